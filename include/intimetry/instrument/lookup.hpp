#pragma once

#include <concepts>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Finds the newest edition of an instrument by id, or the edition of an administration by id and version.
/// The result must outlive every use of the lookup; null: not found.
class InstrumentLookup {
 public:
  InstrumentLookup() = default;
  InstrumentLookup(std::nullptr_t) {}  // NOLINT(google-explicit-constructor): nullptr means no lookup

  /// Makes a lookup from a function of id and version; an empty version means the newest edition.
  template <class Find>
  requires std::invocable<const Find&, std::string_view, std::string_view> InstrumentLookup(Find find)
      : find_(std::move(find)) {}  // NOLINT(google-explicit-constructor)

  /// Makes a lookup from a function of the id, if only one edition of each instrument is known.
  template <class Find>
  requires(std::invocable<const Find&, std::string_view> &&
           !std::invocable<const Find&, std::string_view, std::string_view>)
      InstrumentLookup(Find find)  // NOLINT(google-explicit-constructor)
      : find_([find = std::move(find)](std::string_view id, std::string_view version) -> const Instrument* {
          const Instrument* found = find(id);
          return found == nullptr || version.empty() || found->version == version ? found : nullptr;
        }) {}

  /// Returns the newest edition.
  const Instrument* operator()(std::string_view id) const { return find_(id, {}); }
  /// Returns the edition of this version.
  const Instrument* operator()(std::string_view id, std::string_view version) const {
    return find_(id, version);
  }
  explicit operator bool() const noexcept { return static_cast<bool>(find_); }

  /// Returns the ids of all instruments, if the lookup knows them; otherwise none.
  [[nodiscard]] const std::vector<std::string>& ids() const noexcept { return ids_; }
  /// Returns a copy of this lookup with the ids of all instruments.
  [[nodiscard]] InstrumentLookup with_ids(std::vector<std::string> ids) const;

 private:
  std::vector<std::string> ids_;
  std::function<const Instrument*(std::string_view id, std::string_view version)> find_;
};

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/instrument/impl/lookup.ipp"
#endif
