# Rscript pnrq.R pnrq_couples.csv > table.csv
# Means of the PN-RQ's two scales in the couples data of the R package dySEM: with base R, and aggregates
# only. A rule is the least number of answers to a scale's four items.
path <- commandArgs(trailingOnly = TRUE)[1]
data <- read.csv(path, check.names = FALSE)

cat("role,scale,rule,n,mean,sd,answers,complete\n")
for (role in c("women", "men")) {
  for (scale in c("positive", "negative")) {
    stem <- c(positive = "sat", negative = "dsat")[[scale]]
    answers <- data[sprintf("%s.pnrq%d_%s", stem, 1:4, substr(role, 1, 1))]
    answered <- rowSums(!is.na(answers))
    for (rule in c("complete", "prorate:0.5")) {
      scored <- answered >= c("complete" = 4, "prorate:0.5" = 2)[[rule]]
      scores <- rowMeans(answers[scored, ], na.rm = TRUE)
      cat(role, scale, rule, length(scores), sprintf("%.17g", mean(scores)), sprintf("%.17g", sd(scores)),
          sum(answered), sum(answered == 4), sep = ",")
      cat("\n")
    }
  }
}
