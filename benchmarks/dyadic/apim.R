# nlme's actor-partner model: generalised least squares with one correlation within couples, by REML.
suppressPackageStartupMessages(library(nlme))
arguments <- commandArgs(trailingOnly = TRUE)
couples <- as.integer(arguments[2])
values <- matrix(readBin(file.path(arguments[1], "apim.raw"), "double", 4e5), ncol = 4)[seq_len(couples), ]
long <- data.frame(couple = factor(rep(seq_len(couples), each = 2)), own = c(t(values[, 1:2])),
                   partner = c(t(values[, 2:1])), y = c(t(values[, 3:4])))
fit <- function() {
  model <- gls(y ~ own + partner, long, correlation = corCompSymm(form = ~ 1 | couple))
  found <- summary(model)$tTable
  c(found[2:3, 1], found[2:3, 2])
}
cat(sprintf("ready %s, nlme %s\n", R.version.string, packageVersion("nlme")))
commands <- base::file("stdin", "r")
while (length(line <- readLines(commands, n = 1)) > 0) {
  words <- strsplit(line, " ")[[1]]
  seconds <- system.time(found <- fit(), gcFirst = FALSE)[["elapsed"]]
  if (words[1] == "save") writeBin(unname(found), words[3])
  cat(seconds, "\n")
}
