#pragma once

// Every public header but instruments.hpp, which needs a compiled library.

// IWYU pragma: begin_exports
#include "intimetry/core/buffer.hpp"
#include "intimetry/core/check.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/names.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/core/parallel.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/instrument/text.hpp"
#include "intimetry/instrument/validate.hpp"
#include "intimetry/io/couple_check.hpp"
#include "intimetry/io/couple_json.hpp"
#include "intimetry/io/couple_split.hpp"
#include "intimetry/io/instrument_json.hpp"
#include "intimetry/io/response_json.hpp"
#include "intimetry/io/text_json.hpp"
#include "intimetry/scoring/score.hpp"
#include "intimetry/scoring/score_table.hpp"
#include "intimetry/scoring/scoring_plan.hpp"
// IWYU pragma: end_exports
