#include "bot/store/directory.hpp"

#include <algorithm>

namespace zampa::store {
namespace {

domain::DirectoryEntry directory_entry_from(const std::string& id, const Fields& fields) {
  const auto get = [&](const char* name) {
    const auto it = fields.find(name);
    return it == fields.end() ? std::string{} : it->second;
  };
  return {id, {get("zh"), get("bo")}, get("region"), get("phone")};
}

}  // namespace

std::vector<domain::DirectoryEntry> effective_directory(const Work& work) {
  auto entries = work.rules.policy.directory;
  for (const auto& content : work.contents.all_latest("directory")) {
    const auto known =
        std::find_if(entries.begin(), entries.end(),
                     [&](const domain::DirectoryEntry& entry) { return entry.id == content.key; });
    if (content.fields.count("deleted") != 0) {
      if (known != entries.end()) entries.erase(known);
    } else if (known != entries.end()) {
      *known = directory_entry_from(content.key, content.fields);
    } else {
      entries.push_back(directory_entry_from(content.key, content.fields));
    }
  }
  return entries;
}

}  // namespace zampa::store
