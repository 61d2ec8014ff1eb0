# Writes table.csv: p-values and R's p.adjust of them. Run here: Rscript make.R
set.seed(20240917)
families <- list(textbook = c(.01, .04, .03, .005), one = .03, tied = c(.02, .02, .02, .5, .5), ends = c(0, 1, .5),
                 gaps = c(.04, NA, .001, NA, .03), random = runif(12)^2)
rows <- lapply(names(families), function(name) {
  p <- families[[name]]
  text <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
  data.frame(family = name, m = sum(!is.na(p)), p = text(p), adjusted = text(p.adjust(p, "holm")))
})
write.csv(do.call(rbind, rows), "table.csv", row.names = FALSE, quote = FALSE)
