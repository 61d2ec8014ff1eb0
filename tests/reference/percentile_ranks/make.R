# Writes the simulated scores data/*.csv and table.csv, by base R. Run in this folder: Rscript make.R
set.seed(20261101)

couples <- function(n, r, shared = 1) {
  between <- rnorm(n)
  member <- function() round(20 + 4 * (sqrt(r) * between + sqrt(1 - r) * rnorm(n)))
  data.frame(couple = rep(seq_len(n), 2), score = c(member(), member()))
}
gaps <- couples(60, 0.6)
gaps$score[sample(nrow(gaps), 15)] <- NA
samples <- list(
  couples = couples(80, 0.5),
  gaps = gaps,
  unequal = data.frame(couple = c(1, 1, 1, 1, 2, 2, 3, 4, 5, 5, 5, 6), score = c(3, 3, 4, 5, 1, 2, 2, 9, 4, 4, 3, 5)),
  decimals = data.frame(couple = seq_len(40), score = round(rnorm(40), 2)),
  opposed = data.frame(couple = rep(1:30, 2), score = c(1:30, 31 - 1:30)),
  equal = data.frame(couple = rep(1:4, 2), score = 7)
)

# The mean of u is estimated by lm(u ~ 1); its clustered sandwich variance is computed explicitly.
clustered <- function(u, cluster) {
  fit <- lm(u ~ 1)
  bread <- solve(crossprod(model.matrix(fit)))
  meat <- crossprod(rowsum(residuals(fit), cluster))
  groups <- length(unique(cluster))
  sqrt(drop(bread %*% meat %*% bread) * groups / (groups - 1))
}

rows <- list()
for (name in names(samples)) {
  data <- samples[[name]]
  write.csv(data, sprintf("data/%s.csv", name), row.names = FALSE, quote = FALSE)
  data <- data[!is.na(data$score), ]
  below_or_at <- ecdf(data$score)
  for (score in sort(unique(data$score))) {
    u <- (data$score < score) + 0.5 * (data$score == score)
    below <- mean(data$score < score)
    rows[[length(rows) + 1]] <- data.frame(
      sample = name, score = score, count = sum(data$score == score),
      percentile = 100 * (below + below_or_at(score)) / 2,
      together = 100 * clustered(u, data$couple), alone = 100 * sd(u) / sqrt(length(u))
    )
  }
}
table <- do.call(rbind, rows)
for (column in c("score", "percentile", "together", "alone")) table[[column]] <- sprintf("%.17g", table[[column]])
write.csv(table, "table.csv", row.names = FALSE, quote = FALSE)
