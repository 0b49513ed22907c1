#include "simulator/rules.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <regex>
#include <string_view>
#include <vector>

namespace zampa::simulator {
namespace {

using CodePoints = std::vector<char32_t>;

CodePoints code_points(std::string_view text) {
  CodePoints points;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t point = size == 1 ? lead : lead & (0xFFU >> (size + 1));
    for (std::size_t k = 1; k < size && i + k < text.size(); ++k) {
      point = point << 6U | (static_cast<unsigned char>(text[i + k]) & 63U);
    }
    points.push_back(point);
    i += size;
  }
  return points;
}

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
}
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_letter(char32_t c) { return c < 0x80 && std::isalpha(static_cast<int>(c)) != 0; }
bool is_visible_ascii(char32_t c) { return c >= 0x20 && c < 0x7F; }
bool is_symbol(char32_t c) { return !is_han(c) && !is_digit(c) && !is_letter(c) && c > 0x20; }

template <class Test>
bool all_of(const CodePoints& points, Test test) {
  return std::all_of(points.begin(), points.end(), test);
}

std::string type_of_key(const std::string& key) {
  const auto end = key.find_last_not_of("0123456789");
  return key.substr(0, end == std::string::npos ? 0 : end + 1);
}

/// Digits and the Han units of a written date (year, month, day) brought to '-', blanks kept.
std::string plain_date(const CodePoints& points) {
  std::string text;
  for (const char32_t c : points) {
    if (c == 0x5E74 || c == 0x6708) {  // year, month
      text += '-';
    } else if (c == 0x65E5) {  // day: only closes the date
      continue;
    } else if (c < 0x80) {
      text += c == '/' || c == '.' ? '-' : static_cast<char>(c);
    } else {
      return {};
    }
  }
  return text;
}

bool is_time(const CodePoints& points) {
  static const std::string clock = "([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?";
  static const std::string day = "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}";
  static const std::string moment = "(" + day + " ?)?" + clock;
  static const std::regex form{moment + "( ?~ ?" + moment + ")?"};
  const auto text = plain_date(points);
  return text.size() <= 64 && std::regex_match(text, form);
}

bool is_date(const CodePoints& points) {
  static const std::string day =
      "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}( ?[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?";
  static const std::regex form{day + "( ?~ ?" + day + ")?"};
  const auto text = plain_date(points);
  return text.size() <= 64 && std::regex_match(text, form);
}

bool is_amount(CodePoints points) {
  constexpr char32_t yuan = 0x5143;
  if (!points.empty() && points.back() == yuan) points.pop_back();
  if (!points.empty() && !is_digit(points.front())) {
    const auto sign = points.front();
    if (sign != '$' && sign != 0xA5 && sign != 0xFFE5 && sign != 0x20AC && sign != 0xA3)
      return false;
    points.erase(points.begin());
  }
  std::string text;
  for (const char32_t c : points) text += c < 0x80 ? static_cast<char>(c) : '?';
  static const std::regex form{"[0-9]{1,10}(\\.[0-9]{1,2})?"};
  return text.size() <= 16 && std::regex_match(text, form);
}

bool is_number(const CodePoints& points) {
  const auto dots = std::count(points.begin(), points.end(), U'.');
  return dots <= 1 && points.size() <= 33 && is_digit(points.front()) &&
         all_of(points, [](char32_t c) { return is_digit(c) || c == '.'; });
}

bool is_car_number(const CodePoints& points) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool edge = i == 0 || i + 1 == points.size();
    if (!is_digit(points[i]) && !is_letter(points[i]) && !(edge && is_han(points[i]))) return false;
  }
  return points.size() <= 8;
}

bool is_person_name(const CodePoints& points) {
  if (std::any_of(points.begin(), points.end(), is_han)) return points.size() <= 10;
  return points.size() <= 20;
}

bool keyword_fits(const std::string& type, const CodePoints& points, const TemplateField& field,
                  const std::string& value) {
  const auto size = points.size();
  if (type == "thing") return size <= 20;
  if (type == "short_thing") return size <= 5;
  if (type == "number") return is_number(points);
  if (type == "letter") return size <= 32 && all_of(points, is_letter);
  if (type == "symbol") return size <= 5 && all_of(points, is_symbol);
  if (type == "character_string") return size <= 32 && all_of(points, is_visible_ascii);
  if (type == "time") return is_time(points);
  if (type == "date") return is_date(points);
  if (type == "amount") return is_amount(points);
  if (type == "phone_number") {
    return size <= 17 &&
           all_of(points, [](char32_t c) { return is_visible_ascii(c) && !is_letter(c); });
  }
  if (type == "car_number") return is_car_number(points);
  if (type == "name") return is_person_name(points);
  if (type == "phrase" && !(size <= 5 && all_of(points, is_han))) return false;
  if (type == "const" && size > 20) return false;
  if (!field.choices.empty()) {
    return std::find(field.choices.begin(), field.choices.end(), value) != field.choices.end();
  }
  return type == "phrase" || type == "const" || type == "enum";
}

}  // namespace

std::size_t count_code_points(const std::string& text) { return code_points(text).size(); }

std::optional<Breach> check_keyword(const TemplateField& field, const std::string& value) {
  const auto named = "argument invalid! data." + field.key + ".value ";
  const auto type = type_of_key(field.key);
  if (value.empty()) return Breach{47003, named + "is empty", "keyword.empty"};
  const auto points = code_points(value);
  if (!all_of(points, [](char32_t c) { return c >= 0x20 && c != 0x7F; })) {
    return Breach{47003, named + "has a line break or control character", "keyword.control"};
  }
  if (!keyword_fits(type, points, field, value)) {
    return Breach{47003, named + "is not a valid " + type, "keyword." + type};
  }
  return std::nullopt;
}

std::optional<Breach> check_keywords(const PlatformTemplate& wanted, const base::Json& data) {
  if (!data.is_object())
    return Breach{47001, "data format error: data is no object", "keyword.data"};
  for (const auto& [key, member] : data.items()) {
    const auto known = std::any_of(wanted.fields.begin(), wanted.fields.end(),
                                   [&](const TemplateField& field) { return field.key == key; });
    if (!known)
      return Breach{47003, "argument invalid! data." + key + " is unknown", "keyword.extra"};
  }
  for (const auto& field : wanted.fields) {
    const auto named = "argument invalid! data." + field.key;
    const auto member = data.find(field.key);
    if (member == data.end() || !member->is_object() || !member->contains("value")) {
      return Breach{47003, named + ".value is empty", "keyword.missing"};
    }
    const auto& value = (*member)["value"];
    if (!value.is_string()) return Breach{47003, named + ".value is no string", "keyword.string"};
    if (auto breach = check_keyword(field, value.get<std::string>())) return breach;
  }
  return std::nullopt;
}

}  // namespace zampa::simulator
