# Writes table.csv: bands of the double-entry ICC by simulation in R, with R's generator and its linear algebra.
# Run here: Rscript make.R
set.seed(20240917)
icc <- function(a, b) 1 - sum((a - b)^2) / sum((c(a, b) - mean(c(a, b)))^2)
draws <- 200000
rows <- list()
band <- function(x) {
  q <- quantile(x, c(.025, .5, .975))
  c(low = q[[1]], median = q[[2]], high = q[[3]])
}
add <- function(method, a, b, values) {
  rows[[length(rows) + 1]] <<- data.frame(method, a = paste(a, collapse = " "), b = paste(b, collapse = " "),
                                          statistic = names(values), value = sprintf("%.17g", values))
}
a <- c(60, 72.5, 45, 81, 55); b <- c(52, 70, 58, 66, 61)
# Equal profiles, known errors: the common profile is fixed, the difference is error.
se <- c(9, 11, 8, 12, 10)
m <- (a + b) / 2
add("known", a, b, band(replicate(draws, { d <- rnorm(5, 0, se); icc(m + d / 2, m - d / 2) })))
# Unequal errors: drawn for each person around the best estimate of the common profile, then adjusted so that
# this estimate is the observed one.
va <- se^2 * .7; vb <- se^2 * .3
m <- (a / va + b / vb) / (1 / va + 1 / vb)
add("unequal", a, b, band(replicate(draws, {
  x <- rnorm(5, m, sqrt(va)); y <- rnorm(5, m, sqrt(vb))
  off <- (x / va + y / vb) / (1 / va + 1 / vb) - m
  icc(x - off, y - off)
})))
m <- (a + b) / 2
add("estimated", a, b, band(replicate(draws, { d <- se * rt(5, 7); icc(m + d / 2, m - d / 2) })))
# The true profiles given the scores: k scales of two people, with common norms.
sd <- c(14, 15, 16, 17, 18); r <- .72; mean <- c(60, 62, 55, 70, 64)
within <- outer(sd, sd) * (.5 * r + diag(1 - .5 * r, 5)); across <- outer(sd, sd) * (.2 + diag(.15, 5))
observed <- rbind(cbind(within, across), cbind(across, within))
true <- observed - diag(rep(sd^2 * (1 - r), 2))
weight <- true %*% solve(observed)
at <- c(mean, mean) + drop(weight %*% (c(a, b) - c(mean, mean)))
left <- true - weight %*% true
root <- chol((left + t(left)) / 2)
add("posterior", a, b, band(replicate(draws, { t <- at + drop(rnorm(10) %*% root); icc(t[1:5], t[6:10]) })))
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
