# Rscript alpha.R COUPLES.csv: alpha and item-rest correlations by psych, and the intraclass correlation of partners
# by a one-way analysis of variance, of 219 real couples.
suppressPackageStartupMessages(library(psych))
d <- read.csv(commandArgs(TRUE)[1])
options(digits = 17)
for (scale in c("sat", "dsat")) {
  long <- do.call(rbind, lapply(c("w", "m"), function(p) {
    one <- d[paste0(scale, ".pnrq", 1:4, "_", p)]
    names(one) <- paste0("q", 1:4)
    one$couple <- d$couple
    one
  }))
  complete <- na.omit(long)
  a <- suppressWarnings(alpha(complete[paste0("q", 1:4)], check.keys = FALSE, warnings = FALSE))
  cat(scale, "alpha", format(a$total$raw_alpha, digits = 17), nrow(complete), "\n")
  cat(scale, "item_rest", format(a$item.stats$r.drop, digits = 17), "\n")
  long$score <- rowSums(long[paste0("q", 1:4)])
  both <- long[!is.na(long$score), ]
  both <- both[both$couple %in% both$couple[duplicated(both$couple)], ]
  ms <- anova(lm(score ~ factor(couple), both))[["Mean Sq"]]
  cat(scale, "icc", format((ms[1] - ms[2]) / (ms[1] + ms[2]), digits = 17), length(unique(both$couple)), "\n")
}
