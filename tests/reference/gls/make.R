# Writes the simulated couples couples.csv and table.csv, by nlme, and degrees of freedom by dense matrices. Run
# in this folder: Rscript make.R
suppressPackageStartupMessages(library(nlme))
set.seed(20241102)
samples <- list()
simulate <- function(n, residual) {
  x <- matrix(rnorm(2 * n), n) %*% chol(matrix(c(1, 0.3, 0.3, 1), 2))
  z <- matrix(rnorm(2 * n), n) + 0.4 * x
  w <- rnorm(n)
  e <- matrix(rnorm(2 * n), n) %*% chol(matrix(c(1, residual, residual, 1), 2))
  y <- 2 + 0.5 * x - 0.3 * z[, 2:1] + 0.2 * w + e
  round(data.frame(y1 = y[, 1], y2 = y[, 2], x1 = x[, 1], x2 = x[, 2], z1 = z[, 1], z2 = z[, 2], w1 = w, w2 = w), 6)
}
dir.create("data", showWarnings = FALSE)
rows <- list()
add <- function(data, model, statistic, value, tolerance) {
  rows[[length(rows) + 1]] <<- data.frame(data, model, statistic, value = sprintf("%.17g", value), tolerance)
}

# The restricted likelihood of the complete 2n x 2n matrix, by definition.
dense <- function(x, y, n) {
  same <- kronecker(matrix(1, 2, 2), diag(n))
  eye <- diag(2 * n)
  deviance <- function(rho) {
    v <- (1 - rho) * eye + rho * same
    root <- chol(v)
    xs <- backsolve(root, x, transpose = TRUE); ys <- backsolve(root, y, transpose = TRUE)
    q <- qr(xs)
    (2 * n - ncol(x)) * log(sum(qr.resid(q, ys)^2)) + 2 * sum(log(diag(root))) + 2 * sum(log(abs(diag(qr.R(q)))))
  }
  rho <- optimize(deviance, c(-0.999, 0.999), tol = 1e-12)$minimum
  inverse <- solve((1 - rho) * eye + rho * same)
  b <- solve(t(x) %*% inverse %*% x, t(x) %*% inverse %*% y)
  s2 <- drop(t(y - x %*% b) %*% inverse %*% (y - x %*% b)) / (2 * n - ncol(x))
  # Components: variance and covariance within the couple.
  parts <- list(eye, same - eye)
  v <- s2 * ((1 - rho) * eye + rho * same)
  inverse <- solve(v)
  cov_b <- solve(t(x) %*% inverse %*% x)
  p <- inverse - inverse %*% x %*% cov_b %*% t(x) %*% inverse
  information <- sapply(parts, function(a) sapply(parts, function(b) sum(diag(p %*% a %*% p %*% b)) / 2))
  df <- sapply(seq_len(ncol(x)), function(j) {
    g <- sapply(parts, function(a) (cov_b %*% t(x) %*% inverse %*% a %*% inverse %*% x %*% cov_b)[j, j])
    2 * cov_b[j, j]^2 / drop(g %*% solve(information) %*% g)
  })
  list(df = df, rho = rho, se = sqrt(diag(cov_b)), b = drop(b))
}

models <- list(cross = list(c("x", 1), c("z", 2)), own = list(c("x", 1), c("z", 1), c("w", 1)),
               mirrored = list(c("x", 1), c("x", 2)))
for (name in c("plain", "few", "opposed")) {
  d <- simulate(c(plain = 60, few = 9, opposed = 40)[name], c(plain = 0.5, few = 0.4, opposed = -0.6)[name])
  write.csv(d, file.path("data", paste0(name, ".csv")), row.names = FALSE, quote = FALSE)
  n <- nrow(d)
  for (model in names(models)) {
    long <- data.frame(couple = rep(seq_len(n), 2), y = c(d$y1, d$y2))
    for (i in seq_along(models[[model]])) {
      term <- models[[model]][[i]]
      own <- paste0(term[1], 1:2)
      if (term[2] == "2") own <- rev(own)
      long[[paste0("p", i)]] <- c(d[[own[1]]], d[[own[2]]])
    }
    formula <- reformulate(paste0("p", seq_along(models[[model]])), "y")
    fit <- gls(formula, long, corCompSymm(form = ~ 1 | couple), method = "REML",
               control = glsControl(tolerance = 1e-12, msTol = 1e-14, maxIter = 200, msMaxIter = 200))
    naive <- dense(model.matrix(formula, long), long$y, n)
    for (i in seq_along(coef(fit))) {
      add(name, model, paste0("value", i - 1), naive$b[i], 1e-7)
      add(name, model, paste0("se", i - 1), naive$se[i], 1e-7)
      add(name, model, paste0("df", i - 1), naive$df[i], 1e-6)
      add(name, model, paste0("value", i - 1), coef(fit)[i], 1e-5)
      add(name, model, paste0("se", i - 1), sqrt(diag(vcov(fit)))[i], 1e-5)
    }
    add(name, model, "sd", fit$sigma, 1e-5)
    add(name, model, "rho", naive$rho, 1e-6)
    add(name, model, "rho", coef(fit$modelStruct$corStruct, unconstrained = FALSE), 1e-4)
  }
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
