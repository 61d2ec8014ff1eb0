# psych on the first 100,000 respondents. Both functions are told the range and told not to impute, so that an
# incomplete scale's score is its mean answer; neither has a least number of answers. scoreItems gives the
# reliabilities as well; scoreFast gives the scores alone.
suppressMessages(library(psych))
options(mc.cores = 1)
options(warn = -1)  # random answers have no reliability to speak of, and scoreItems says so

arguments <- commandArgs(trailingOnly = TRUE)
read_key <- function(path) {
  text <- paste(readLines(path), collapse = " ")
  lists <- function(name) regmatches(text, gregexpr(sprintf('"%s": \\[[^]{]*\\]', name), text))[[1]]
  ids <- function(list) regmatches(list, gregexpr("q[0-9]+", list))[[1]]
  items <- lapply(lists("items"), ids)
  reversed <- lapply(lists("reversed"), ids)
  key <- Map(function(i, r) ifelse(i %in% r, paste0("-", i), i), items, reversed)
  setNames(key, paste0("s", seq_along(key)))
}

file <- file.path(arguments[1], "int8-columns-r.raw")
flat <- readBin(file, "integer", n = file.size(file), size = 1, signed = TRUE)
flat[flat == -1L] <- NA
answers <- matrix(as.numeric(flat), ncol = 36, dimnames = list(NULL, paste0("q", 1:36)))
key <- read_key(arguments[2])

entries <- list(
  scoreItems = function() {
    6 * scoreItems(key, answers, totals = FALSE, missing = TRUE, impute = "none", min = 0, max = 4)$scores
  },
  scoreFast = function() {
    6 * scoreFast(key, answers, totals = FALSE, missing = TRUE, impute = "none", min = 0, max = 4)
  }
)

cat(sprintf("ready psych %s, %s\n", packageVersion("psych"), R.version.string))
commands <- base::file("stdin", "r")
while (length(line <- readLines(commands, n = 1)) > 0) {
  words <- strsplit(line, " ")[[1]]
  seconds <- system.time(scores <- entries[[words[2]]](), gcFirst = FALSE)[["elapsed"]]
  if (words[1] == "save") writeBin(as.vector(scores), words[3])
  cat(seconds, "\n")
}
