#include "bot/domain/choices.hpp"

#include "bot/lang/measure.hpp"

namespace zampa::domain {
namespace {

constexpr std::size_t kLongLabel = 10;  // code points; longer ones read badly side by side
constexpr std::string_view kSessionPrefix = "s:";
constexpr std::string_view kTicketPrefix = "t:";

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
  return out;
}

}  // namespace

std::string choice_lines(const std::vector<OfferedChoice>& choices, bool tappable) {
  bool side_by_side = choices.size() <= 4;
  for (const auto& choice : choices) {
    if (lang::code_points(choice.label) > kLongLabel) side_by_side = false;
  }
  std::string out;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i != 0) out += side_by_side ? "  " : "\n";
    const std::string shown = std::to_string(i + 1) + " " + choices[i].label;
    if (tappable) {
      out += "<a href=\"weixin://bizmsgmenu?msgmenucontent=" + percent_encoded(choices[i].label) +
             "&msgmenuid=" + percent_encoded(choices[i].id) + "\">" + shown + "</a>";
    } else {
      out += shown;
    }
  }
  return out;
}

std::string session_choice_id(std::string_view nonce, std::string_view key) {
  return std::string{kSessionPrefix} + std::string{nonce} + ":" + std::string{key};
}

std::string ticket_choice_id(std::string_view ticket_number, std::string_view key) {
  return std::string{kTicketPrefix} + std::string{ticket_number} + ":" + std::string{key};
}

ChoiceId parse_choice_id(std::string_view id) {
  ChoiceId parsed;
  if (id.starts_with(kSessionPrefix)) parsed.kind = ChoiceId::Kind::session;
  if (id.starts_with(kTicketPrefix)) parsed.kind = ChoiceId::Kind::ticket;
  if (parsed.kind == ChoiceId::Kind::none) return parsed;
  id.remove_prefix(2);
  const auto colon = id.find(':');
  if (colon == std::string_view::npos) return {};
  parsed.subject = id.substr(0, colon);
  parsed.key = id.substr(colon + 1);
  return parsed;
}

}  // namespace zampa::domain
