# Writes the simulated couples couples.csv and table.csv, by t.test, lm and nlme. Run in this folder: Rscript
# make.R
suppressPackageStartupMessages(library(nlme))
set.seed(20241105)
n <- 70
now <- 4 + matrix(rnorm(2 * n), n) %*% chol(matrix(c(1, 0.4, 0.4, 1), 2))
e <- matrix(rnorm(2 * n), n) %*% chol(matrix(c(1, 0.3, 0.3, 1), 2))
judgement <- 0.3 + 0.5 * now[, 2:1] + 0.35 * now + 0.7 * e
d <- round(data.frame(j1 = judgement[, 1], j2 = judgement[, 2], now1 = now[, 1], now2 = now[, 2]), 6)
write.csv(d, "couples.csv", row.names = FALSE, quote = FALSE)
rows <- list()
add <- function(model, statistic, value, tolerance) {
  rows[[length(rows) + 1]] <<- data.frame(model, statistic, value = sprintf("%.17g", value), tolerance)
}
test <- function(model, statistic, x, y) {
  result <- t.test(x, y, paired = TRUE)
  add(model, paste0(statistic, "_value"), result$estimate, 1e-9)
  add(model, paste0(statistic, "_se"), result$stderr, 1e-9)
  add(model, paste0(statistic, "_df"), result$parameter, 1e-12)
  add(model, paste0(statistic, "_p"), result$p.value, 1e-8)
  add(model, paste0(statistic, "_low"), result$conf.int[1], 1e-8)
}
test("exchangeable", "mean_bias", (d$j1 + d$j2) / 2, (d$now1 + d$now2) / 2)
test("role1", "mean_bias", d$j1, d$now2)
test("role2", "mean_bias", d$j2, d$now1)
test("difference", "mean_bias", d$j1 - d$now2, d$j2 - d$now1)
long <- data.frame(couple = rep(seq_len(n), 2), j = c(d$j1, d$j2), own = c(d$now1, d$now2), truth = c(d$now2, d$now1))
fit <- gls(j ~ own + truth, long, corCompSymm(form = ~ 1 | couple), method = "REML",
           control = glsControl(tolerance = 1e-12, msTol = 1e-14, maxIter = 200, msMaxIter = 200))
for (name in c("own", "truth")) {
  statistic <- c(own = "similarity", truth = "truth")[name]
  add("exchangeable", paste0(statistic, "_value"), coef(fit)[name], 1e-7)
  add("exchangeable", paste0(statistic, "_se"), sqrt(vcov(fit)[name, name]), 1e-5)
}
for (role in 1:2) {
  fit <- lm(reformulate(c("now1", "now2"), paste0("j", role)), d)
  own <- paste0("now", role); other <- paste0("now", 3 - role)
  for (name in c(own, other)) {
    statistic <- if (name == own) "similarity" else "truth"
    add(paste0("role", role), paste0(statistic, "_value"), coef(fit)[name], 1e-9)
    add(paste0("role", role), paste0(statistic, "_se"), sqrt(vcov(fit)[name, name]), 1e-9)
  }
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
