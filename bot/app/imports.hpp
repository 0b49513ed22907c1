// `zampa import KIND FILE`: replies, duties, FAQ, directory and staff from a file into the
// database, all or nothing, every fault with its row. Called by the command or by the running
// server for it.
#pragma once

#include <string>

#include "bot/base/result.hpp"
#include "bot/store/work.hpp"

namespace zampa::app {

/// What the operator reads afterwards, one line each; binding codes are shown here once.
struct ImportReport {
  std::string lines;
  bool faq_changed = false;  ///< the snapshot has to be built anew
};

/// KIND: templates, faq, duties, directory, staff. `file_name` tells TOML from CSV and stands in
/// the faults. `wecom_account` is the configured account of kind wecom, may be empty. Refuses
/// invalid with every fault, one line each "FILE:LINE: key: what; fix"; unsupported KIND.
Result<ImportReport> import_file(store::Work& work, const std::string& kind,
                                 const std::string& file_name, const std::string& bytes,
                                 const std::string& wecom_account);

/// The entries in force: published ones over the files' defaults.
std::vector<faq::Entry> effective_faq(const store::Work& work,
                                      const std::vector<faq::Entry>& defaults);

}  // namespace zampa::app
