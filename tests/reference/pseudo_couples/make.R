# Writes the simulated couples data/*.csv and table.csv, by base R. Run in this folder: Rscript make.R
set.seed(20240924)

# Columns i1a i1b i2a i2b ...: people in general answer similarly, and couples more so.
couples <- function(n, items, alike = 0.8, normative = 1) {
  mean <- rnorm(items, sd = normative)
  couple <- matrix(rnorm(n * items, sd = alike), n)
  a <- t(mean + t(couple + matrix(rnorm(n * items), n)))
  b <- t(mean + t(couple + matrix(rnorm(n * items), n)))
  b[, 1] <- b[, 1] + 0.7  # roles differ on one item
  d <- as.data.frame(do.call(cbind, lapply(seq_len(items), function(j) cbind(a[, j], b[, j]))))
  names(d) <- paste0("i", rep(seq_len(items), each = 2), c("a", "b"))
  d
}
samples <- list(six = couples(6, 5), five = couples(5, 4, alike = 0.3), forty = couples(40, 9), gaps = couples(30, 6))
samples$gaps[cbind(c(4, 11, 19), c(2, 5, 12))] <- NA
samples$gaps[7, c(TRUE, FALSE)] <- 3  # a constant profile

permutations <- function(x) {
  if (length(x) == 1) return(matrix(x, 1))
  do.call(rbind, lapply(seq_along(x), function(i) cbind(x[i], permutations(x[-i]))))
}
matchings <- function(x) {
  if (length(x) == 0) return(list(NULL))
  do.call(c, lapply(2:length(x), function(i) lapply(matchings(x[-c(1, i)]), function(m) rbind(x[c(1, i)], m))))
}
rows <- list()
add <- function(data, centring, statistic, value) {
  rows[[length(rows) + 1]] <<- data.frame(data, centring, statistic, value = sprintf("%.17g", value))
}
for (name in names(samples)) {
  file <- file.path("data", paste0(name, ".csv"))
  write.csv(round(samples[[name]], 10), file, row.names = FALSE, quote = FALSE)
  d <- na.omit(read.csv(file))
  a <- as.matrix(d[, c(TRUE, FALSE)]); b <- as.matrix(d[, c(FALSE, TRUE)])
  norm <- colMeans(rbind(a, b))
  for (centring in c("none", "pooled")) {
    u <- t(a) - if (centring == "pooled") norm else 0
    v <- t(b) - if (centring == "pooled") norm else 0
    varies <- apply(t(a), 2, sd) > 0 | centring == "pooled"
    u <- u[, varies]; v <- v[, varies]
    s <- cor(u, v)
    n <- ncol(u)
    off <- row(s) != col(s)
    add(name, centring, "n", n)
    add(name, centring, "similarity", mean(diag(s)))
    add(name, centring, "baseline", mean(s[off]))
    add(name, centring, "one_triangle", mean(s[upper.tri(s)]))
    everyone <- cor(cbind(u, v))
    strangers <- outer(rep(1:n, 2), rep(1:n, 2), "!=")
    add(name, centring, "exchangeable_baseline", mean(everyone[strangers]))
    if (centring == "pooled") {
      left <- function(x) apply(x, 2, function(y) resid(lm(y ~ norm)))
      add(name, centring, "by_regression", mean(diag(cor(left(t(a)), left(t(b))))))
      role <- cor(t(a) - colMeans(a), t(b) - colMeans(b))
      add(name, centring, "by_role", mean(diag(role)))
    }
    own <- diag(s)
    for (i in c(1, n)) {
      others <- c(s[i, -i], s[-i, i])
      add(name, centring, paste0("place_baseline_", i - 1), mean(others))
      add(name, centring, paste0("place_percentile_", i - 1), 100 * mean(others < own[i]))
    }
    if (n > 6) next
    all <- apply(permutations(1:n), 1, function(p) mean(s[cbind(1:n, p)]))
    add(name, centring, "permuted_mean", mean(all))
    add(name, centring, "permuted_sd", sd(all) * sqrt((length(all) - 1) / length(all)))
    add(name, centring, "p", mean(all >= mean(own) - 1e-12))
    add(name, centring, "p_two_sided", mean(abs(all - mean(all)) >= abs(mean(own) - mean(all)) - 1e-12))
    all <- sapply(matchings(1:(2 * n)), function(m) mean(everyone[m]))
    add(name, centring, "exchangeable_permuted_mean", mean(all))
    add(name, centring, "exchangeable_p", mean(all >= mean(own) - 1e-12))
  }
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
