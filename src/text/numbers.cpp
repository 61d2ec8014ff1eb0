#include "text/numbers.hpp"

#include <cmath>
#include <cstdio>

namespace intimetry::text {

std::string fixed(double value, int decimals) {
  if (std::isnan(value)) return "-";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  char text[400];  // the largest double has 309 digits before the point
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  std::string written = text;
  const bool zero = written.find_first_of("123456789") == std::string::npos;
  return zero && written.front() == '-' ? written.substr(1) : written;
}

std::string coefficient(double value, int decimals) {
  std::string text = fixed(value, decimals);
  // A coefficient is at most one, so its leading zero is omitted; a larger number is printed completely.
  const std::size_t digit = text.front() == '-' ? 1 : 0;
  if (text.compare(digit, 2, "0.") == 0) text.erase(digit, 1);
  return text;
}

std::string p_value(double p) {
  if (std::isnan(p)) return "-";
  if (p < 0.001) return "< .001";
  return coefficient(p, 3);
}

std::string interval(double low, double high, int decimals) {
  if (std::isnan(low) || std::isnan(high)) return "-";
  return "[" + fixed(low, decimals) + ", " + fixed(high, decimals) + "]";
}

std::string coefficient_interval(const Interval& interval, int decimals) {
  if (!interval.exists()) return "-";
  return "[" + coefficient(interval.low, decimals) + ", " + coefficient(interval.high, decimals) + "]";
}

}  // namespace intimetry::text
