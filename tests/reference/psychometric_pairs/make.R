# Writes data/answers.csv (120 x 10, seeded, pairs 1-2, 3-4, 5-6, 7-8 alike, 9 and 10 opposite to 1 and 3) and
# table.csv: the pairs beyond .6 and -.6, then each person's correlation over them, by cor. Run here: Rscript make.R
set.seed(3)
n <- 120
level <- matrix(rnorm(n * 4), n)
x <- level[, c(1, 1, 2, 2, 3, 3, 4, 4, 1, 2)] %*% diag(c(rep(1, 8), -1, -1)) + matrix(rnorm(n * 10, sd = .5), n)
x <- pmin(pmax(round(x * 1.2) + 3, 1), 5)
x[cbind(c(3, 9, 9), c(2, 1, 5))] <- NA
dir.create("data", showWarnings = FALSE)
write.csv(x, "data/answers.csv", row.names = FALSE, quote = FALSE)
r <- cor(x[complete.cases(x), ])
at <- which(upper.tri(r), arr.ind = TRUE)
rows <- NULL
for (kind in c("synonyms", "antonyms")) {
  found <- at[if (kind == "synonyms") r[at] >= .6 else r[at] <= -.6, , drop = FALSE]
  found <- found[order(found[, 1], found[, 2]), , drop = FALSE]
  rows <- rbind(rows, data.frame(kind, what = "pair", a = found[, 1] - 1, b = found[, 2] - 1, value = r[found]))
  within <- suppressWarnings(sapply(1:n, function(i) {
    u <- x[i, found[, 1]]; v <- x[i, found[, 2]]; ok <- !is.na(u) & !is.na(v)
    if (sum(ok) < 3) NA else cor(u[ok], v[ok])
  }))
  rows <- rbind(rows, data.frame(kind, what = "person", a = 1:n - 1, b = 0, value = within))
}
rows$value <- ifelse(is.na(rows$value), "NA", sprintf("%.17g", rows$value))
write.csv(rows, "table.csv", row.names = FALSE, quote = FALSE)
