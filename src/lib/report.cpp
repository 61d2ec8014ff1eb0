// The bodies of include/intimetry/report, compiled once.
#include "intimetry/report/impl/couple_report.ipp"
#include "intimetry/report/impl/profile_report.ipp"
#include "intimetry/report/impl/safety_lines.ipp"
#include "intimetry/report/impl/shared_section.ipp"
