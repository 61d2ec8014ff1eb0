# Writes the simulated couples data/*.csv and table.csv, by base lm, nlme and lavaan. Run in this folder:
# Rscript make.R
suppressPackageStartupMessages({ library(nlme); library(lavaan) })
set.seed(20241101)

couples <- function(n, residual = 0.4, shift = 0) {
  x <- matrix(rnorm(2 * n), n) %*% chol(matrix(c(1, 0.3, 0.3, 1), 2)) + shift
  z <- matrix(rnorm(2 * n), n) + 0.4 * x
  w <- rnorm(n)
  c <- sample(c(1, -1, 0), n, replace = TRUE)
  e <- matrix(rnorm(2 * n), n) %*% chol(matrix(c(1, residual, residual, 1), 2))
  y <- 2 + 0.5 * x + 0.2 * x[, 2:1] - 0.3 * z + 0.4 * w + 0.25 * cbind(c, -c) + e
  round(data.frame(y1 = y[, 1], y2 = y[, 2], x1 = x[, 1], x2 = x[, 2], z1 = z[, 1], z2 = z[, 2], w, c), 6)
}
samples <- list(plain = couples(120), few = couples(12), opposed = couples(60, residual = -0.6),
                far = couples(80, shift = 1000), gaps = couples(50))
samples$gaps[cbind(c(3, 9, 9, 21, 40), c(1, 3, 4, 6, 7))] <- NA

rows <- list()
add <- function(data, model, statistic, value, tolerance) {
  rows[[length(rows) + 1]] <<- data.frame(data, model, statistic, value = sprintf("%.17g", value), tolerance)
}

exchangeable <- function(name, data, model, xs, ws, cs) {
  d <- na.omit(data)
  n <- nrow(d)
  sums <- sapply(xs, function(x) d[[paste0(x, 1)]] + d[[paste0(x, 2)]])
  differences <- sapply(xs, function(x) d[[paste0(x, 1)]] - d[[paste0(x, 2)]])
  mean_fit <- lm((d$y1 + d$y2) / 2 ~ cbind(sums, as.matrix(d[ws])))
  difference_fit <- lm(d$y1 - d$y2 ~ 0 + cbind(differences, as.matrix(2 * d[cs])))
  bs <- coef(mean_fit)[-1]; vs <- diag(vcov(mean_fit))[-1]
  bd <- coef(difference_fit); vd <- diag(vcov(difference_fit))
  dfs <- mean_fit$df.residual; dfd <- difference_fit$df.residual
  effect <- function(statistic, value, se, df) {
    add(name, model, paste0(statistic, "_value"), value, 1e-9)
    add(name, model, paste0(statistic, "_se"), se, 1e-9)
    add(name, model, paste0(statistic, "_df"), df, 1e-9)
    add(name, model, paste0(statistic, "_p"), 2 * pt(-abs(value / se), df), 1e-7)
    add(name, model, paste0(statistic, "_low"), value - qt(0.975, df) * se, 1e-7)
  }
  tolerance <- if (name == "far") 1e-6 else 1e-9
  effect("intercept", coef(mean_fit)[1], sqrt(vcov(mean_fit)[1, 1]), dfs)
  for (i in seq_along(xs)) {
    df <- (vs[i] + vd[i] / 4)^2 / (vs[i]^2 / dfs + (vd[i] / 4)^2 / dfd)
    effect(paste0("actor", i), bs[i] + bd[i] / 2, sqrt(vs[i] + vd[i] / 4), df)
    effect(paste0("partner", i), bs[i] - bd[i] / 2, sqrt(vs[i] + vd[i] / 4), df)
    add(name, model, paste0("covariance", i), vs[i] - vd[i] / 4, 1e-9)
  }
  for (i in seq_along(ws)) {
    j <- length(xs) + i
    effect(paste0("covariate", i), bs[j], sqrt(vs[j]), dfs)
  }
  for (i in seq_along(cs)) {
    j <- length(xs) + i
    effect(paste0("contrast", i), bd[j], sqrt(vd[j]), dfd)
  }
  # The same by nlme with one row per member: an independent method for estimates and standard errors.
  long <- data.frame(couple = rep(seq_len(n), 2), y = c(d$y1, d$y2))
  terms <- c()
  for (x in xs) {
    long[[paste0(x, "a")]] <- c(d[[paste0(x, 1)]], d[[paste0(x, 2)]])
    long[[paste0(x, "p")]] <- c(d[[paste0(x, 2)]], d[[paste0(x, 1)]])
    terms <- c(terms, paste0(x, "a"), paste0(x, "p"))
  }
  for (w in ws) { long[[w]] <- rep(d[[w]], 2); terms <- c(terms, w) }
  for (c in cs) { long[[c]] <- c(d[[c]], -d[[c]]); terms <- c(terms, c) }
  fit <- gls(reformulate(terms, "y"), long, corCompSymm(form = ~ 1 | couple), method = "REML",
             control = glsControl(tolerance = 1e-12, msTol = 1e-14, maxIter = 200, msMaxIter = 200))
  names <- c("intercept", paste0(rep(c("actor", "partner"), length(xs)), rep(seq_along(xs), each = 2)),
             if (length(ws)) paste0("covariate", seq_along(ws)), if (length(cs)) paste0("contrast", seq_along(cs)))
  for (i in seq_along(names)) {
    add(name, model, paste0(names[i], "_value"), coef(fit)[i], 1e-6)
    add(name, model, paste0(names[i], "_se"), sqrt(diag(vcov(fit)))[i], 1e-5)
  }
  add(name, model, "residual_sd", fit$sigma, 1e-6)
  add(name, model, "residual_correlation", coef(fit$modelStruct$corStruct, unconstrained = FALSE), 1e-5)
}

roles <- function(name, data, model, xs, ws) {
  d <- na.omit(data)
  predictors <- c(paste0(rep(xs, each = 2), 1:2), ws)
  fits <- lapply(1:2, function(role) lm(reformulate(predictors, paste0("y", role)), d))
  sigma <- crossprod(sapply(fits, residuals)) / fits[[1]]$df.residual
  v <- kronecker(sigma, summary(fits[[1]])$cov.unscaled)
  p <- length(predictors) + 1
  b <- c(coef(fits[[1]]), coef(fits[[2]]))
  df <- fits[[1]]$df.residual
  effect <- function(statistic, weights) {
    value <- sum(weights * b); se <- sqrt(drop(weights %*% v %*% weights))
    add(name, model, paste0(statistic, "_value"), value, 1e-7)
    add(name, model, paste0(statistic, "_se"), se, 1e-9)
    add(name, model, paste0(statistic, "_df"), df, 1e-12)
    add(name, model, paste0(statistic, "_p"), 2 * pt(-abs(value / se), df), 1e-6)
    add(name, model, paste0(statistic, "_low"), value - qt(0.975, df) * se, 1e-6)
  }
  at <- function(row, role, sign = 1) { w <- numeric(2 * p); w[(role - 1) * p + row] <- sign; w }
  effect("intercept_difference", at(1, 1) + at(1, 2, -1))
  for (role in 1:2) effect(paste0("intercept_of", role), at(1, role))
  for (i in seq_along(xs)) {
    own <- c(2 * i, 2 * i + 1); other <- rev(own)
    for (role in 1:2) {
      effect(paste0("actor", i, "_of", role), at(own[role], role))
      effect(paste0("partner", i, "_of", role), at(other[role], role))
      add(name, model, paste0("covariance", i, "_of", role), v[(role - 1) * p + own[role], (role - 1) * p + other[role]], 1e-9)
    }
    effect(paste0("actor", i, "_difference"), at(own[1], 1) + at(own[2], 2, -1))
    effect(paste0("partner", i, "_difference"), at(other[1], 1) + at(other[2], 2, -1))
  }
  for (i in seq_along(ws)) for (role in 1:2) effect(paste0("covariate", i, "_of", role), at(1 + 2 * length(xs) + i, role))
  for (role in 1:2) {
    add(name, model, paste0("residual_sd_of", role), summary(fits[[role]])$sigma, 1e-9)
    add(name, model, paste0("r_squared_of", role), summary(fits[[role]])$r.squared, 1e-9)
  }
  add(name, model, "residual_correlation", cov2cor(sigma)[1, 2], 1e-9)
  if (name == "far") return(invisible())  # lavaan does not converge with the shift
  syntax <- paste(paste0("y", 1:2, " ~ ", paste(predictors, collapse = " + ")), collapse = "\n")
  fit <- sem(paste(syntax, "y1 ~~ y2", sep = "\n"), d, meanstructure = TRUE, fixed.x = TRUE,
             control = list(rel.tol = 1e-14, x.tol = 1e-12))
  free <- parameterEstimates(fit)
  for (role in 1:2) for (i in seq_along(xs)) for (who in 1:2) {
    row <- free[free$lhs == paste0("y", role) & free$op == "~" & free$rhs == paste0(xs[i], if (who == 1) role else 3 - role), ]
    statistic <- paste0(c("actor", "partner")[who], i, "_of", role)
    add(name, model, paste0(statistic, "_value"), row$est, 1e-5)
    add(name, model, paste0(statistic, "_se"), row$se * sqrt(nrow(d) / df), 1e-5)
  }
}

for (name in names(samples)) {
  d <- samples[[name]]
  write.csv(d, file.path("data", paste0(name, ".csv")), row.names = FALSE, quote = FALSE)
  exchangeable(name, d[c("y1", "y2", "x1", "x2")], "x", "x", c(), c())
  exchangeable(name, d[c("y1", "y2", "x1", "x2", "w")], "x_w", "x", "w", c())
  exchangeable(name, d[c("y1", "y2", "x1", "x2", "c")], "x_c", "x", c(), "c")
  exchangeable(name, d, "x_z_w_c", c("x", "z"), "w", "c")
  roles(name, d[c("y1", "y2", "x1", "x2")], "roles_x", "x", c())
  roles(name, d[c("y1", "y2", "x1", "x2", "z1", "z2", "w")], "roles_x_z_w", c("x", "z"), "w")
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
