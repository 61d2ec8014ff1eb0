# Prints table.csv: the published algorithms (splitmix64, xoshiro256++, Lemire's bounded numbers) in Python's integers.
# Run in this folder: python3 make.py > table.csv
MASK = (1 << 64) - 1


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


print("seed,stream,what,count,index,value")
for seed, stream in [(0, 0), (1, 0), (1, 1), (20240917, 7), (MASK, 12345)]:
    bits = xoshiro(seed, stream)
    for i in range(8):
        print(f"{seed},{stream},bits,0,{i},{next(bits)}")
    # With the largest count about half of the draws are rejected.
    for count in (1, 6, 1000, (1 << 63) + 1):
        bits = xoshiro(seed, stream)
        for i in range(6):
            print(f"{seed},{stream},below,{count},{i},{below(bits, count)}")
