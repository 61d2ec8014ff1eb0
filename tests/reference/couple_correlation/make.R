# Writes the simulated couples data/*.csv and table.csv, by base R, psych and nlme. Run in this folder: Rscript make.R
suppressPackageStartupMessages({library(psych); library(nlme)})
set.seed(20240921)

# Two variables of two members: a part of the couple, and a part of the person.
couples <- function(n, couple = 1, own = 1, link = 0.5) {
  cx <- rnorm(n, sd = couple)
  cy <- link * cx + rnorm(n, sd = couple)
  p <- matrix(rnorm(4 * n, sd = own), n)
  data.frame(x1 = cx + p[, 1], x2 = cx + p[, 2], y1 = cy + 0.4 * p[, 1] + p[, 3], y2 = cy + 0.4 * p[, 2] + p[, 4])
}
samples <- list(
  normal = couples(60),
  little = couples(35, couple = 0.2),
  likert = pmin(pmax(round(4 + couples(45)), 1), 7),
  large_mean = round(1000 + couples(30), 6),
  gaps = couples(40)
)
against <- rnorm(30)
samples$negative <- data.frame(x1 = against + rnorm(30, sd = 0.5), x2 = -against + rnorm(30, sd = 0.5),
                               y1 = rnorm(30), y2 = rnorm(30))
samples$gaps[cbind(c(3, 8, 8, 21, 33), c(1, 2, 4, 3, 4))] <- NA

rows <- list()
add <- function(data, statistic, value) {
  rows[[length(rows) + 1]] <<- data.frame(data, statistic, value = sprintf("%.17g", value))
}
for (name in names(samples)) {
  d <- samples[[name]]
  write.csv(round(d, 10), file.path("data", paste0(name, ".csv")), row.names = FALSE, quote = FALSE)
  d <- read.csv(file.path("data", paste0(name, ".csv")))
  xs <- na.omit(d[, c("x1", "x2")])
  long <- data.frame(x = c(xs$x1, xs$x2), couple = factor(rep(seq_len(nrow(xs)), 2)))
  ms <- summary(aov(x ~ couple, long))[[1]][["Mean Sq"]]
  n <- nrow(xs)
  f <- ms[1] / ms[2]
  forms <- suppressWarnings(ICC(xs, lmer = FALSE))$results
  add(name, "n", n)
  add(name, "msb", ms[1])
  add(name, "msw", ms[2])
  add(name, "icc", forms[1, "ICC"])
  add(name, "icc_f", forms[1, "F"])
  add(name, "icc_low", forms[1, "lower bound"])
  add(name, "icc_high", forms[1, "upper bound"])
  add(name, "icc_p", 2 * min(pf(f, n - 1, n), pf(f, n - 1, n, lower.tail = FALSE)))
  fit <- gls(x ~ 1, long, correlation = corCompSymm(form = ~ 1 | couple), method = "REML")
  add(name, "icc_gls", coef(fit$modelStruct$corStruct, unconstrained = FALSE))
  test <- cor.test(xs$x1, xs$x2)
  add(name, "r", test$estimate)
  add(name, "r_t", test$statistic)
  add(name, "r_p", test$p.value)
  add(name, "r_low", test$conf.int[1])
  add(name, "r_high", test$conf.int[2])

  # Griffin and Gonzalez: double entry of every couple, with members exchanged.
  w <- na.omit(d)
  double <- rbind(as.matrix(w), as.matrix(w[, c("x2", "x1", "y2", "y1")]))
  r <- cor(unname(double))
  n <- nrow(w)
  icc_x <- r[1, 2]; icc_y <- r[3, 4]; overall <- r[1, 3]; cross <- r[1, 4]
  n1 <- 2 * n / (1 + icc_x * icc_y + cross^2)
  n2 <- 2 * n / (1 + icc_x * icc_y + overall^2)
  ri <- (overall - cross) / sqrt((1 - icc_x) * (1 - icc_y))
  add(name, "pair_n", n)
  add(name, "icc_x", icc_x)
  add(name, "icc_y", icc_y)
  add(name, "overall", overall)
  add(name, "overall_n", n1)
  add(name, "overall_p", 2 * pnorm(-abs(overall * sqrt(n1))))
  add(name, "cross", cross)
  add(name, "cross_n", n2)
  add(name, "cross_p", 2 * pnorm(-abs(cross * sqrt(n2))))
  # The individual level is the correlation of differences, without centring.
  dx <- w$x1 - w$x2; dy <- w$y1 - w$y2
  through <- summary(lm(dy ~ 0 + dx))$coefficients
  add(name, "ri", sum(dx * dy) / sqrt(sum(dx^2) * sum(dy^2)))
  add(name, "ri_t", through[1, "t value"])
  add(name, "ri_p", through[1, "Pr(>|t|)"])
  add(name, "rd", suppressWarnings(ifelse(icc_x > 0 && icc_y > 0, cross / sqrt(icc_x * icc_y), NA)))
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
