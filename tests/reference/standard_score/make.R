# Writes table.csv, by base R. Run in this folder: Rscript make.R
set.seed(20261103)

norms <- list(
  linear = list(mean = 21.25, sd = 4.5),
  decimals = list(mean = 3.1417, sd = 0.6321),
  table = list(score = c(4, 6, 7, 9, 12, 20), percentile = c(2.5, 11, 30.25, 61, 90, 99)),
  ends = list(score = c(0, 5, 10), percentile = c(0, 50, 100)),
  both = list(mean = 9, sd = 3, score = c(4, 6, 7, 9, 12, 20), percentile = c(2.5, 11, 30.25, 61, 90, 99))
)
scores <- list(
  linear = c(0, 10, 14.5, 21.25, 22, 25, 30.5, 40, 21.25 + 4.5 * seq(-2.25, 2.25, 0.25)),
  decimals = round(runif(20, 1, 5), 3),
  table = c(3, 4, 4.5, 6, 8, 9, 11, 12, 19.5, 20, 21),
  ends = c(-1, 0, 2.5, 5, 7.5, 10, 11),
  both = c(3, 4, 4.5, 6, 8, 9, 11, 12, 19.5, 20, 21)
)

inf_is_na <- function(x) ifelse(is.finite(x), x, NA)
rows <- list()
for (name in names(norms)) {
  norm <- norms[[name]]
  x <- scores[[name]]
  has_table <- !is.null(norm$score)
  percentile <- if (has_table) approx(norm$score, norm$percentile, x)$y else 100 * pnorm(x, norm$mean, norm$sd)
  if (is.null(norm$mean)) {
    ends <- inf_is_na(qnorm(norm$percentile / 100))
    # Next to an end without a z there is no z either; at a tabulated score its own z applies.
    z <- sapply(x, function(s) {
      if (s %in% norm$score) return(ends[match(s, norm$score)])
      at <- findInterval(s, norm$score)
      if (at == 0 || at == length(ends)) return(NA)
      ends[at] + (s - norm$score[at]) / diff(norm$score[at + 0:1]) * diff(ends[at + 0:1])
    })
  } else {
    z <- (x - norm$mean) / norm$sd
  }
  bands <- function(z, breaks) as.integer(cut(z, c(-Inf, breaks, Inf), right = FALSE))
  rows[[name]] <- data.frame(
    norm = name, raw = x, z = z, t = 50 + 10 * z, percentile = percentile,
    stanine = bands(z, seq(-1.75, 1.75, 0.5)), sten = bands(z, seq(-2, 2, 0.5))
  )
}
table <- do.call(rbind, rows)
for (column in c("raw", "z", "t", "percentile")) {
  table[[column]] <- ifelse(is.na(table[[column]]), "NA", sprintf("%.17g", table[[column]]))
}
write.csv(table, "table.csv", row.names = FALSE, quote = FALSE)
