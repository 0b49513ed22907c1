// Reads config/faq/*.toml into the entries of the matcher. Called by the wiring at start, by
// `zampa check` and `zampa import faq`. All faults of a file are told at once, one a line, because
// an editor who repairs a table wants to go through it once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bot/base/result.hpp"
#include "bot/domain/policy.hpp"
#include "bot/faq/entry.hpp"
#include "bot/faq/synonyms.hpp"

namespace zampa::app {

/// One file as it came from the tree, a folder or the binary.
struct FaqFile {
  std::string path;  ///< only for the faults' text
  std::string toml;
};

/// What people ask about 领域: the heading over its entries.
struct FaqArea {
  std::string id;  ///< "police"
  domain::Name name;
};

struct FaqContent {
  std::vector<FaqArea> areas;       ///< in the order of the files
  std::vector<faq::Entry> entries;  ///< in the order of the files
};

/// The entries of all files.
/// Refuses   invalid, one line for each fault: "FILE:LINE: key: what; fix"
Result<FaqContent> read_faq_files(const std::vector<FaqFile>& files);

/// The files of config/faq that are compiled into the program.
std::vector<FaqFile> embedded_faq_files();

/// The groups of config/lang/synonyms.toml.
/// Refuses   invalid "FILE:LINE: key: what; fix", one line for each fault
Result<faq::Synonyms> read_synonyms(std::string_view toml, std::string_view file);

/// What a deployment has to fill in, a line for each entry that lacks something: "faq
/// id-card-lost: fill in phone, fee". Not a fault: the answers read well without.
std::vector<std::string> faq_gaps(const std::vector<faq::Entry>& entries);

}  // namespace zampa::app
