# Writes the simulated answers data/answers.csv and table.csv, by psych and base R. Run in this folder: Rscript make.R
suppressPackageStartupMessages(library(psych))
set.seed(20261104)

# Couples' answers 1 to 5 to five items; the second item is reversed. Wives answer a little higher.
one_group <- function(group, n, r, gaps) {
  between <- rnorm(n)
  member <- function(shift) {
    trait <- shift + sqrt(r) * between + sqrt(1 - r) * rnorm(n)
    answers <- sapply(1:5, function(j) pmin(5, pmax(1, round(3 + 0.8 * trait + rnorm(n)))))
    answers[, 2] <- 6 - answers[, 2]
    answers[runif(length(answers)) < gaps] <- NA
    answers
  }
  rows <- rbind(
    data.frame(group = group, couple = paste0(group, seq_len(n)), role = "wife", member(0.2)),
    data.frame(group = group, couple = paste0(group, seq_len(n)), role = "husband", member(0))
  )
  names(rows)[4:8] <- paste0("q", 1:5)
  rows
}
data <- rbind(one_group("clinic", 70, 0.4, 0.01), one_group("community", 90, 0.2, 0))
data <- data[sample(nrow(data)), ]
write.csv(data, "data/answers.csv", row.names = FALSE, quote = FALSE)

keyed <- data
keyed$q2 <- 6 - keyed$q2
# Weights of the items in each score: a sum of three, a mean of two, and the sum plus five times the mean.
weights <- list(closeness = c(1, 1, 1, 0, 0), trust = c(0, 0, 0, 0.5, 0.5), total = c(1, 1, 1, 2.5, 2.5))
items_of <- function(rows, scale) {
  used <- weights[[scale]] != 0
  sweep(as.matrix(rows[, paste0("q", 1:5)])[, used, drop = FALSE], 2, weights[[scale]][used], "*")
}
score_of <- function(rows, scale) rowSums(items_of(rows, scale))

table <- list()
note <- function(group, role, scale, statistic, value) {
  table[[length(table) + 1]] <<- data.frame(group, role, scale, statistic, value = sprintf("%.17g", value))
}

for (group in c("clinic", "community")) {
  for (role in c("", "husband", "wife")) {
    rows <- keyed[keyed$group == group & (role == "" | keyed$role == role), ]
    for (scale in names(weights)) {
      x <- score_of(rows, scale)
      present <- !is.na(x)
      note(group, role, scale, "n", sum(present))
      note(group, role, scale, "mean", mean(x[present]))
      note(group, role, scale, "sd", sd(x[present]))
      answers <- items_of(rows, scale)[present, ]
      note(group, role, scale, "alpha", suppressWarnings(psych::alpha(answers, warnings = FALSE))$total$raw_alpha)
      if (scale == "closeness") {
        # Three items determine the loadings of one factor.
        s <- cov(answers)
        l <- sqrt(c(s[1, 2] * s[1, 3] / s[2, 3], s[1, 2] * s[2, 3] / s[1, 3], s[1, 3] * s[2, 3] / s[1, 2]))
        note(group, role, scale, "omega", sum(l)^2 / sum(s))
      }
      lowest <- min(x[present])
      note(group, role, scale, "lowest_percentile", 50 * mean(x[present] == lowest))
      note(group, role, scale, "lowest_rankit", qnorm((mean(rank(x[present])[x[present] == lowest]) - 0.5) / sum(present)))
    }
  }

  wives <- keyed[keyed$group == group & keyed$role == "wife", ]
  husbands <- keyed[keyed$group == group & keyed$role == "husband", ]
  husbands <- husbands[match(wives$couple, husbands$couple), ]
  # The sample error covariance of two administrations, by the model of alpha: k times the variance that items
  # do not share.
  error_part <- function(c) (nrow(c) * sum(diag(c)) - sum(c)) / (nrow(c) - 1)
  for (scale in names(weights)) {
    a <- score_of(husbands, scale)
    b <- score_of(wives, scale)
    both <- !is.na(a) & !is.na(b)
    a <- a[both]; b <- b[both]; d <- a - b
    ia <- items_of(husbands, scale)[both, ]; ib <- items_of(wives, scale)[both, ]
    note(group, "husband+wife", scale, "n", length(a))
    note(group, "husband+wife", scale, "mean_first", mean(a))
    note(group, "husband+wife", scale, "mean_second", mean(b))
    note(group, "husband+wife", scale, "sd_first", sd(a))
    note(group, "husband+wife", scale, "sd_second", sd(b))
    note(group, "husband+wife", scale, "r", cor(a, b))
    note(group, "husband+wife", scale, "mean_difference", mean(d))
    note(group, "husband+wife", scale, "sd_difference", sd(d))
    note(group, "husband+wife", scale, "mean_square_difference", mean(d^2))
    note(group, "husband+wife", scale, "sem_first", sd(a) * sqrt(1 - psych::alpha(ia, warnings = FALSE)$total$raw_alpha))
    note(group, "husband+wife", scale, "sem_second", sd(b) * sqrt(1 - psych::alpha(ib, warnings = FALSE)$total$raw_alpha))
    note(group, "husband+wife", scale, "covariance", error_part(cov(ia, ib)))
    # s_D^2 (1 - alpha of the item differences)
    k <- ncol(ia)
    alpha_d <- k / (k - 1) * (1 - sum(apply(ia - ib, 2, var)) / var(d))
    note(group, "husband+wife", scale, "standard_error", sd(d) * sqrt(1 - alpha_d))

    # Exchangeable: mean squares between and within couples.
    within <- anova(lm(c(a, b) ~ factor(rep(seq_along(a), 2))))
    msb <- within[1, "Mean Sq"]; msw <- within[2, "Mean Sq"]
    note(group, "exchangeable", scale, "mean_first", mean(c(a, b)))
    note(group, "exchangeable", scale, "sd_second", sqrt((msb + msw) / 2))
    note(group, "exchangeable", scale, "r", (msb - msw) / (msb + msw))
    note(group, "exchangeable", scale, "sd_difference", sqrt(mean(d^2)))
    # The mean over couples of k times the variance of their item differences.
    note(group, "exchangeable", scale, "standard_error", sqrt(mean(k * apply(ia - ib, 1, var))))
    msb_items <- 2 * cov((ia + ib) / 2); msw_items <- crossprod(ia - ib) / (2 * length(a))
    note(group, "exchangeable", scale, "sem_first", sqrt(error_part((msb_items + msw_items) / 2)))
    note(group, "exchangeable", scale, "covariance", error_part((msb_items - msw_items) / 2))
  }

  scales <- c("closeness", "trust")
  a <- sapply(scales, function(scale) score_of(husbands, scale))
  b <- sapply(scales, function(scale) score_of(wives, scale))
  both <- complete.cases(a, b)
  a <- a[both, ]; b <- b[both, ]
  by_role <- cov(cbind(a, b))
  msb <- 2 * cov((a + b) / 2); msw <- crossprod(a - b) / (2 * nrow(a))
  exchangeable <- rbind(cbind(msb + msw, msb - msw), cbind(msb - msw, msb + msw)) / 2
  note(group, "husband+wife", "moments", "n", nrow(a))
  for (i in 1:4) {
    note(group, "husband+wife", "moments", paste0("mean", i - 1), colMeans(cbind(a, b))[i])
    note(group, "exchangeable", "moments", paste0("mean", i - 1), rep(colMeans(rbind(a, b)), 2)[i])
    for (j in 1:4) {
      note(group, "husband+wife", "moments", paste0("covariance", 4 * i + j - 5), by_role[i, j])
      note(group, "exchangeable", "moments", paste0("covariance", 4 * i + j - 5), exchangeable[i, j])
    }
  }
}
write.csv(do.call(rbind, table), "table.csv", row.names = FALSE, quote = FALSE)
