# Writes table.csv and data/answers.csv: weighted kappa by psych, average deviation by its definition, of simulated
# answers of two people. Run here: Rscript make.R
suppressPackageStartupMessages(library(psych))
set.seed(20240917)
answers <- list()
for (name in c("alike", "apart", "shifted", "opposite")) {
  trait <- rnorm(30)
  own <- if (name == "alike") trait + .5 * rnorm(30) else if (name == "opposite") -trait + .5 * rnorm(30)
         else if (name == "shifted") trait + 1 + .5 * rnorm(30) else rnorm(30)
  cut5 <- function(x) findInterval(x, c(-1.2, -.4, .4, 1.2))
  answers[[name]] <- data.frame(pair = name, a = cut5(trait), b = cut5(own))
}
answers$few <- data.frame(pair = "few", a = c(0, 4, 2, 2), b = c(0, 4, 1, 3))
answers$gaps <- data.frame(pair = "gaps", a = c(0, NA, 2, 3, 4, 1, 1), b = c(1, 2, NA, 3, 4, 0, 2))
rows <- list()
for (name in names(answers)) {
  x <- na.omit(answers[[name]][, c("a", "b")])
  weights <- 1 - outer(0:4, 0:4, function(i, j) (i - j)^2) / 16
  counts <- table(factor(x$a, 0:4), factor(x$b, 0:4))
  kappa <- suppressWarnings(cohen.kappa(as.matrix(counts), w = weights))$weighted.kappa
  deviation <- mean(apply(x, 1, function(pair) mean(abs(pair - mean(pair)))))
  values <- c(kappa = kappa, average_deviation = deviation, n = nrow(x))
  rows[[name]] <- data.frame(pair = name, statistic = names(values), value = sprintf("%.17g", values))
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
write.csv(do.call(rbind, answers), "data/answers.csv", row.names = FALSE, quote = FALSE)
