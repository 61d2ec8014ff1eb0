"""Alpha with an interval in NumPy, which has no F distribution: by np.cov with Duhachek and Iacobucci's standard error,
and, faster, from variances only with Feldt's interval, whose two quantiles are given. No answer is missing, and
none is checked."""
import sys

import numpy as np

from contender import read_table, serve


def by_covariances(answers):
    n, k = answers.shape
    c = np.cov(answers, rowvar=False)
    total, trace = c.sum(), np.trace(c)
    alpha = k / (k - 1) * (1 - trace / total)
    q = 2 * k**2 / ((k - 1) ** 2 * total**3) * (total * (np.sum(c * c) + trace**2) - 2 * trace * np.sum(c @ c))
    return [[alpha, np.sqrt(q / n)]]


def by_product(answers):
    """The same with one matrix product instead of np.cov, which copies."""
    n, k = answers.shape
    x = answers if answers.dtype == np.float64 else answers.astype(np.float64)
    s = x.sum(axis=0)
    c = (x.T @ x - np.outer(s, s) / n) / (n - 1)
    total, trace = c.sum(), np.trace(c)
    alpha = k / (k - 1) * (1 - trace / total)
    q = 2 * k**2 / ((k - 1) ** 2 * total**3) * (total * (np.sum(c * c) + trace**2) - 2 * trace * np.sum(c @ c))
    return [[alpha, np.sqrt(q / n)]]


def by_variances(answers):
    k = answers.shape[1]
    parts = answers.var(axis=0, ddof=1).sum()
    return [[k / (k - 1) * (1 - parts / answers.sum(axis=1).var(ddof=1))]]


entries = {}
for layout in ("float64-rows", "float64-columns", "int8-columns"):
    table = read_table(sys.argv[1], layout)
    for name, alpha in (("cov", by_covariances), ("product", by_product), ("variances", by_variances)):
        entries[f"{layout}/{name}"] = lambda table=table, alpha=alpha: alpha(table)
serve(f"NumPy {np.__version__}", entries)
