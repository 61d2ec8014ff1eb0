# Writes table.csv: probabilities and quantiles by R. Run in this folder: Rscript make.R > table.csv
line <- function(name, tail, x, df1, df2, value) {
  cat(paste(name, tail, sprintf("%.17g", x), sprintf("%.17g", df1), sprintf("%.17g", df2), sprintf("%.17g", value),
            sep = ","), "\n", sep = "")
}
cat("function,tail,x,df1,df2,value\n")
probabilities <- c(1e-10, 0.001, 0.025, 0.05, 0.3, 0.5, 0.8, 0.95, 0.975, 0.999)
degrees <- list(c(1, 1), c(1, 30), c(5, 15), c(2.5, 7.25), c(49, 441), c(999, 18981), c(441, 49), c(14, 3.1))
for (tail in c("lower", "upper")) {
  lower <- tail == "lower"
  for (z in c(-9, -1.96, -0.5, 0, 0.5, 1.96, 9)) {
    line("normal_probability", tail, z, 0, 0, pnorm(z, lower.tail = lower))
  }
  for (p in probabilities) line("normal_quantile", tail, p, 0, 0, qnorm(p, lower.tail = lower))
  for (df in c(1, 2, 4.5, 30, 999)) {
    for (t in c(-30, -2, -0.1, 0, 0.1, 2, 30)) line("t_probability", tail, t, df, 0, pt(t, df, lower.tail = lower))
    for (p in probabilities) line("t_quantile", tail, p, df, 0, qt(p, df, lower.tail = lower))
    for (x in c(0, 0.01, 1, 4, 60, 1100)) {
      line("chi_square_probability", tail, x, df, 0, pchisq(x, df, lower.tail = lower))
    }
    for (p in probabilities) line("chi_square_quantile", tail, p, df, 0, qchisq(p, df, lower.tail = lower))
  }
  for (df in degrees) {
    for (x in c(0, 0.01, 0.5, 1, 1.2, 4, 60)) {
      line("f_probability", tail, x, df[1], df[2], pf(x, df[1], df[2], lower.tail = lower))
    }
    # Near the lower end R's qf loses precision; see provenance.md.
    below <- if (lower) probabilities else 1 - probabilities
    for (p in probabilities[below > 0.02]) {
      line("f_quantile", tail, p, df[1], df[2], qf(p, df[1], df[2], lower.tail = lower))
    }
  }
}
