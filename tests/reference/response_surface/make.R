# Writes the simulated couples data/*.csv and table.csv, by nlme and base lm. Run in this folder: Rscript make.R
suppressPackageStartupMessages(library(nlme))
set.seed(20241104)
dir.create("data", showWarnings = FALSE)
centre <- 4
rows <- list()
add <- function(data, model, statistic, value, tolerance) {
  rows[[length(rows) + 1]] <<- data.frame(data, model, statistic, value = sprintf("%.17g", value), tolerance)
}
a_of_b <- rbind(c(1, 1, 0, 0, 0), c(0, 0, 1, 1, 1), c(1, -1, 0, 0, 0), c(0, 0, 1, -1, 1), c(0, 0, 1, 0, -1))
terms <- c("a", "p", "aa", "ap", "pp")
frame <- function(y, own, other) {
  own <- own - centre; other <- other - centre
  data.frame(y, a = own, p = other, aa = own^2, ap = own * other, pp = other^2)
}
for (name in c("plain", "congruent", "few")) {
  n <- c(plain = 90, congruent = 200, few = 15)[name]
  x <- round(4 + matrix(rnorm(2 * n), n) %*% chol(matrix(c(1.5, 0.5, 0.5, 1.5), 2)), 1)
  e <- matrix(rnorm(2 * n), n) %*% chol(matrix(c(1, 0.4, 0.4, 1), 2))
  y <- if (name == "congruent") 5 - 0.5 * (x - x[, 2:1])^2 + e else 3 + 0.4 * x - 0.05 * x^2 + 0.1 * x * x[, 2:1] + e
  d <- round(data.frame(y1 = y[, 1], y2 = y[, 2], x1 = x[, 1], x2 = x[, 2]), 6)
  write.csv(d, file.path("data", paste0(name, ".csv")), row.names = FALSE, quote = FALSE)
  # Exchangeable members: one regression over all rows.
  long <- rbind(frame(d$y1, d$x1, d$x2), frame(d$y2, d$x2, d$x1))
  long$couple <- rep(seq_len(n), 2)
  fit <- gls(reformulate(terms, "y"), long, corCompSymm(form = ~ 1 | couple), method = "REML",
             control = glsControl(tolerance = 1e-12, msTol = 1e-14, maxIter = 200, msMaxIter = 200))
  b <- coef(fit)[terms]; v <- vcov(fit)[terms, terms]
  a <- drop(a_of_b %*% b); va <- a_of_b %*% v %*% t(a_of_b)
  # a1 a2 a4 are in the means, a3 a5 in the differences: their tests are those of the two regressions.
  u1 <- d$x1 - centre; u2 <- d$x2 - centre
  means <- lm((d$y1 + d$y2) / 2 ~ I(u1 + u2) + I(u1^2 + u2^2) + I(u1 * u2))
  differences <- lm(I(d$y1 - d$y2) ~ 0 + I(u1 - u2) + I(u1^2 - u2^2))
  df <- c(n - 4, n - 4, n - 2, n - 4, n - 2)
  add(name, "exchangeable", "intercept", coef(means)[1], 1e-8)
  for (i in 1:5) {
    add(name, "exchangeable", paste0("b", i, "_value"), b[i], 1e-6)
    add(name, "exchangeable", paste0("b", i, "_se"), sqrt(v[i, i]), 1e-5)
    add(name, "exchangeable", paste0("a", i, "_value"), a[i], 1e-6)
    add(name, "exchangeable", paste0("a", i, "_se"), sqrt(va[i, i]), 1e-5)
    add(name, "exchangeable", paste0("a", i, "_df"), df[i], 1e-12)
  }
  add(name, "exchangeable", "a3_value", coef(differences)[1], 1e-8)
  add(name, "exchangeable", "a5_se", sqrt(vcov(differences)[2, 2]), 1e-8)
  add(name, "exchangeable", "a1_se", 2 * sqrt(vcov(means)[2, 2]), 1e-8)
  nothing <- anova(lm(I(d$y1 - d$y2) ~ 0), differences)
  add(name, "exchangeable", "ridge_f", nothing$F[2], 1e-8)
  add(name, "exchangeable", "ridge_p", nothing$`Pr(>F)`[2], 1e-7)
  level <- anova(lm((d$y1 + d$y2) / 2 ~ I(u1^2 + u2^2 - 2 * u1 * u2)), means)
  add(name, "exchangeable", "agreement_f", level$F[2], 1e-8)
  add(name, "exchangeable", "agreement_p", level$`Pr(>F)`[2], 1e-7)
  for (role in 1:2) {
    model <- paste0("role", role)
    one <- frame(d[[paste0("y", role)]], d[[paste0("x", role)]], d[[paste0("x", 3 - role)]])
    fit <- lm(reformulate(terms, "y"), one)
    b <- coef(fit)[terms]; v <- vcov(fit)[terms, terms]
    a <- drop(a_of_b %*% b); va <- a_of_b %*% v %*% t(a_of_b)
    add(name, model, "intercept", coef(fit)[1], 1e-9)
    for (i in 1:5) {
      add(name, model, paste0("b", i, "_value"), b[i], 1e-8)
      add(name, model, paste0("b", i, "_se"), sqrt(v[i, i]), 1e-9)
      add(name, model, paste0("a", i, "_value"), a[i], 1e-8)
      add(name, model, paste0("a", i, "_se"), sqrt(va[i, i]), 1e-9)
      add(name, model, paste0("a", i, "_df"), fit$df.residual, 1e-12)
      add(name, model, paste0("a", i, "_p"), 2 * pt(-abs(a[i] / sqrt(va[i, i])), fit$df.residual), 1e-7)
    }
    flat <- anova(lm(y ~ I(a + p) + I(aa + pp) + ap, one), fit)  # b1 = b2, b3 = b5
    add(name, model, "ridge_f", flat$F[2], 1e-8)
    add(name, model, "ridge_p", flat$`Pr(>F)`[2], 1e-7)
    even <- anova(lm(y ~ I(a - p) + I(aa - ap) + I(pp - ap), one), fit)  # b1 = -b2, b4 = -b3 - b5
    add(name, model, "agreement_f", even$F[2], 1e-8)
  }
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
