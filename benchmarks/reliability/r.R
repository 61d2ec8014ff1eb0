# psych::alpha on the first 100,000 respondents; bootstraps of omega on 2,800 x 25 by lavaan and by factanal, with the
# number of replications of the entry, each with the same steps: draw rows, fit one factor, compute omega.
suppressMessages({library(psych); library(lavaan)})
options(mc.cores = 1, warn = -1)

folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name, what, size, columns) {
  file <- file.path(folder, name)
  matrix(as.numeric(readBin(file, what, n = file.size(file) / size, size = size, signed = TRUE)), ncol = columns,
    byrow = TRUE, dimnames = list(NULL, paste0("q", seq_len(columns))))
}
answers <- read("int8-rows-r.raw", "integer", 1, 36)
few <- read("omega-rows.raw", "numeric", 8, 25)
frame <- as.data.frame(few)
model <- paste("f =~", paste(colnames(few), collapse = " + "))

by_lavaan <- function(x) {
  estimates <- lavInspect(cfa(model, x, std.lv = TRUE, se = "none", test = "none", baseline = FALSE), "est")
  common <- sum(estimates$lambda)^2
  common / (common + sum(diag(estimates$theta)))
}
by_factanal <- function(x) {
  fit <- factanal(x, 1)
  s <- apply(x, 2, sd)
  common <- sum(fit$loadings * s)^2
  common / (common + sum(fit$uniquenesses * s^2))
}
bootstrap <- function(data, omega, replications) {
  set.seed(1)
  draws <- replicate(replications, omega(data[sample(nrow(data), replace = TRUE), ]))
  c(omega(data), quantile(draws, c(.025, .975)))
}

entries <- list(
  alpha = function() {
    a <- alpha(answers, warnings = FALSE)$total
    f <- alpha.ci(a$raw_alpha, nrow(answers), 36)
    c(a$raw_alpha, a$ase, f$lower.ci, f$upper.ci)
  },
  "lavaan/20" = function() bootstrap(frame, by_lavaan, 20),
  "factanal/20" = function() bootstrap(few, by_factanal, 20),
  "factanal/400" = function() bootstrap(few, by_factanal, 400)
)

cat(sprintf("ready psych %s, lavaan %s, %s\n", packageVersion("psych"), packageVersion("lavaan"), R.version.string))
commands <- base::file("stdin", "r")
while (length(line <- readLines(commands, n = 1)) > 0) {
  words <- strsplit(line, " ")[[1]]
  seconds <- system.time(found <- entries[[words[2]]](), gcFirst = FALSE)[["elapsed"]]
  if (words[1] == "save") writeBin(as.vector(as.numeric(found)), words[3])
  cat(seconds, "\n")
}
