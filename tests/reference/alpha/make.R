# Writes the simulated answers data/*.csv and table.csv, by psych. Run in this folder: Rscript make.R
suppressPackageStartupMessages(library(psych))
set.seed(20240918)

likert <- function(n, k, cuts = c(-1.5, -0.5, 0.5, 1.5), noise = 1) {
  trait <- rnorm(n)
  latent <- sapply(seq_len(k), function(j) (0.4 + 0.1 * j) * trait + rnorm(n, sd = noise))
  answers <- matrix(findInterval(latent, cuts) + 1, n)
  colnames(answers) <- paste0("q", seq_len(k))
  answers
}
with_gaps <- function(answers, share) {
  answers[runif(length(answers)) < share] <- NA
  answers
}
reversed <- function(answers, items) {
  answers[, items] <- 6 - answers[, items]
  answers
}

samples <- list(
  likert = likert(200, 6),
  skewed = likert(150, 8, cuts = c(0.8, 1.3, 1.8, 2.3)),
  gaps = with_gaps(likert(120, 5), 0.07),
  two = likert(90, 2),
  two_gaps = with_gaps(likert(90, 2), 0.1),
  three = likert(60, 3),
  negative = reversed(likert(100, 4), c(2, 3)),
  one_reversed = reversed(likert(100, 6), 5),
  decimals = round(likert(80, 5) + matrix(rnorm(400), 80), 4),
  more_items = likert(7, 12)
)

# By default splitHalf reverses items before it computes lambda-2.
lambda2 <- function(covariance) splitHalf(covariance, covar = TRUE, check.keys = FALSE, n.sample = 10)$lambda2

rows <- list()
add <- function(data, cases, statistic, item, value) {
  rows[[length(rows) + 1]] <<- data.frame(data, cases, statistic, item, value = sprintf("%.17g", value))
}

for (name in names(samples)) {
  all <- as.data.frame(samples[[name]])
  write.csv(all, file.path("data", paste0(name, ".csv")), row.names = FALSE, quote = FALSE)
  for (cases in c("listwise", "pairwise")) {
    # psych uses the number of all rows for its intervals, so rows with missing answers are removed first.
    x <- if (cases == "listwise") na.omit(all) else all
    k <- ncol(x)
    n <- min(crossprod(!is.na(x)))
    result <- suppressWarnings(alpha(x, use = "pairwise", warnings = FALSE))
    raw <- result$total$raw_alpha
    feldt <- alpha.ci(raw, n, k)
    ase <- result$total$ase * sqrt(nrow(x) / n)
    add(name, cases, "n", 0, n)
    add(name, cases, "alpha", 0, raw)
    add(name, cases, "standardised", 0, result$total$std.alpha)
    add(name, cases, "standard_error", 0, ase)
    add(name, cases, "feldt_low", 0, feldt$lower.ci)
    add(name, cases, "feldt_high", 0, feldt$upper.ci)
    add(name, cases, "duhachek_iacobucci_low", 0, raw + qnorm(0.025) * ase)
    add(name, cases, "duhachek_iacobucci_high", 0, raw + qnorm(0.975) * ase)
    covariance <- cov(x, use = "pairwise")
    if (k > 2) {
      add(name, cases, "lambda2", 0, lambda2(covariance))
    } else {
      r <- cor(x, use = "complete.obs")[1, 2]
      if (cases == "listwise") add(name, cases, "spearman_brown", 0, 2 * r / (1 + r))
    }
    for (item in seq_len(k)) {
      # For two items psych prints a ratio of covariances there, which is not alpha.
      if (k > 2) add(name, cases, "alpha_if_dropped", item, result$alpha.drop$raw_alpha[item])
      add(name, cases, "item_rest", item, result$item.stats$r.drop[item])
    }
    keyed <- suppressWarnings(alpha(x, use = "pairwise", check.keys = TRUE, warnings = FALSE))
    for (item in which(grepl("-", unlist(keyed$keys), fixed = TRUE))) add(name, cases, "rekey", item, item)
  }
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
