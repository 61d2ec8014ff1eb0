# Writes the simulated answer sheets data/*.csv and table.csv, by R's own sd and t.test. Run in this folder:
# Rscript make.R
set.seed(20240926)

# One row per item: both partners' keyed answers, and the lowest and highest option.
sheets <- function(k, options = 5, low = 0, range = rep(options - 1, k)) {
  data.frame(a = low + round(runif(k) * range), b = low + round(runif(k) * range), low = low, high = low + range)
}
samples <- list(
  five = sheets(5),
  eight = sheets(8),
  thirty = sheets(30, options = 7, low = 1),
  gaps = sheets(9),
  mixed = sheets(7, range = c(6, 5, 5, 5, 5, 5, 4)),
  decimals = data.frame(a = round(runif(10) * 10, 2), b = round(runif(10) * 10, 2), low = 0, high = 10)
)
samples$gaps$a[c(2, 5)] <- NA
samples$gaps$b[c(5, 9)] <- NA

rows <- list()
add <- function(data, statistic, value) {
  rows[[length(rows) + 1]] <<- data.frame(data, statistic, value = sprintf("%.17g", value))
}
for (name in names(samples)) {
  x <- samples[[name]]
  write.csv(x, file.path("data", paste0(name, ".csv")), row.names = FALSE, quote = FALSE)
  k <- nrow(x)
  range <- x$high - x$low
  share <- (x$a - x$low) / range
  m <- sum(!is.na(share))
  filled <- ifelse(is.na(share), mean(share, na.rm = TRUE), share)
  add(name, "sum", sum(filled * range))
  # With equal ranges Brennan's estimator as published; otherwise the form for unequal ranges.
  sem <- if (length(unique(range)) == 1) sqrt(k) * sd(x$a, na.rm = TRUE) else sd(share, na.rm = TRUE) * sqrt(sum(range^2))
  add(name, "sem", sem * sqrt(k / m))
  paired <- t.test(x$a, x$b, paired = TRUE)
  add(name, "t", unname(paired$statistic))
  add(name, "df", unname(paired$parameter))
  add(name, "p", paired$p.value)
  # The test is on the mean over the items; the score includes all k.
  add(name, "low", k * paired$conf.int[1])
  add(name, "high", k * paired$conf.int[2])
  add(name, "difference", k * unname(paired$estimate))
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
