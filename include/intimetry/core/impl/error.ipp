#pragma once

#include "intimetry/core/error.hpp"
#include "intimetry/core/visible.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE std::string pointer_step(std::string_view token) {
  std::string step = "/";
  for (const char c : token) {
    if (c == '~') {
      step += "~0";
    } else if (c == '/') {
      step += "~1";
    } else {
      step += c;
    }
  }
  return step;
}

INTIMETRY_INLINE std::string Error::compose(const std::string& message, const std::vector<Defect>& defects) {
  std::string text = visible(message, LineBreaks::kept);
  for (const Defect& defect : defects) {
    text += "\n  " + (defect.where.empty() ? std::string("(whole file)") : visible(defect.where)) + "  [" +
            std::string(info(defect.code).name) + "]  " + visible(defect.message);
  }
  return text;
}

INTIMETRY_INLINE void throw_defects(ErrorCode code, std::string_view name,
                                    const std::vector<Defect>& defects) {
  if (defects.empty()) return;
  throw Error(code,
              std::string(name) +
                  (defects.size() == 1 ? ": 1 defect" : ": " + std::to_string(defects.size()) + " defects"),
              defects);
}

}  // namespace intimetry::INTIMETRY_MODE
