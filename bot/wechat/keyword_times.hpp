// The forms in which a template keyword may name a day or a time of day. Called by keywords.
#pragma once

#include <string_view>

namespace zampa::wechat {

/// "15:01", "15:01:30", either with a date before it, or two such with "~" between.
bool is_keyword_time(std::string_view text);

/// A date in the form with characters for year, month and day, or with -, / or . between; with a
/// time behind it if wanted; or two such with "~" between.
bool is_keyword_date(std::string_view text);

}  // namespace zampa::wechat
