# Writes table.csv: one couple's difference against those of a norm group, by R. The unstandardised test is found as the
# prediction of one more case by lm() from couples that have exactly the stated moments. Run here: Rscript make.R
set.seed(20240917)
rows <- list()
add <- function(test, input, values) {
  rows[[length(rows) + 1]] <<- data.frame(test, d = input[1], x2 = input[2], x3 = input[3], x4 = input[4], n = input[5],
                                          statistic = names(values), value = sprintf("%.17g", values))
}
couples <- function(n, sd_a, sd_b, r, mean) {
  z <- scale(matrix(rnorm(2 * n), n))
  z <- z %*% solve(chol(cov(z))) %*% chol(matrix(c(sd_a^2, r * sd_a * sd_b, r * sd_a * sd_b, sd_b^2), 2))
  cbind(z[, 1] + mean, z[, 2])
}
for (n in c(5, 20, 148)) for (r in c(-.2, .3, .8)) {
  input <- c(d = 6.5, sd_a = 4, sd_b = 5, r = r, n = n)
  x <- couples(n, 4, 5, r, 1.25)
  differences <- x[, 1] - x[, 2]
  fit <- lm(differences ~ 1)
  predicted <- predict(fit, data.frame(row.names = 1), se.fit = TRUE)
  t <- (6.5 - predicted$fit) / sqrt(predicted$se.fit^2 + predicted$residual.scale^2)
  add("difference", input, c(statistic = t[[1]], df = fit$df.residual, p = 2 * pt(-abs(t[[1]]), fit$df.residual)))
  squares <- sum(differences^2)
  t <- 6.5 / sqrt(mean(differences^2))
  add("exchangeable", c(6.5, round(squares, 6), 0, 0, n),
      c(statistic = 6.5 / sqrt(round(squares, 6) / n), df = n, p = 2 * pt(-6.5 / sqrt(round(squares, 6) / n), n)))
  z <- (1.4 - -.3) / sqrt(2 - 2 * r)
  add("standardised", c(1.4, -.3, r, 0, 0), c(statistic = z, df = 0, p = 2 * pnorm(-abs(z))))
  variance <- var(differences)
  reliability <- 1 - 2.5^2 / variance
  slope <- cov(differences, differences) / variance * reliability
  add("regressed", c(6.5, 1.25, round(variance, 9), 2.5, n),
      c(reliability = reliability, difference = 1.25 + slope * (6.5 - 1.25)))
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
