# Writes table.csv: global tests of differences by R's weighted least squares, by solve() for correlated errors, and by
# simulated squared t's for estimated errors. Run here: Rscript make.R
set.seed(20240917)
rows <- list()
for (k in c(1, 2, 3, 5, 8)) {
  d <- round(rnorm(k, .5, 2), 3)
  se <- round(runif(k, .5, 2), 3)
  level <- lm(d ~ 1, weights = 1 / se^2)
  total <- sum((d / se)^2)
  rest <- sum(weights(level) * residuals(level)^2)
  values <- c(total = total, elevation = total - rest, rest = rest,
              p_total = pchisq(total, k, lower.tail = FALSE),
              p_elevation = 2 * pnorm(-abs(coef(level)[[1]] * sqrt(sum(1 / se^2)))),
              p_rest = if (k > 1) pchisq(rest, k - 1, lower.tail = FALSE) else NA)
  if (k == 1) values["rest"] <- NA
  rows[[length(rows) + 1]] <- data.frame(method = "independent", k, d = paste(d, collapse = " "),
                                         error = paste(se, collapse = " "), statistic = names(values), value = values)
  r <- .3 + diag(.7, k)
  s <- round(outer(se, se) * r, 6)
  w <- solve(s)
  total <- drop(t(d) %*% w %*% d)
  elevation <- sum(w %*% d)^2 / sum(w)
  values <- c(total = total, elevation = elevation, rest = if (k > 1) total - elevation else NA,
              p_total = pchisq(total, k, lower.tail = FALSE), p_elevation = pchisq(elevation, 1, lower.tail = FALSE),
              p_rest = if (k > 1) pchisq(total - elevation, k - 1, lower.tail = FALSE) else NA)
  rows[[length(rows) + 1]] <- data.frame(method = "correlated", k, d = paste(d, collapse = " "),
                                         error = paste(s, collapse = " "), statistic = names(values), value = values)
  if (k > 1) {
    draws <- 400000
    null <- rowSums(matrix(rt(draws * k, 7)^2, draws))
    rows[[length(rows) + 1]] <- data.frame(method = "estimated", k, d = paste(d, collapse = " "),
                                           error = paste(se, collapse = " "), statistic = "p_total",
                                           value = mean(null >= sum((d / se)^2)))
  }
}
table <- do.call(rbind, rows)
table$value <- ifelse(is.na(table$value), "NA", sprintf("%.17g", table$value))
write.csv(table, "table.csv", row.names = FALSE, quote = FALSE)
