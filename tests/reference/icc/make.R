# Writes the simulated ratings data/*.csv and table.csv, by psych. Run in this folder: Rscript make.R
suppressPackageStartupMessages(library(psych))
set.seed(20240919)

ratings <- function(n, judges, between = 1, judge = 0.5, noise = 1) {
  x <- outer(rnorm(n, sd = between), rnorm(judges, sd = judge), "+") + rnorm(n * judges, sd = noise)
  matrix(round(4 + 1.5 * x), n)
}
samples <- list(
  shrout_fleiss = matrix(c(9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7), 6, byrow = TRUE),
  four_judges = ratings(30, 4),
  two_judges = ratings(40, 2),
  little_agreement = ratings(25, 3, between = 0.1),
  decimals = matrix(round(1000 + rnorm(60, sd = 0.1), 5), 20),
  gaps = ratings(30, 3)
)
# Two judges who disagree on everything: negative.
negative <- ratings(20, 1)[, 1]
samples$negative <- cbind(negative, 9 - negative + rep(c(0, 1, -1, 2), 5))
samples$gaps[cbind(c(2, 9, 9, 17), c(1, 2, 3, 3))] <- NA

rows <- list()
for (name in names(samples)) {
  x <- as.data.frame(samples[[name]])
  names(x) <- paste0("j", seq_along(x))
  write.csv(x, file.path("data", paste0(name, ".csv")), row.names = FALSE, quote = FALSE)
  result <- suppressWarnings(ICC(na.omit(x), lmer = FALSE))
  forms <- result$results
  values <- c(value = "ICC", f = "F", df1 = "df1", df2 = "df2", p = "p", low = "lower bound", high = "upper bound")
  for (form in seq_len(nrow(forms))) {
    for (statistic in names(values)) {
      rows[[length(rows) + 1]] <- data.frame(data = name, form = forms$type[form], statistic,
                                             value = sprintf("%.17g", forms[form, values[statistic]]))
    }
  }
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
