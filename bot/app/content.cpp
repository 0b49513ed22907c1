#include "bot/app/content.hpp"

#include "bot/app/content_files.hpp"
#include "bot/app/emergency_file.hpp"
#include "bot/app/faq_files.hpp"
#include "bot/app/policy_files.hpp"
#include "bot/app/reply_files.hpp"

namespace zampa::app {
namespace {

constexpr std::string_view kEmergency = "config/policy/emergency.toml";
constexpr std::string_view kSynonyms = "config/lang/synonyms.toml";

template <class T>
void take(Result<T> read, T& into, std::string& faults) {
  if (read) {
    into = std::move(*read);
  } else {
    faults += (faults.empty() ? "" : "\n") + read.error().detail;
  }
}

}  // namespace

Result<Content> load_content(const std::string& dir, bool demo) {
  const ContentFiles files{dir};
  Content content;
  std::string faults;
  take(read_policy(files, demo), content.rulebook.policy, faults);

  std::vector<domain::ReplyText> replies;
  take(read_replies(files), replies, faults);
  for (auto& reply : replies) {
    const std::string key = reply.key;
    content.rulebook.replies.emplace(key, std::move(reply));
  }

  take(read_emergency_words(files.read(kEmergency).value_or(""), files.shown(kEmergency)),
       content.rulebook.emergency, faults);

  std::vector<FaqFile> faq_files;
  for (const auto& path : files.list("config/faq/", ".toml")) {
    faq_files.push_back({files.shown(path), files.read(path).value_or("")});
  }
  FaqContent faq;
  take(read_faq_files(faq_files), faq, faults);
  content.faq = std::move(faq.entries);
  content.faq_areas = std::move(faq.areas);
  take(read_synonyms(files.read(kSynonyms).value_or(""), files.shown(kSynonyms)), content.synonyms,
       faults);

  if (!faults.empty()) return Refusal{RefusalCode::invalid, faults};
  return content;
}

}  // namespace zampa::app
