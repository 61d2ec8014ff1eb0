#pragma once

// The scoring kernels, for the vector types and functions that the including file defines (Reals, Bytes,
// Shorts ...). Every name is local to that file, because it is compiled for another processor than the rest,
// which must not use its functions.

namespace intimetry::INTIMETRY_MODE::scoring::detail {
namespace {

/// Prefetches a cache line; never faults, whatever the address.
INTIMETRY_KERNEL_PART void fetch(std::uintptr_t address) {
  _mm_prefetch(reinterpret_cast<const char*>(address), _MM_HINT_T0);
}

/// The sums and counts of one iteration's respondents.
struct RealSums {
  Reals sum[reals_together];
  Counts count[reals_together];
  Reals others;  // the bits common to all values that are no option
};

template <bool whole, bool reversed>
INTIMETRY_KERNEL_PART void add_answers(const RealColumn& column, std::size_t at, RealSums& to) {
  const Reals low = reals_of(column.low);
  const Reals high = reals_of(column.high);
  const Reals turn = reals_of(column.low + column.high);
  const Reals missing = reals_of(column.missing);
  for (std::size_t v = 0; v < reals_together; ++v) {
    const std::size_t place = (at + v * reals_wide) * sizeof(double);
    fetch(column.needed_next + place);
    Reals x = load_reals(column.answers + place);
    if (column.present != nullptr) {
      x = select(real_bits(column.present, at + v * reals_wide), x, reals_of(__builtin_nan("")));
    }
    if (column.has_missing) x = select(equal(x, missing), reals_of(__builtin_nan("")), x);
    Reals held = lesser(greater(x, low), high);  // a NaN becomes low, and then differs from itself
    if (whole) held = rounded(held);
    const RealMask option = equal(held, x);
    to.sum[v] = add_where(option, to.sum[v], reversed ? turn - x : x);
    to.count[v] = count_where(option, to.count[v]);
    to.others = common_bits_unless(option, to.others, x);
  }
}

INTIMETRY_KERNEL_PART void add_column(const RealColumn& column, std::size_t at, RealSums& to) {
  if (column.whole) {
    column.reversed ? add_answers<true, true>(column, at, to) : add_answers<true, false>(column, at, to);
  } else {
    column.reversed ? add_answers<false, true>(column, at, to) : add_answers<false, false>(column, at, to);
  }
}

INTIMETRY_KERNEL bool add_reals(const RealColumn* columns, std::size_t items, std::size_t count, double* sums,
                                std::int16_t* answered) {
  RealSums to;
  to.others = all_bits();
  for (std::size_t at = 0; at < count; at += reals_together * reals_wide) {
    for (std::size_t v = 0; v < reals_together; ++v) {
      to.sum[v] = reals_of(0.0);
      to.count[v] = no_counts();
    }
    for (std::size_t j = 0; j < items; ++j) add_column(columns[j], at, to);
    for (std::size_t v = 0; v < reals_together; ++v) {
      store(sums + at + v * reals_wide, to.sum[v]);
      store_counts(answered + at + v * reals_wide, to.count[v]);
    }
  }
  // No number has all bits of this NaN. Other NaN lack some of them, too: the plain code handles those.
  return have_bits(to.others, reals_of(__builtin_nan("")));
}

/// The sums and counts of one iteration's respondents. A byte holds the sum of the distances from the low end
/// of the range, for as many items as fit.
struct ByteSums {
  Bytes sum[bytes_together];
  Bytes count[bytes_together];
  ByteMask sound;
};

INTIMETRY_KERNEL_PART void add_column(const ByteColumn& column, std::size_t at, ByteSums& to) {
  // With bytes modulo 256 one comparison is enough: low <= x <= high if and only if x - low <= high - low.
  // And high - x is ~x - (-1 - high), so that both directions take the same steps.
  const Bytes turned = bytes_of(column.reversed ? -1 : 0);
  const Bytes base = bytes_of(column.reversed ? -1 - column.high : column.low);
  const Bytes width = bytes_of(column.high - column.low);
  const Bytes missing = bytes_of(column.missing);
  for (std::size_t v = 0; v < bytes_together; ++v) {
    fetch(column.needed_next + at + v * bytes_wide);
    const Bytes x = load_bytes(column.answers + at + v * bytes_wide);
    const Bytes above = minus(differing(x, turned), base);
    ByteMask option = at_most(above, width);
    ByteMask left_out = equal(x, missing);
    if (column.present != nullptr) {
      const ByteMask present = byte_bits(column.present, at + v * bytes_wide);
      option = both(option, present);
      left_out = either(left_out, inverse(present));
    }
    to.sound = both(to.sound, either(option, left_out));
    to.sum[v] = add_where(option, to.sum[v], above);
    to.count[v] = count_where(option, to.count[v]);
  }
}

/// Writes counts and sums, or adds them to those already written; `above` is the sum of the distances from
/// `low`.
INTIMETRY_KERNEL_PART void put(Shorts above, Shorts count, Shorts low, bool more, std::int16_t* sums,
                               std::int16_t* answered) {
  Shorts sum = plus_shorts(above, times_shorts(count, low));
  if (more) {
    sum = plus_shorts(sum, load_shorts(sums));
    count = plus_shorts(count, load_shorts(answered));
  }
  store(sums, sum);
  store(answered, count);
}

INTIMETRY_KERNEL_PART void put(ByteSums& from, Shorts low, bool more, std::int16_t* sums,
                               std::int16_t* answered) {
  for (std::size_t v = 0; v < bytes_together; ++v) {
    const std::size_t at = v * bytes_wide;
    const std::size_t half = at + shorts_wide;
    put(lower_half(from.sum[v]), lower_half(from.count[v]), low, more, sums + at, answered + at);
    put(upper_half(from.sum[v]), upper_half(from.count[v]), low, more, sums + half, answered + half);
    from.sum[v] = from.count[v] = bytes_of(0);
  }
}

INTIMETRY_KERNEL bool add_bytes(const ByteColumn* columns, std::size_t items, std::size_t count,
                                std::int16_t* sums, std::int16_t* answered) {
  const Bytes zero = bytes_of(0);
  const Shorts low = shorts_of(columns[0].low);
  const int width = columns[0].high - columns[0].low;
  ByteSums to;
  to.sound = any_byte();
  for (std::size_t v = 0; v < bytes_together; ++v) to.sum[v] = to.count[v] = zero;
  for (std::size_t at = 0; at < count; at += bytes_together * bytes_wide) {
    int room = 255;
    bool more = false;
    for (std::size_t j = 0; j < items; ++j) {
      if (room < width) {
        put(to, low, more, sums + at, answered + at);
        room = 255;
        more = true;
      }
      room -= width;
      add_column(columns[j], at, to);
    }
    put(to, low, more, sums + at, answered + at);
  }
  return all(to.sound);
}

/// The same as RawScore, operation for operation.
INTIMETRY_KERNEL_PART Reals raw_score(const ScoreRule& rule, Reals sum, Reals answered) {
  const Reals factor = reals_of(rule.factor);
  const Reals prorated = (factor * sum) / greater(answered, reals_of(1.0));
  const Reals unit = rule.whole_numbers ? prorated : select(equal(answered, factor), sum, prorated);
  const Reals score = reals_of(rule.offset) + reals_of(rule.multiplier) * unit;
  return select(at_least(answered, reals_of(rule.least)), score, reals_of(__builtin_nan("")));
}

template <bool past_cache>
INTIMETRY_KERNEL_PART void put_counts(const ScoreRule& rule, const std::int16_t* answered, std::size_t count,
                                      const ScoreTarget& to) {
  const Shorts all_items = shorts_of(rule.items);
  const Shorts least = shorts_of(rule.least);
  const Shorts prorated = shorts_of(static_cast<int>(Flag::prorated));
  const Shorts too_few = shorts_of(static_cast<int>(Flag::too_few_answers));
  for (std::size_t i = 0; i < count; i += shorts_wide) {
    const Shorts m = load_shorts(answered + i);
    const Shorts partial = select_shorts(greater_shorts(least, m), too_few, prorated);
    const Shorts flags = select_shorts(equal_shorts(m, all_items), shorts_of(0), partial);
    if constexpr (past_cache) {
      store_past_cache(to.answered + i, m);
      store_past_cache(to.flag_bits + i, flags);
    } else {
      store(to.answered + i, m);
      store(to.flag_bits + i, flags);
    }
  }
}

INTIMETRY_KERNEL_PART Reals sums_at(const double* sums) { return load_reals(sums); }
INTIMETRY_KERNEL_PART Reals sums_at(const std::int16_t* sums) { return reals_of_shorts(sums); }

template <bool past_cache, class Sum>
INTIMETRY_KERNEL void score_sums(const ScoreRule& rule, const Sum* sums, const std::int16_t* answered,
                                 std::size_t count, const ScoreTarget& to) {
  for (std::size_t i = 0; i < count; i += reals_wide) {
    const Reals score = raw_score(rule, sums_at(sums + i), reals_of_shorts(answered + i));
    if constexpr (past_cache) {
      store_past_cache(to.raw + i, score);
    } else {
      store(to.raw + i, score);
    }
  }
  put_counts<past_cache>(rule, answered, count, to);
}

INTIMETRY_KERNEL_PART bool aligned(const void* at) { return reinterpret_cast<std::uintptr_t>(at) % 64 == 0; }

template <class Sum>
INTIMETRY_KERNEL void score_sums(const ScoreRule& rule, const Sum* sums, const std::int16_t* answered,
                                 std::size_t count, const ScoreTarget& to) {
  if (to.past_cache && aligned(to.raw) && aligned(to.answered) && aligned(to.flag_bits)) {
    score_sums<true>(rule, sums, answered, count, to);
  } else {
    score_sums<false>(rule, sums, answered, count, to);
  }
}

INTIMETRY_KERNEL void score_reals(const ScoreRule& rule, const double* sums, const std::int16_t* answered,
                                  std::size_t count, const ScoreTarget& to) {
  score_sums(rule, sums, answered, count, to);
}

INTIMETRY_KERNEL void score_shorts(const ScoreRule& rule, const std::int16_t* sums,
                                   const std::int16_t* answered, std::size_t count, const ScoreTarget& to) {
  score_sums(rule, sums, answered, count, to);
}

INTIMETRY_KERNEL void turn_rows(const unsigned char* first, std::ptrdiff_t stride, std::size_t columns,
                                std::size_t count, double* to, std::size_t apart) {
  for (std::size_t i = 0; i < count; i += reals_wide) {
    const unsigned char* row = first + static_cast<std::ptrdiff_t>(i) * stride;
    for (std::size_t j = 0; j < columns; j += reals_wide) {
      // The last columns overlap the ones before, with the same result.
      const std::size_t at = j + reals_wide <= columns ? j : columns - reals_wide;
      turn_square(row + at * sizeof(double), stride, to + at * apart + i, apart);
    }
  }
}

void end_past_cache() { _mm_sfence(); }

}  // namespace
}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
