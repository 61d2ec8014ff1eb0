# Writes table.csv: Fieller sets found as roots of the t test itself. Run in this folder: Rscript make.R
set.seed(20241103)
cases <- data.frame(p = c(0.3, -0.2, 0.1, 0, 0.4, 2, -0.05, 0.002, 0.3),
                    a = c(0.6, -0.5, 0.08, 0.7, -0.05, 0.03, 0.01, 0.9, 0.21),
                    vp = c(0.01, 0.006, 0.01, 0.02, 0.01, 0.04, 0.02, 1e-6, 0.01),
                    va = c(0.01, 0.008, 0.01, 0.02, 0.01, 0.01, 0.03, 1e-6, 0.01),
                    c = c(0.003, -0.002, 0, 0.015, 0.006, -0.01, 0.001, 3e-7, 0.002), df = c(118, 20, 46, 10, 60, 33, 15, 400, 60))
rows <- list()
for (i in seq_len(nrow(cases))) {
  s <- cases[i, ]
  beyond <- function(k) abs(s$p - k * s$a) / sqrt(s$vp - 2 * k * s$c + k^2 * s$va) - qt(0.975, s$df)
  # tan() maps the whole line to a grid; roots are refined one by one.
  grid <- tan(seq(-pi / 2 + 1e-5, pi / 2 - 1e-5, length.out = 400001))
  sign <- sign(sapply(split(grid, ceiling(seq_along(grid) / 1000)), beyond) |> unlist())
  at <- which(diff(sign) != 0)
  roots <- sapply(at, function(j) uniroot(beyond, grid[j + 0:1], tol = 1e-15)$root)
  shape <- if (length(roots) == 0) "line" else if (sign[1] > 0) "interval" else "two_rays"
  stopifnot(length(roots) %in% c(0, 2))
  rows[[i]] <- data.frame(s, shape, low = sprintf("%.17g", if (length(roots)) roots[1] else -Inf),
                          high = sprintf("%.17g", if (length(roots)) roots[2] else Inf))
}
table <- do.call(rbind, rows)
for (name in c("p", "a", "vp", "va", "c", "df")) table[[name]] <- sprintf("%.17g", table[[name]])
write.csv(table, "table.csv", row.names = FALSE, quote = FALSE)
