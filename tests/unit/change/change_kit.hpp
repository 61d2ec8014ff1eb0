#pragma once

#include "intimetry/instrument/instrument.hpp"
#include "intimetry/precision/measurement_error.hpp"

namespace intimetry::test {

inline ReliableChange published(double rci, Comparison comparison) {
  ReliableChange change;
  change.scale = "total";
  change.rci = rci;
  change.comparison = comparison;
  change.sample = "community and clinical samples";
  change.provenance.source = "Somebody 2014";
  return change;
}

inline Cutoff cutoff_at(Comparison comparison, double value) {
  Cutoff cutoff;
  cutoff.comparison = comparison;
  cutoff.value = value;
  return cutoff;
}

inline MeasurementError plain_error(double standard_error) {
  MeasurementError error;
  error.source = ErrorSource::published_sample;
  error.standard_error = standard_error;
  error.flags = Flags();
  return error;
}

}  // namespace intimetry::test
