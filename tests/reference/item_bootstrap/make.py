# Writes simulated answers to data/ and prints table.csv: each replication's draws by the published generator, alpha by
# variances of sums, omega by the EM algorithm for one factor. Run in this folder: python3 make.py > table.csv
import csv
import math
import pathlib
import random

MASK = (1 << 64) - 1
SEED, REPLICATIONS = 4711, 60


def split_mix(state):
    state = (state + 0x9E3779B97F4A7C15) & MASK
    z = state
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return state, z ^ (z >> 31)


def rotated(x, by):
    return ((x << by) | (x >> (64 - by))) & MASK


def xoshiro(seed, stream):
    _, mixed = split_mix(seed)
    at = mixed ^ stream
    s = []
    for _ in range(4):
        at, word = split_mix(at)
        s.append(word)
    while True:
        yield (rotated((s[0] + s[3]) & MASK, 23) + s[0]) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotated(s[3], 45)


def below(bits, count):
    while True:
        product = next(bits) * count
        if product & MASK >= (1 << 64) % count:
            return product >> 64


def covariances(rows):
    n, k = len(rows), len(rows[0])
    mean = [math.fsum(row[i] for row in rows) / n for i in range(k)]
    return [[math.fsum((row[i] - mean[i]) * (row[j] - mean[j]) for row in rows) / (n - 1) for j in range(k)]
            for i in range(k)]


def variance(values):
    mean = math.fsum(values) / len(values)
    return math.fsum((x - mean) ** 2 for x in values) / (len(values) - 1)


def alpha(rows):
    k = len(rows[0])
    parts = math.fsum(variance([row[i] for row in rows]) for i in range(k))
    return k / (k - 1) * (1 - parts / variance([math.fsum(row) for row in rows]))


def omega(rows):
    """Maximum likelihood by the EM algorithm (Rubin and Thayer 1982), until convergence."""
    s = covariances(rows)
    k = len(s)
    psi = [s[i][i] / 2 for i in range(k)]
    loading = [math.sqrt(s[i][i] / 2) for i in range(k)]
    for _ in range(100000):
        precision = 1 + math.fsum(l * l / p for l, p in zip(loading, psi))
        beta = [l / p / precision for l, p in zip(loading, psi)]
        sb = [math.fsum(s[i][j] * beta[j] for j in range(k)) for i in range(k)]
        factor = 1 / precision + math.fsum(b * c for b, c in zip(beta, sb))
        new = [c / factor for c in sb]
        psi = [s[i][i] - new[i] * sb[i] for i in range(k)]
        moved = max(abs(a - b) for a, b in zip(new, loading))
        loading = new
        if moved < 1e-15:
            break
    else:
        raise SystemExit("no end in sight")
    common = math.fsum(loading) ** 2
    return common / (common + math.fsum(psi))


def quantile(values, p):
    values = sorted(values)
    at = p * (len(values) - 1)
    low = int(at)
    high = min(low + 1, len(values) - 1)
    return values[low] + (at - low) * (values[high] - values[low])


def simulate(name, couples, decimals, gaps):
    """Two partners per couple, who share half of their trait variance; every seventh partner is missing."""
    draw = random.Random(name)
    rows = []
    for couple in range(couples):
        shared = draw.gauss(0, 1)
        for partner in range(2):
            if (2 * couple + partner) % 7 == 3:
                continue
            trait = shared + draw.gauss(0, 1)
            answers = [weight * trait + draw.gauss(0, 1) for weight in (0.8, 0.9, 1.0, 1.1)]
            answers = [round(x, 3) if decimals else min(5, max(1, round(3 + x))) for x in answers]
            if gaps and draw.random() < 0.1:
                answers[draw.randrange(4)] = None
            rows.append((couple, answers))
    draw.shuffle(rows)
    with open(pathlib.Path("data") / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["couple", "q1", "q2", "q3", "q4"])
        for couple, answers in rows:
            writer.writerow([couple, *("NA" if x is None else x for x in answers)])
    return [(couple, answers) for couple, answers in rows if None not in answers]


print("data,clusters,statistic,value")
for name, decimals, gaps in (("likert", False, False), ("gaps", False, True), ("decimals", True, False)):
    rows = simulate(name, 40, decimals, gaps)
    for by in ("rows", "couples"):
        clusters = {}
        for place, (couple, answers) in enumerate(rows):
            clusters.setdefault(couple if by == "couples" else place, []).append(answers)
        clusters = list(clusters.values())
        alphas, omegas = [], []
        for b in range(REPLICATIONS):
            bits = xoshiro(SEED, b)
            sample = []
            for _ in clusters:
                sample += clusters[below(bits, len(clusters))]
            alphas.append(alpha(sample))
            omegas.append(omega(sample))
        print(f"{name},{by},n,{len(rows)}")
        print(f"{name},{by},clusters,{len(clusters)}")
        for statistic, values in (("alpha", alphas), ("omega", omegas)):
            print(f"{name},{by},{statistic}_low,{quantile(values, 0.025)!r}")
            print(f"{name},{by},{statistic}_high,{quantile(values, 0.975)!r}")
