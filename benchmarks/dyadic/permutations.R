# R's pseudo-couples: the pair matrix by cor, then looked up.
arguments <- commandArgs(trailingOnly = TRUE)
couples <- as.integer(arguments[2]); items <- as.integer(arguments[3]); permutations <- as.integer(arguments[4])
both <- array(readBin(file.path(arguments[1], "couples.raw"), "double", 2 * couples * items), c(items, couples, 2))
table <- function() {
  set.seed(1)
  norm <- rowMeans(both)
  similarity <- cor(both[, , 1] - norm, both[, , 2] - norm)
  rows <- seq_len(couples)
  means <- replicate(permutations, mean(similarity[rows + (sample.int(couples) - 1L) * couples]))
  own <- diag(similarity)
  c(mean(own), (sum(similarity) - sum(own)) / (couples * (couples - 1)), mean(means), sd(means))
}
cat(sprintf("ready %s\n", R.version.string))
commands <- base::file("stdin", "r")
while (length(line <- readLines(commands, n = 1)) > 0) {
  words <- strsplit(line, " ")[[1]]
  seconds <- system.time(found <- table(), gcFirst = FALSE)[["elapsed"]]
  if (words[1] == "save") writeBin(found, words[3])
  cat(seconds, "\n")
}
