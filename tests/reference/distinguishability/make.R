# Writes the simulated couples data/*.csv and table.csv, by lavaan and base R. Run in this folder: Rscript make.R
suppressPackageStartupMessages(library(lavaan))
set.seed(20240923)

# p variables of two members, columns v1a v1b v2a v2b ...; `role` is the difference of the second member.
couples <- function(n, p, role = 0) {
  d <- lapply(seq_len(p), function(v) {
    couple <- rnorm(n)
    cbind(couple + rnorm(n), couple + role + (1 + role) * rnorm(n))
  })
  d <- as.data.frame(do.call(cbind, d))
  names(d) <- paste0("v", rep(seq_len(p), each = 2), c("a", "b"))
  d
}
samples <- list(two = couples(80, 2), roles = couples(60, 2, 0.4), three = couples(100, 3), one = couples(25, 1, 0.3),
                small_one = couples(8, 1, 1), small_two = couples(9, 2, 0.5))

statistic <- function(d) {
  first <- as.matrix(d[, c(TRUE, FALSE)]); second <- as.matrix(d[, c(FALSE, TRUE)])
  n <- nrow(d)
  s <- first + second; e <- first - second
  whole <- cov(cbind(s, e)) * (n - 1) / n
  p <- ncol(s)
  n * (log(det(whole[1:p, 1:p, drop = FALSE])) + log(det(crossprod(e) / n)) - log(det(whole)))
}
# All permutations of members within couples.
swap_p <- function(d) {
  n <- nrow(d)
  order <- as.vector(rbind(seq(2, ncol(d), 2), seq(1, ncol(d), 2)))
  all <- sapply(0:(2^n - 1), function(code) {
    turned <- bitwAnd(code, 2^(0:(n - 1))) > 0
    d[turned, ] <- d[turned, order]
    statistic(d)
  })
  mean(all >= statistic(d) - 1e-9)
}
# Means, variances and covariances that ignore the order of members.
isat <- function(p) {
  lines <- c()
  for (i in seq_len(p)) {
    lines <- c(lines, sprintf("v%da ~~ s%d*v%da\nv%db ~~ s%d*v%db\nv%da ~ m%d*1\nv%db ~ m%d*1\nv%da ~~ v%db",
                              i, i, i, i, i, i, i, i, i, i, i, i))
    for (j in seq_len(i - 1)) {
      lines <- c(lines, sprintf("v%da ~~ w%d%d*v%da\nv%db ~~ w%d%d*v%db\nv%da ~~ c%d%d*v%db\nv%db ~~ c%d%d*v%da",
                                i, i, j, j, i, i, j, j, i, i, j, j, i, i, j, j))
    }
  }
  paste(lines, collapse = "\n")
}
rows <- list()
add <- function(data, name, value) {
  rows[[length(rows) + 1]] <<- data.frame(data, statistic = name, value = sprintf("%.17g", value))
}
for (name in names(samples)) {
  file <- file.path("data", paste0(name, ".csv"))
  write.csv(round(samples[[name]], 10), file, row.names = FALSE, quote = FALSE)
  d <- read.csv(file)
  p <- ncol(d) / 2
  add(name, "chi_square", statistic(d))
  add(name, "p", pchisq(statistic(d), p * (p + 1), lower.tail = FALSE))
  if (startsWith(name, "small")) {
    add(name, "swap_p", swap_p(d))
  } else {
    fit <- lavaan(isat(p), d, control = list(iter.max = 10000, eval.max = 20000))
    add(name, "lavaan_chi_square", fitMeasures(fit, "chisq"))
    add(name, "lavaan_df", fitMeasures(fit, "df"))
  }
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
