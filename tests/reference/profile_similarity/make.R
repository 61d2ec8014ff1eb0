# Writes table.csv and data/profiles.csv: indices of profile similarity by R's cor and by their formulas.
# Run here: Rscript make.R
set.seed(20240917)
profiles <- list(mccrae = cbind(a = c(1.2, .3, -.5, .1, .9), b = c(.6, .7, -1.1, -.3, .7)))
for (k in c(2, 3, 5, 6, 12, 40)) {
  level <- rnorm(1)
  a <- round(rnorm(k), 3)
  profiles[[paste0("alike", k)]] <- cbind(a = a, b = round(a + level + .6 * rnorm(k), 3))
  profiles[[paste0("apart", k)]] <- cbind(a = round(rnorm(k), 3), b = round(rnorm(k), 3))
}
profiles$tied <- cbind(a = c(1, 2, 2, 3, 3, 3, 4, 1), b = c(2, 2, 1, 4, 3, 4, 4, 0))
profiles$opposite <- cbind(a = 1:6, b = 6:1)
profiles$gaps <- cbind(a = c(1, NA, 3, 5, 2, 4), b = c(2, 1, NA, 4, 0, 4))

double_entry <- function(a, b) cor(c(a, b), c(b, a))
by_distance <- function(a, b) 1 - sum((a - b)^2) / sum((c(a, b) - mean(c(a, b)))^2)
lin <- function(a, b) {
  k <- length(a)
  2 * cov(a, b) * (k - 1) / ((var(a) + var(b)) * (k - 1) + k * (mean(a) - mean(b))^2)
}
mccrae <- function(a, b) (length(a) + 2 * sum(((a + b) / 2)^2) - sum((a - b)^2)) / sqrt(10 * length(a))
cattell <- function(a, b) {
  e <- 2 * qchisq(.5, length(a))
  (e - sum((a - b)^2)) / (e + sum((a - b)^2))
}
rows <- list()
data <- list()
for (name in names(profiles)) {
  p <- profiles[[name]]
  norm_a <- round(.5 * p[, "a"] + rnorm(nrow(p)), 3)
  norm_b <- round(rnorm(nrow(p)), 3)
  data[[name]] <- data.frame(profile = name, a = p[, "a"], b = p[, "b"], norm_a, norm_b)
  whole <- complete.cases(p)
  a <- p[whole, "a"]; b <- p[whole, "b"]; na <- norm_a[whole]; nb <- norm_b[whole]
  k <- length(a)
  i_pa <- mccrae(a, b)
  own <- complete.cases(p[, "a"])
  values <- c(pearson = cor(a, b), spearman = cor(a, b, method = "spearman"), double_entry_icc = double_entry(a, b),
              icc_by_distance = by_distance(a, b), concordance = lin(a, b), i_pa = i_pa,
              r_pa = if (k > 2) i_pa / sqrt(k - 2 + i_pa^2) else NA, cattell = cattell(a, b),
              distinctive = cor(a - na, b - nb), normativeness = cor(p[own, "a"], norm_a[own]))
  rows[[name]] <- data.frame(profile = name, statistic = names(values), value = ifelse(is.na(values), "NA", sprintf("%.17g", values)))
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
write.csv(do.call(rbind, data), "data/profiles.csv", row.names = FALSE, quote = FALSE)
