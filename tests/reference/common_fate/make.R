# Writes the simulated couples data/*.csv and table.csv, by lavaan and base R. Run in this folder: Rscript make.R
suppressPackageStartupMessages(library(lavaan))
set.seed(20240922)

couples <- function(n, couple = 1, own = 1, slope = 0.6, left = 0.7, draw = rnorm) {
  cx <- couple * draw(n)
  cy <- slope * cx + left * draw(n)
  p <- matrix(own * draw(4 * n), n)
  data.frame(x1 = cx + p[, 1], x2 = cx + p[, 2], y1 = cy + 0.4 * p[, 1] + p[, 3], y2 = cy + 0.4 * p[, 2] + p[, 4])
}
samples <- list(normal = couples(200), skewed = couples(150, draw = function(n) rexp(n) - 1),
                heywood = couples(120, own = 0.7, slope = 1.5, left = 0.05))
model <- "fx =~ 1*x1 + 1*x2
  fy =~ 1*y1 + 1*y2
  fy ~ slope*fx
  fx ~~ vx*fx
  fy ~~ rest*fy
  x1 ~~ ex*x1
  x2 ~~ ex*x2
  y1 ~~ ey*y1
  y2 ~~ ey*y2
  x1 ~~ exy*y1
  x2 ~~ exy*y2
  x1 ~ mx*1
  x2 ~ mx*1
  y1 ~ my*1
  y2 ~ my*1"
weighted_slope <- function(d, w) {
  w <- c(w, w)
  e <- cbind(c(d$x1, d$x2), c(d$x2, d$x1), c(d$y2, d$y1))
  m <- c(sum(w * e[, 1]), sum(w * e[, 2]), sum(w * e[, 3])) / sum(w)
  sum(w * (e[, 1] - m[1]) * (e[, 3] - m[3])) / sum(w * (e[, 1] - m[1]) * (e[, 2] - m[2]))
}
rows <- list()
add <- function(data, statistic, value) {
  rows[[length(rows) + 1]] <<- data.frame(data, statistic, value = sprintf("%.17g", value))
}
for (name in names(samples)) {
  file <- file.path("data", paste0(name, ".csv"))
  write.csv(round(samples[[name]], 10), file, row.names = FALSE, quote = FALSE)
  d <- read.csv(file)
  n <- nrow(d)
  fit <- suppressWarnings(sem(model, d, control = list(iter.max = 10000, eval.max = 20000)))
  estimate <- function(label) unname(coef(fit)[label])
  add(name, "lavaan_slope", estimate("slope"))
  add(name, "lavaan_variance_x", estimate("vx"))
  add(name, "lavaan_rest", estimate("rest"))
  add(name, "lavaan_se", sqrt(vcov(fit)["slope", "slope"]))
  # The same by hand, with a distribution-free standard error from the derivative of the slope by each
  # couple's weight.
  one <- rep(1, n)
  h <- 1e-4
  moves <- sapply(seq_len(n), function(i) {
    up <- one; down <- one
    up[i] <- 1 + h; down[i] <- 1 - h
    (weighted_slope(d, up) - weighted_slope(d, down)) / (2 * h)
  })
  add(name, "slope", weighted_slope(d, one))
  add(name, "se", sqrt(sum(moves^2)))
  e <- rbind(as.matrix(d), as.matrix(d[, c("x2", "x1", "y2", "y1")]))
  add(name, "latent_r", cor(e)[1, 4] / sqrt(cor(e)[1, 2] * cor(e)[3, 4]))
  resampled <- replicate(4000, weighted_slope(d, tabulate(sample(n, replace = TRUE), n)))
  add(name, "bootstrap_se", sd(resampled))
  add(name, "bootstrap_low", quantile(resampled, 0.025))
  add(name, "bootstrap_high", quantile(resampled, 0.975))
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
