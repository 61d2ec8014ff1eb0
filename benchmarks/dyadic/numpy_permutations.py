"""NumPy's pseudo-couples. `profiles`: re-pair and correlate, as in usual vectorised code. `table`: compute the pair matrix
once, then look up all re-pairings in one array. Answers saved: similarity, baseline, mean and SD of the re-paired means.
"""
import sys

import numpy as np

from contender import serve

COUPLES, ITEMS, PERMUTATIONS = (int(word) for word in sys.argv[2:5])
FIRST, SECOND = np.fromfile(f"{sys.argv[1]}/couples.raw").reshape(2, COUPLES, ITEMS)


def unit_profiles():
    norm = np.concatenate([FIRST, SECOND]).mean(axis=0)

    def unit(profiles):
        profiles = profiles - norm
        profiles -= profiles.mean(axis=1, keepdims=True)
        return profiles / np.linalg.norm(profiles, axis=1, keepdims=True)

    return unit(FIRST), unit(SECOND)


def answers(first, second, means):
    own = np.einsum("ij,ij", first, second)
    baseline = (first.sum(axis=0) @ second.sum(axis=0) - own) / (COUPLES * (COUPLES - 1))
    return [[own / COUPLES, baseline, means.mean(), means.std(ddof=1)]]


def profiles():
    random = np.random.default_rng(1)
    first, second = unit_profiles()
    means = np.array([np.einsum("ij,ij", first, second[random.permutation(COUPLES)]) / COUPLES
                      for _ in range(PERMUTATIONS)])
    return answers(first, second, means)


def table():
    random = np.random.default_rng(1)
    first, second = unit_profiles()
    similarity = (first @ second.T).ravel()
    partners = np.tile(np.arange(COUPLES), (PERMUTATIONS, 1))
    random.permuted(partners, axis=1, out=partners)
    partners += np.arange(COUPLES) * COUPLES
    return answers(first, second, similarity[partners].mean(axis=1))


serve(f"NumPy {np.__version__}", {"profiles": profiles, "table": table})
