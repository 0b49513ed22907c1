#include "handlers/admin/form.hpp"

#include <algorithm>
#include <optional>

#include "bot/base/text.hpp"

namespace zampa::handlers::admin {
namespace {

std::optional<unsigned char> form_hex(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned char>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned char>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned char>(c - 'A' + 10);
  return std::nullopt;
}

std::optional<std::string> form_decode(std::string_view encoded) {
  std::string out;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    if (encoded[i] == '+') {
      out += ' ';
    } else if (encoded[i] == '%') {
      if (i + 2 >= encoded.size()) return std::nullopt;
      const auto high = form_hex(encoded[i + 1]);
      const auto low = form_hex(encoded[i + 2]);
      if (!high || !low) return std::nullopt;
      out += static_cast<char>(*high * 16 + *low);
      i += 2;
    } else {
      out += encoded[i];
    }
  }
  return out;
}

std::string form_clean(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r') {
      if (i + 1 >= text.size() || text[i + 1] != '\n') out += '\n';
      continue;
    }
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    if (!control || c == '\n' || c == '\t') out += c;
  }
  return out;
}

}  // namespace

Result<Form> read_form(const HttpRequest& request, std::span<const std::string_view> allowed) {
  const std::string type = base::ascii_lower(request.header("content-type"));
  if (base::trim(std::string_view(type).substr(0, type.find(';'))) !=
      "application/x-www-form-urlencoded") {
    return Refusal{RefusalCode::unsupported, "a form must be urlencoded"};
  }
  Form form;
  if (request.body.empty()) return form;
  for (const auto pair : base::split(request.body, '&')) {
    if (pair.empty()) continue;
    const auto cut = pair.find('=');
    const auto name = form_decode(pair.substr(0, cut));
    const auto value =
        form_decode(cut == std::string_view::npos ? std::string_view{} : pair.substr(cut + 1));
    if (!name || !value || !base::is_valid_utf8(*name) || !base::is_valid_utf8(*value)) {
      return Refusal{RefusalCode::invalid, "malformed form field"};
    }
    if (*name != "csrf" && std::find(allowed.begin(), allowed.end(), *name) == allowed.end()) {
      return Refusal{RefusalCode::invalid, "unknown_field"};
    }
    if (!form.emplace(*name, form_clean(*value)).second) {
      return Refusal{RefusalCode::invalid, "repeated field " + *name};
    }
  }
  return form;
}

std::string field(const Form& form, const std::string& name) {
  const auto it = form.find(name);
  return it == form.end() ? std::string{} : std::string{base::trim(it->second)};
}

std::string url_escape(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 15U];
    }
  }
  return out;
}

}  // namespace zampa::handlers::admin
