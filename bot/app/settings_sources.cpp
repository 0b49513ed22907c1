#include "bot/app/settings_sources.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>

#include "bot/app/private_file.hpp"
#include "bot/base/text.hpp"

namespace zampa::app {
namespace {

constexpr std::string_view kVariablePrefix = "ZAMPA__";
constexpr std::string_view kAccounts = "accounts";
constexpr std::size_t kLongestSecretFile = 4096;

/// Number of single-letter edits between two words.
std::size_t settings_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row.back();
}

std::string settings_nearest(std::string_view word, const std::vector<std::string>& known) {
  const auto nearer = [&](const std::string& a, const std::string& b) {
    return settings_distance(word, a) < settings_distance(word, b);
  };
  const auto best = std::min_element(known.begin(), known.end(), nearer);
  return best == known.end() ? "" : *best;
}

std::vector<std::string> settings_names(std::string_view section) {
  std::vector<std::string> names;
  for (const SettingRow& row : settings_table()) {
    if (row.section != section) continue;
    names.emplace_back(row.name);
    if (row.kind == SettingKind::secret) names.push_back(std::string(row.name) + "_file");
  }
  return names;
}

std::vector<std::string> settings_sections() {
  std::vector<std::string> names{std::string(kAccounts)};
  for (const SettingRow& row : settings_table()) {
    if (row.section != kAccountSection) names.emplace_back(row.section);
  }
  return names;
}

std::string settings_variable(std::string_view section, std::string_view name) {
  std::string out(kVariablePrefix);
  for (const char c : std::string(section) + "." + std::string(name)) {
    if (c == '.') {
      out += "__";
    } else if (c == '-') {
      out += '_';
    } else {
      out += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    }
  }
  return out;
}

int settings_line(const toml::source_region& source) { return static_cast<int>(source.begin.line); }

class SettingsCollector {
 public:
  explicit SettingsCollector(SettingFaults& faults) : faults_(faults) {}

  void read_file(const toml::table& root) {
    for (const auto& [key, node] : root) {
      const std::string section(key.str());
      const SettingPlace place{settings_line(key.source()), section};
      const auto known = settings_sections();
      if (std::find(known.begin(), known.end(), section) == known.end()) {
        faults_.add(place, "unknown section",
                    "the nearest known one is [" + settings_nearest(section, known) + "]");
      } else if (!node.is_table()) {
        faults_.add(place, "must be a section", "write [" + section + "] on a line of its own");
      } else if (section == kAccounts) {
        for (const auto& [name, account] : *node.as_table()) read_account(name, account);
      } else {
        read_section(section, section, *node.as_table());
      }
    }
  }

  void read_environment(const Environment& environment) {
    std::map<std::string, std::pair<std::string, std::string>> known;  // variable → section, name
    for (const SettingRow& row : settings_table()) {
      if (row.section != kAccountSection) expect(known, std::string(row.section), row);
      if (row.section != kAccountSection) continue;
      for (const auto& [name, place] : out_.accounts) {
        expect(known, std::string(kAccounts) + "." + name, row);
      }
    }
    for (const auto& [variable, text] : environment) {
      if (!variable.starts_with(kVariablePrefix)) continue;
      const auto found = known.find(variable);
      if (found == known.end()) {
        std::vector<std::string> names;
        for (const auto& [name, where] : known) names.push_back(name);
        faults_.add({0, variable}, "unknown variable",
                    "the nearest known one is " + settings_nearest(variable, names));
        continue;
      }
      const auto& [section, name] = found->second;
      const std::string_view table_section =
          section.starts_with(kAccounts) ? kAccountSection : std::string_view(section);
      read_text({0, variable}, section, name, *find_setting(table_section, name), text);
    }
  }

  SettingSources finish() {
    for (const auto& [key, file] : secret_paths_) read_secret_file(key, file);
    return std::move(out_);
  }

 private:
  using Known = std::map<std::string, std::pair<std::string, std::string>>;

  static void expect(Known& known, const std::string& section, const SettingRow& row) {
    const std::string name(row.name);
    known[settings_variable(section, name)] = {section, name};
    if (row.kind != SettingKind::secret) return;
    const std::string as_file = name + std::string(kFileSuffix);
    known[settings_variable(section, as_file)] = {section, as_file};
  }

  void read_account(const toml::key& key, const toml::node& node) {
    const std::string name(key.str());
    const SettingPlace place{settings_line(key.source()), std::string(kAccounts) + "." + name};
    const bool good = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!good) {
      faults_.add(place, "not a name for an account",
                  "use a-z, 0-9 and - only; it is the last part of the callback address");
    } else if (!node.is_table()) {
      faults_.add(place, "must be a section", "write [accounts." + name + "] on a line of its own");
    } else {
      out_.accounts[name] = place;
      read_section(place.key, std::string(kAccountSection), *node.as_table());
    }
  }

  void read_section(const std::string& section, const std::string& table_section,
                    const toml::table& table) {
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      std::string full_key = section;
      full_key.append(".").append(name);
      const SettingPlace place{settings_line(key.source()), full_key};
      const SettingRow* row = find_setting(table_section, name);
      if (row == nullptr) {
        faults_.add(
            place, "unknown setting",
            "the nearest known one is " + settings_nearest(name, settings_names(table_section)));
        continue;
      }
      const bool is_path = name != row->name;
      if (const auto* text = node.as_string(); text != nullptr) {
        if (!is_path && (row->kind == SettingKind::integer || row->kind == SettingKind::flag)) {
          refuse(section, *row, place, "must not be in quotes", must_be(*row));
        } else {
          read_text(place, section, name, *row, text->get());
        }
      } else if (const auto* number = node.as_integer();
                 number != nullptr && row->kind == SettingKind::integer) {
        read_text(place, section, name, *row, std::to_string(number->get()));
      } else if (const auto* flag = node.as_boolean();
                 flag != nullptr && row->kind == SettingKind::flag) {
        read_text(place, section, name, *row, flag->get() ? "true" : "false");
      } else {
        refuse(section, *row, place, "wrong kind of value",
               is_path ? "write the path of a file in quotes" : must_be(*row));
      }
    }
  }

  void refuse(const std::string& section, const SettingRow& row, const SettingPlace& place,
              std::string_view what, std::string_view fix) {
    out_.refused.insert(section + "." + std::string(row.name));
    faults_.add(place, what, fix);
  }

  static std::string must_be(const SettingRow& row) {
    switch (row.kind) {
      case SettingKind::integer:
        return "write a whole number, " + std::string(row.allowed);
      case SettingKind::flag:
        return "write true or false";
      case SettingKind::choice:
        return "write one of \"" + join_choices(row, "\", \"") + "\"";
      default:
        return "write a text in quotes: " + std::string(row.allowed);
    }
  }

  static std::string join_choices(const SettingRow& row, std::string_view between) {
    return base::replace_all(row.allowed, "|", between);
  }

  /// A value as text, from either source. The environment comes second and replaces.
  void read_text(const SettingPlace& place, const std::string& section, const std::string& name,
                 const SettingRow& row, const std::string& text) {
    const std::string key = section + "." + std::string(row.name);
    if (name != row.name) {
      if (place.line != 0 && out_.given.contains(key)) return both_given(place);
      if (place.line == 0) out_.given.erase(key);
      secret_paths_[key] = {place, text};
      return;
    }
    if (place.line != 0 && secret_paths_.contains(key)) {
      return both_given(place);
    }
    if (place.line == 0) secret_paths_.erase(key);
    if (const auto value = convert(place, row, text)) {
      out_.given[key] = {place, *value};
    } else {
      out_.refused.insert(key);
    }
  }

  void both_given(const SettingPlace& place) {
    faults_.add(place, "given twice, as a value and as a file",
                "keep one of them, better the file");
  }

  std::optional<SettingValue> convert(const SettingPlace& place, const SettingRow& row,
                                      const std::string& text) {
    SettingValue value;
    value.text = text;
    if (row.kind == SettingKind::integer) {
      const auto range = setting_range(row);
      const char* const end = text.data() + text.size();
      const auto read = std::from_chars(text.data(), end, value.number);
      if (read.ec != std::errc{} || read.ptr != end || value.number < range.least ||
          value.number > range.most) {
        faults_.add(place, "out of range", must_be(row));
        return std::nullopt;
      }
    } else if (row.kind == SettingKind::flag) {
      value.flag = text == "true";
      if (text != "true" && text != "false") {
        faults_.add(place, "neither true nor false", must_be(row));
        return std::nullopt;
      }
    } else if (row.kind == SettingKind::choice) {
      const auto choices = base::split(row.allowed, '|');
      const auto found = std::find(choices.begin(), choices.end(), text);
      if (found == choices.end()) {
        faults_.add(place, "not one of the choices", must_be(row));
        return std::nullopt;
      }
      value.number = found - choices.begin();
    }
    return value;
  }

  void read_secret_file(const std::string& key, const std::pair<SettingPlace, std::string>& file) {
    const auto& [place, path] = file;
    out_.refused.insert(key);
    if (!path.starts_with('/')) {
      return faults_.add(place, "not an absolute path", "write the whole path, beginning with /");
    }
    const auto text = read_small_file(path, kLongestSecretFile);
    if (!text) {
      return faults_.add(place, path + " " + text.error().detail,
                         "put the secret alone into a file that only this program may read");
    }
    out_.refused.erase(key);
    out_.secret_files.push_back(path);
    out_.given[key] = {place, {std::string(base::trim(*text)), 0, false}};
  }

  SettingFaults& faults_;
  SettingSources out_;
  std::map<std::string, std::pair<SettingPlace, std::string>> secret_paths_;
};

}  // namespace

void SettingFaults::add(const SettingPlace& place, std::string_view what, std::string_view fix) {
  std::string line = "error: ";
  line += place.line == 0 ? "environment" : file_ + ":" + std::to_string(place.line);
  line.append(": ").append(place.key).append(": ").append(what).append("; ").append(fix);
  // A quoted key of TOML may hold a line end.
  std::replace_if(line.begin(), line.end(), [](char c) { return c >= 0 && c < 0x20; }, '?');
  faults_.emplace(place.line == 0 ? INT32_MAX : place.line, std::move(line));
}

std::string SettingFaults::text() const {
  std::vector<std::string> lines;
  for (const auto& [line, text] : faults_) lines.push_back(text);
  return base::join(lines, "\n");
}

SettingSources collect_settings(std::string_view toml, const Environment& environment,
                                SettingFaults& faults) {
  SettingsCollector collector(faults);
  try {
    collector.read_file(toml::parse(toml));
  } catch (const toml::parse_error& error) {
    const auto at = error.source().begin;
    faults.add({static_cast<int>(at.line), "column " + std::to_string(at.column)},
               error.description(), "correct this line; nothing else was looked at");
    SettingSources unreadable;
    unreadable.readable = false;
    return unreadable;
  }
  collector.read_environment(environment);
  return collector.finish();
}

}  // namespace zampa::app
