# Writes table.csv: split halves by half scores, of the answers under ../alpha/data. Run here: Rscript make.R
rows <- list()
for (name in c("likert", "skewed", "gaps", "two", "three", "one_reversed", "decimals")) {
  x <- na.omit(read.csv(file.path("..", "alpha", "data", paste0(name, ".csv"))))
  halves <- list(odd_even = seq_len(ncol(x)) %% 2 == 0, first_last = seq_len(ncol(x)) > ncol(x) / 2)
  for (split in names(halves)) {
    a <- rowSums(x[, !halves[[split]], drop = FALSE])
    b <- rowSums(x[, halves[[split]], drop = FALSE])
    r <- cor(a, b)
    values <- c(between_halves = r, spearman_brown = 2 * r / (1 + r),
                guttman = 2 * (1 - (var(a) + var(b)) / var(a + b)))
    rows[[length(rows) + 1]] <- data.frame(data = name, split, n = nrow(x), statistic = names(values),
                                           value = sprintf("%.17g", values))
  }
}
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
