# Writes the simulated samples data/*.csv and table.csv, from the definitions. Run in this folder: Rscript make.R
suppressPackageStartupMessages(library(psych))
set.seed(20240927)

# n couples, k items; partners' true scores correlate, and partners understand an item in the same way.
couples <- function(n, k, together = .5, alike = .4, options = 5) {
  shared <- rnorm(n)
  answer <- function(own) {
    true <- sqrt(together) * shared + sqrt(1 - together) * own
    sweep(matrix(true, n, k), 2, seq(-.5, .5, length.out = k), "+")
  }
  common <- matrix(rnorm(n * k), n, k)
  noise <- function() sqrt(alike) * common + sqrt(1 - alike) * matrix(rnorm(n * k), n, k)
  cut <- function(x) pmin(pmax(round(2 + 1.1 * x), 0), options - 1)
  cbind(cut(answer(rnorm(n)) + noise()), cut(answer(rnorm(n)) + noise()))
}
samples <- list(
  alike = couples(60, 8),
  apart = couples(60, 8, alike = 0),
  two_items = couples(40, 2),
  few = couples(12, 10),
  gaps = couples(50, 5)
)
samples$gaps[cbind(c(3, 17, 17, 40), c(1, 4, 9, 10))] <- NA

rows <- list()
add <- function(data, statistic, value) {
  rows[[length(rows) + 1]] <<- data.frame(data, statistic, value = sprintf("%.17g", value))
}
alpha_of <- function(x) suppressMessages(suppressWarnings(alpha(x, check.keys = FALSE)))$total$raw_alpha
for (name in names(samples)) {
  x <- samples[[name]]
  k <- ncol(x) / 2
  colnames(x) <- c(paste0("a", 1:k), paste0("b", 1:k))
  write.csv(x, file.path("data", paste0(name, ".csv")), row.names = FALSE, quote = FALSE)
  x <- na.omit(x)
  a <- x[, 1:k]
  b <- x[, k + 1:k]
  difference <- rowSums(a) - rowSums(b)
  alpha_d <- alpha_of(a - b)
  add(name, "n", nrow(x))
  add(name, "sem_a", sd(rowSums(a)) * sqrt(1 - alpha_of(a)))
  add(name, "sem_b", sd(rowSums(b)) * sqrt(1 - alpha_of(b)))
  # The error of the difference as for any other sum: s_D^2 (1 - alpha of the item differences).
  add(name, "standard_error", sd(difference) * sqrt(1 - alpha_d))
  add(name, "difference_alpha", alpha_d)
  # Errors are residuals from the person's and the item's mean; their covariance is the shared part.
  residual <- function(m) {
    sweep(sweep(m, 1, rowMeans(m)), 2, colMeans(m) - mean(m))
  }
  add(name, "covariance", k * sum(residual(a) * residual(b)) / ((nrow(x) - 1) * (k - 1)))
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
