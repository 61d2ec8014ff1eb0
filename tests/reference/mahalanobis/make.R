# Writes table.csv: D^2 from the mean and its chi-square level of each complete sheet of
# ../psychometric_pairs/data/answers.csv, by mahalanobis and pchisq. Run here: Rscript make.R
x <- as.matrix(read.csv("../psychometric_pairs/data/answers.csv"))
complete <- complete.cases(x)
d2 <- mahalanobis(x[complete, ], colMeans(x[complete, ]), cov(x[complete, ]))
write.csv(data.frame(person = which(complete) - 1, d2 = sprintf("%.17g", d2),
                     p = sprintf("%.17g", pchisq(d2, ncol(x), lower.tail = FALSE))),
          "table.csv", row.names = FALSE, quote = FALSE)
