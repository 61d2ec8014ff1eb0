#pragma once

#include <gtest/gtest.h>

#include "intimetry/core/error.hpp"

namespace intimetry::test {

/// Returns the error that a call throws; that it throws none is a failure.
template <class Call>
Error error_of(const Call& call) {
  try {
    call();
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "nothing was thrown";
  return Error(ErrorCode::internal, "");
}

}  // namespace intimetry::test
