# Writes the simulated couples couples.csv and table.csv, by lavaan: predictors are latent, each measured once
# with a fixed error variance. Run in this folder: Rscript make.R
suppressPackageStartupMessages(library(lavaan))
set.seed(20241106)
n <- 150
x <- matrix(rnorm(2 * n), n) %*% chol(matrix(c(1, 0.4, 0.4, 1), 2))
z <- matrix(rnorm(2 * n), n) + 0.3 * x
e <- matrix(rnorm(2 * n), n) %*% chol(matrix(c(1, 0.3, 0.3, 1), 2))
y <- 1 + 0.5 * x + 0.2 * x[, 2:1] + 0.3 * z + 0.8 * e
noisy <- function(v) v + matrix(rnorm(2 * n, sd = 0.5), n)
x <- noisy(x); z <- noisy(z)
d <- round(data.frame(y1 = y[, 1], y2 = y[, 2], x1 = x[, 1], x2 = x[, 2], z1 = z[, 1], z2 = z[, 2]), 6)
write.csv(d, "couples.csv", row.names = FALSE, quote = FALSE)
rx <- 0.8; rz <- 0.75
rows <- list()
add <- function(model, statistic, value) {
  rows[[length(rows) + 1]] <<- data.frame(model, statistic, value = sprintf("%.17g", value), tolerance = 1e-5)
}
control <- list(rel.tol = 1e-14, x.tol = 1e-12)
ss <- function(v) sum((v - mean(v))^2) / n
latent <- function(v, role, error) sprintf("f%s%d =~ 1*%s%d\n%s%d ~~ %.17g*%s%d\n", v, role, v, role, v, role, error, v, role)

roles <- function(model, variables, reliability) {
  syntax <- ""
  for (v in variables) for (role in 1:2) {
    syntax <- paste0(syntax, latent(v, role, (1 - reliability[v]) * ss(d[[paste0(v, role)]])))
  }
  predictors <- paste0("f", rep(variables, each = 2), 1:2)
  for (role in 1:2) syntax <- paste0(syntax, "y", role, " ~ ", paste(predictors, collapse = " + "), "\n")
  fit <- sem(paste0(syntax, "y1 ~~ y2\n"), d, control = control)
  est <- parameterEstimates(fit)
  for (v in variables) for (role in 1:2) for (who in 1:2) {
    row <- est[est$op == "~" & est$lhs == paste0("y", role) & est$rhs == paste0("f", v, if (who == 1) role else 3 - role), ]
    add(model, paste0(v, "_", c("actor", "partner")[who], "_of", role), row$est)
  }
}
roles("roles_x", "x", c(x = rx))
roles("roles_x_z", c("x", "z"), c(x = rx, z = rz))

# Exchangeable members: all parameters equal across members, including means.
both <- ss(c(d$x1, d$x2)) / 2  # ss divides by n
fit <- sem(paste0(latent("x", 1, (1 - rx) * both), latent("x", 2, (1 - rx) * both), "
  fx1 ~~ v*fx1
  fx2 ~~ v*fx2
  fx1 ~~ fx2
  y1 ~ a*fx1 + p*fx2
  y2 ~ a*fx2 + p*fx1
  y1 ~~ e*y1
  y2 ~~ e*y2
  y1 ~~ y2
  x1 ~ m*1
  x2 ~ m*1
  y1 ~ i*1
  y2 ~ i*1"), d, meanstructure = TRUE)
add("exchangeable_x", "x_actor", coef(fit)["a"])
add("exchangeable_x", "x_partner", coef(fit)["p"])
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
