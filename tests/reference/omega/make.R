# Writes the simulated answers data/*.csv and table.csv, by lavaan. Run in this folder: Rscript make.R
suppressPackageStartupMessages(library(lavaan))
set.seed(20241101)

one_factor <- function(n, loadings, noise = 1) {
  trait <- rnorm(n)
  sapply(loadings, function(l) l * trait + rnorm(n, sd = noise))
}
likert <- function(n, loadings, cuts = c(-1.5, -0.5, 0.5, 1.5)) {
  matrix(findInterval(one_factor(n, loadings), cuts) + 1, n)
}
# Two factors for a one-factor model.
bad_fit <- function(n) cbind(one_factor(n, c(.9, 1, 1.1, .8)), one_factor(n, c(.3, .4, .5)))
# A loading larger than its item's variance allows: r12 r13 / r23 is above 1.
heywood <- function(n) {
  target <- matrix(c(1, .8, .8, .3, .8, 1, .5, .25, .8, .5, 1, .2, .3, .25, .2, 1), 4)
  x <- scale(matrix(rnorm(4 * n), n), scale = FALSE)
  x %*% solve(chol(cov(x))) %*% chol(target) %*% diag(c(1, 2, 1.5, 3))
}
reversed <- function(answers, items) {
  answers[, items] <- 6 - answers[, items]
  answers
}

samples <- list(
  likert = likert(200, seq(.5, 1.1, length.out = 6)),
  skewed = likert(150, rep(.8, 8), cuts = c(.8, 1.3, 1.8, 2.3)),
  long = likert(300, runif(25, .3, 1.2)),
  three = likert(120, c(.7, .9, 1.1)),
  decimals = round(one_factor(80, c(.5, .8, 1, 1.4, .2)), 4),
  unequal = round(one_factor(100, c(.5, .8, 1, 1.4)) %*% diag(c(.2, 1, 10, 5)) + 100, 5),
  bad_fit = round(bad_fit(150), 4),
  heywood = round(heywood(120), 5),
  one_reversed = reversed(likert(140, seq(.6, 1, length.out = 5)), 4),
  gaps = { x <- likert(150, rep(.9, 5)); x[runif(length(x)) < .05] <- NA; x }
)

rows <- list()
add <- function(data, statistic, item, value) {
  rows[[length(rows) + 1]] <<- data.frame(data, statistic, item, value = sprintf("%.17g", value))
}
for (name in names(samples)) {
  x <- as.data.frame(samples[[name]])
  names(x) <- paste0("q", seq_along(x))
  write.csv(x, file.path("data", paste0(name, ".csv")), row.names = FALSE, quote = FALSE)
  x <- na.omit(x)
  model <- paste("f =~", paste(names(x), collapse = " + "))
  # lavaan's own likelihood divides by n; this one divides by n - 1, which does not change omega.
  fit <- suppressWarnings(cfa(model, x, std.lv = TRUE, likelihood = "wishart"))
  # Its optimiser stops at six or seven digits: two Newton steps with its gradient and Hessian give the
  # others.
  for (step in 1:2) {
    better <- coef(fit) - solve(lavTech(fit, "hessian"), as.vector(lavTech(fit, "gradient")))
    table <- parTable(fit)
    table$est[table$free > 0] <- better
    table$start <- table$est
    fit <- suppressWarnings(cfa(table, x, std.lv = TRUE, likelihood = "wishart", optim.method = "none",
      start = table, optim.force.converged = TRUE))
    stopifnot(all.equal(as.vector(coef(fit)), as.vector(better), tolerance = 1e-15))
  }
  k <- ncol(x)
  gradient <- as.vector(lavTech(fit, "gradient")) * c(sqrt(diag(var(x))), diag(var(x)))
  stopifnot(max(abs(gradient)) < 1e-10)
  l <- better[seq_len(k)] * sign(sum(better[seq_len(k)]))
  psi <- better[k + seq_len(k)]
  add(name, "n", 0, nrow(x))
  add(name, "omega", 0, sum(l)^2 / (sum(l)^2 + sum(psi)))
  # lavaan's minimum is half of the discrepancy.
  add(name, "discrepancy", 0, 2 * fitMeasures(fit, "fmin")[[1]])
  for (item in seq_along(l)) {
    add(name, "loading", item, l[item])
    add(name, "unique_variance", item, psi[item])
  }
  for (item in which(psi < 0)) add(name, "heywood", item, item)
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
