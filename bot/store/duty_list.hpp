// The duty list 职责清单 in force: rows of the file, published rows over them by rule id, new ones
// in front so that a deployment's own rules win.
#pragma once

#include <vector>

#include "bot/domain/policy.hpp"
#include "bot/store/work.hpp"

namespace zampa::store {

std::vector<domain::Duty> effective_duties(const Work& work);

/// A row as published content and back.
Fields fields_of(const domain::Duty& duty);
domain::Duty duty_from(const std::string& rule, const Fields& fields);

}  // namespace zampa::store
