# Writes the simulated series data/series.csv and table.csv, by the definitions and by lm.
# Run in this folder: Rscript make.R
set.seed(19910101)

rows <- list()
add <- function(case, statistic, value) {
  rows[[length(rows) + 1]] <<- data.frame(case, statistic, value = sprintf("%.17g", value))
}

# Reliable change: the error of a difference of two scores, each with the error variance s^2 (1 - r).
cases <- read.csv("data/pairs.txt")
for (i in seq_len(nrow(cases))) {
  p <- cases[i, ]
  error_variance <- p$sd^2 - p$sd^2 * p$r
  s_diff <- sqrt(error_variance + error_variance)
  z <- (p$later - p$earlier) / s_diff
  half <- qnorm(0.975) * s_diff
  add(p$case, "s_diff", s_diff)
  add(p$case, "rc", z)
  add(p$case, "p", 2 * pnorm(-abs(z)))
  add(p$case, "smallest_detectable", half)
  add(p$case, "low", p$later - p$earlier - half)
  add(p$case, "high", p$later - p$earlier + half)
}

# Cutoffs: a and b two SDs from the mean of their own group towards the other; c the same number of SDs from
# both.
groups <- read.csv("data/groups.txt")
for (i in seq_len(nrow(groups))) {
  g <- groups[i, ]
  towards <- sign(g$functional_mean - g$clinical_mean)
  add(g$case, "a", g$clinical_mean + towards * 2 * g$clinical_sd)
  add(g$case, "b", g$functional_mean - towards * 2 * g$functional_sd)
  away <- function(x) abs(x - g$clinical_mean) / g$clinical_sd - abs(g$functional_mean - x) / g$functional_sd
  between <- sort(c(g$clinical_mean, g$functional_mean))
  add(g$case, "c", uniroot(away, between, tol = 1e-14)$root)
}

# The error of a change of a discrepancy and of a couple's mean, as the variance of a weighted sum of
# independent errors: later a, later b, earlier a, earlier b.
for (i in seq_len(nrow(cases))) {
  p <- cases[i, ]
  sem_a <- p$sd * sqrt(1 - p$r)
  sem_b <- p$partner_sem
  S <- diag(c(sem_a, sem_b, sem_a, sem_b)^2)
  difference <- c(1, -1, -1, 1)
  average <- c(1, 1, -1, -1) / 2
  add(p$case, "discrepancy", sqrt(drop(t(difference) %*% S %*% difference)))
  add(p$case, "couple_mean", sqrt(drop(t(average) %*% S %*% average)))
}

# Slope over time.
make_series <- function(case, days, scores) {
  data.frame(case, date = as.Date("2023-12-20") + days, score = scores)
}
random <- function(case, n, gap) {
  days <- cumsum(c(0, 1 + rpois(n - 1, gap)))
  make_series(case, days, round(50 + 0.05 * days + rnorm(n, sd = 6), 2))
}
series <- rbind(random("three", 3, 28), random("five", 5, 14), random("leap", 12, 40), random("daily", 60, 0),
                random("years", 9, 400))
series$score[series$case == "leap"][c(4, 9)] <- NA
write.csv(series, "data/series.csv", row.names = FALSE, quote = FALSE)
for (case in unique(series$case)) {
  one <- series[series$case == case, ]
  one$months <- as.numeric(one$date) / 30
  fit <- lm(score ~ months, one)
  line <- summary(fit)$coefficients["months", ]
  interval <- confint(fit)["months", ]
  add(case, "n", nobs(fit))
  add(case, "slope", line[["Estimate"]])
  add(case, "slope_se", line[["Std. Error"]])
  add(case, "slope_p", line[["Pr(>|t|)"]])
  add(case, "slope_low", interval[[1]])
  add(case, "slope_high", interval[[2]])
}

write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
