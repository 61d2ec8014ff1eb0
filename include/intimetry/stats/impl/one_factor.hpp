#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

/// Replaces the lower triangle of a symmetric matrix by L with L L' = the matrix. Returns false if a pivot is
/// not above `least`, so that the matrix is singular or not positive definite.
inline bool cholesky(std::span<double> a, std::size_t size, double least = 0) {
  for (std::size_t j = 0; j < size; ++j) {
    const double* row_j = &a[j * size];
    double pivot = a[j * size + j];
    for (std::size_t l = 0; l < j; ++l) pivot -= row_j[l] * row_j[l];
    if (!(pivot > least)) return false;
    const double root = std::sqrt(pivot);
    a[j * size + j] = root;
    for (std::size_t i = j + 1; i < size; ++i) {
      double* row_i = &a[i * size];
      double rest = row_i[j];
      for (std::size_t l = 0; l < j; ++l) rest -= row_i[l] * row_j[l];
      row_i[j] = rest / root;
    }
  }
  return true;
}

/// Solves L L' x = b in place.
inline void solve_triangles(std::span<const double> lower, std::size_t size, std::span<double> x) {
  for (std::size_t i = 0; i < size; ++i) {
    double rest = x[i];
    for (std::size_t l = 0; l < i; ++l) rest -= lower[i * size + l] * x[l];
    x[i] = rest / lower[i * size + i];
  }
  for (std::size_t i = size; i-- > 0;) {
    x[i] /= lower[i * size + i];
    for (std::size_t l = 0; l < i; ++l) x[l] -= lower[i * size + l] * x[i];
  }
}

/// One factor fitted to a correlation matrix by maximum likelihood; unique variances may be negative if the
/// implied matrix is positive definite.
class OneFactorFit {
 public:
  /// @param correlations k x k, positive definite, k at least 3; must outlive this
  OneFactorFit(std::span<const double> correlations, std::size_t k)
      : k_(k), r_(correlations), inverse_(k * k), half_(k * k), b_(k * k), matrix_(4 * k * k), step_(2 * k) {}

  std::vector<double> loading;  ///< k; start values, then estimates
  std::vector<double> unique;   ///< k
  int iterations = 0;

  /// Starts from the first principal component.
  void start() {
    std::size_t best = 0;
    double largest = -1;
    for (std::size_t j = 0; j < k_; ++j) {
      double squares = 0;
      for (std::size_t i = 0; i < k_; ++i) squares += r_[i * k_ + j] * r_[i * k_ + j];
      if (squares > largest) best = j;
      largest = std::max(largest, squares);
    }
    loading.assign(k_, 0);
    for (std::size_t i = 0; i < k_; ++i) loading[i] = r_[i * k_ + best];
    std::vector<double> next(k_);
    for (int round = 0; round < 30; ++round) {
      double length = 0;
      for (std::size_t i = 0; i < k_; ++i) {
        next[i] = 0;
        for (std::size_t j = 0; j < k_; ++j) next[i] += r_[i * k_ + j] * loading[j];
        length += next[i] * next[i];
      }
      // An eigenvector of length one: its product with the matrix has the length of the eigenvalue.
      for (std::size_t i = 0; i < k_; ++i) loading[i] = next[i] / std::sqrt(length);
      largest = std::sqrt(length);
    }
    unique.assign(k_, 0);
    for (std::size_t i = 0; i < k_; ++i) {
      loading[i] = std::clamp(0.9 * std::sqrt(largest) * loading[i], -0.95, 0.95);
      unique[i] = 1 - loading[i] * loading[i];
    }
  }

  /// Maximises the likelihood by Newton steps, or by Fisher scoring if the Hessian is not that of a maximum.
  /// Returns false without convergence.
  bool maximise() {
    double value = evaluate(loading, unique);
    if (!std::isfinite(value)) return false;
    std::vector<double> to_loading(k_);
    std::vector<double> to_unique(k_);
    for (iterations = 1; iterations <= 200; ++iterations) {
      find_direction();
      double longest = 0;
      for (const double s : step_) longest = std::max(longest, std::abs(s));
      if (!std::isfinite(longest)) return false;
      double share = std::min(1.0, 2 / longest);
      double reached = std::numeric_limits<double>::infinity();
      for (int halvings = 0; halvings < 50; ++halvings, share /= 2) {
        for (std::size_t i = 0; i < k_; ++i) {
          to_loading[i] = loading[i] - share * step_[i];
          to_unique[i] = unique[i] - share * step_[k_ + i];
        }
        reached = evaluate(to_loading, to_unique);
        if (reached <= value + 1e-12 * (1 + std::abs(value))) break;
      }
      if (!(reached <= value + 1e-12 * (1 + std::abs(value)))) return false;
      loading = to_loading;
      unique = to_unique;
      value = reached;
      if (share == 1 && longest < 1e-9) return true;
      for (const double l : loading) {
        if (std::abs(l) > 1e3) return false;
      }
    }
    return false;
  }

  /// Returns log det of the implied matrix + trace of the correlations times its inverse, at the estimates.
  [[nodiscard]] double value() { return evaluate(loading, unique); }

 private:
  /// Returns that value, or infinity if the implied matrix is not positive definite; computes the inverse of
  /// the implied matrix.
  double evaluate(const std::vector<double>& l, const std::vector<double>& u) {
    for (std::size_t i = 0; i < k_; ++i) {
      for (std::size_t j = 0; j <= i; ++j) half_[i * k_ + j] = l[i] * l[j] + (i == j ? u[i] : 0);
    }
    if (!cholesky(half_, k_)) return std::numeric_limits<double>::infinity();
    double value = 0;
    for (std::size_t i = 0; i < k_; ++i) value += 2 * std::log(half_[i * k_ + i]);
    invert();
    for (std::size_t i = 0; i < k_ * k_; ++i) value += r_[i] * inverse_[i];
    return value;
  }

  /// Inverts the matrix from its triangle in half_.
  void invert() {
    for (std::size_t j = 0; j < k_; ++j) {  // inverse of the triangle, in place
      half_[j * k_ + j] = 1 / half_[j * k_ + j];
      for (std::size_t i = j + 1; i < k_; ++i) {
        double sum = 0;
        for (std::size_t l = j; l < i; ++l) sum += half_[i * k_ + l] * half_[l * k_ + j];
        half_[i * k_ + j] = -sum / half_[i * k_ + i];
      }
    }
    std::fill(inverse_.begin(), inverse_.end(), 0);
    for (std::size_t l = 0; l < k_; ++l) {
      const double* row = &half_[l * k_];
      for (std::size_t i = 0; i <= l; ++i) {
        for (std::size_t j = 0; j <= i; ++j) inverse_[i * k_ + j] += row[i] * row[j];
      }
    }
    for (std::size_t i = 0; i < k_; ++i) {
      for (std::size_t j = i + 1; j < k_; ++j) inverse_[i * k_ + j] = inverse_[j * k_ + i];
    }
  }

  /// b = inverse x correlations x inverse.
  void fill_b() {
    multiply(inverse_, r_, half_);
    multiply(half_, inverse_, b_);
  }

  void multiply(std::span<const double> x, std::span<const double> y, std::span<double> to) const {
    std::fill(to.begin(), to.end(), 0);
    for (std::size_t i = 0; i < k_; ++i) {
      for (std::size_t l = 0; l < k_; ++l) {
        const double factor = x[i * k_ + l];
        for (std::size_t j = 0; j < k_; ++j) to[i * k_ + j] += factor * y[l * k_ + j];
      }
    }
  }

  /// Fills step_ with the decrease of loadings and unique variances.
  void find_direction() {
    fill_b();
    std::vector<double> u(k_);
    std::vector<double> v(k_);
    double lu = 0;
    double lv = 0;
    for (std::size_t i = 0; i < k_; ++i) {
      for (std::size_t j = 0; j < k_; ++j) {
        u[i] += inverse_[i * k_ + j] * loading[j];
        v[i] += b_[i * k_ + j] * loading[j];
      }
      lu += loading[i] * u[i];
      lv += loading[i] * v[i];
    }
    double ridge = 0;
    for (int attempt = 0; attempt < 12; ++attempt) {
      // First the observed Hessian, then its expectation, then the expectation with a ridge.
      fill_curvature(u, v, lu, lv, attempt == 0);
      for (std::size_t i = 0; i < 2 * k_; ++i) matrix_[i * 2 * k_ + i] *= 1 + ridge;
      for (std::size_t i = 0; i < 2 * k_; ++i) matrix_[i * 2 * k_ + i] += ridge;
      for (std::size_t i = 0; i < k_; ++i) {
        step_[i] = 2 * (u[i] - v[i]);
        step_[k_ + i] = inverse_[i * k_ + i] - b_[i * k_ + i];
      }
      if (cholesky(matrix_, 2 * k_)) break;
      if (attempt > 0) ridge = ridge == 0 ? 1e-6 : 10 * ridge;
    }
    solve_triangles(matrix_, 2 * k_, step_);
  }

  void fill_curvature(const std::vector<double>& u, const std::vector<double>& v, double lu, double lv,
                      bool observed) {
    const std::size_t size = 2 * k_;
    for (std::size_t i = 0; i < k_; ++i) {
      for (std::size_t j = 0; j < k_; ++j) {
        const double w = inverse_[i * k_ + j];
        const double b = b_[i * k_ + j];
        double loadings = 2 * (w * lu + u[i] * u[j]);
        double uniques = w * w;
        double mixed = 2 * w * u[i];  // unique variance of i, loading of j
        if (observed) {
          loadings = -loadings + 2 * (v[i] * u[j] + v[j] * u[i] + b * lu + lv * w) + 2 * (w - b);
          uniques = 2 * b * w - uniques;
          mixed = -mixed + 2 * (b * u[i] + v[i] * w);
        }
        matrix_[i * size + j] = loadings;
        matrix_[(k_ + i) * size + k_ + j] = uniques;
        matrix_[(k_ + i) * size + j] = mixed;
      }
    }
  }

  std::size_t k_;
  std::span<const double> r_;
  std::vector<double> inverse_;
  std::vector<double> half_;
  std::vector<double> b_;
  std::vector<double> matrix_;
  std::vector<double> step_;
};

}  // namespace intimetry::INTIMETRY_MODE::stats::detail
