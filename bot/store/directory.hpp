// The directory 通讯录 in force: rows of the file, published rows over them by id, new ones behind.
#pragma once

#include <vector>

#include "bot/domain/policy.hpp"
#include "bot/store/work.hpp"

namespace zampa::store {

std::vector<domain::DirectoryEntry> effective_directory(const Work& work);

}  // namespace zampa::store
