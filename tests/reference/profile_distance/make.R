# Writes table.csv: the parts of the squared distance of the profiles under ../profile_similarity/data, by the textbook
# formula with r, and the expected parts of pure error by the covariance algebra. Run here: Rscript make.R
all <- read.csv("../profile_similarity/data/profiles.csv")
rows <- list()
for (name in unique(all$profile)) {
  p <- all[all$profile == name, ]
  p$se <- seq(.3, .9, length.out = nrow(p))
  p <- p[complete.cases(p[, c("a", "b")]), ]
  k <- nrow(p)
  spread <- function(x) sqrt(sum((x - mean(x))^2))
  sa <- spread(p$a); sb <- spread(p$b)
  centring <- diag(k) - matrix(1 / k, k, k)
  error <- diag(p$se^2, k)
  values <- c(d2 = sum((p$a - p$b)^2), elevation = k * (mean(p$a) - mean(p$b))^2, scatter = (sa - sb)^2,
              shape = 2 * sa * sb * (1 - cor(p$a, p$b)),
              noise = sum(diag(error)), noise_elevation = k * sum(error) / k^2,
              noise_rest = sum(diag(centring %*% error %*% centring)))
  rows[[name]] <- data.frame(profile = name, statistic = names(values), value = sprintf("%.17g", values))
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
