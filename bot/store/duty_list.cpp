#include "bot/store/duty_list.hpp"

#include <algorithm>

#include "bot/base/text.hpp"

namespace zampa::store {

Fields fields_of(const domain::Duty& duty) {
  std::vector<std::string> co;
  for (const auto& id : duty.co_departments) co.push_back(id.text);
  return {{"category", duty.category},
          {"region", duty.region},
          {"department", duty.department.text},
          {"co_departments", base::join(co, " ")},
          {"note", duty.note}};
}

domain::Duty duty_from(const std::string& rule, const Fields& fields) {
  const auto get = [&](const char* name) {
    const auto it = fields.find(name);
    return it == fields.end() ? std::string{} : it->second;
  };
  domain::Duty duty{rule, get("category"), get("region"), DepartmentId{get("department")},
                    {},   get("note")};
  const std::string co = get("co_departments");
  for (const auto id : base::split(co, ' ')) {
    if (!id.empty()) duty.co_departments.emplace_back(std::string{id});
  }
  return duty;
}

std::vector<domain::Duty> effective_duties(const Work& work) {
  std::vector<domain::Duty> duties = work.rules.policy.duties;
  std::vector<domain::Duty> added;
  for (const auto& content : work.contents.all_latest("duty")) {
    const auto known = std::find_if(duties.begin(), duties.end(), [&](const domain::Duty& duty) {
      return duty.rule == content.key;
    });
    const bool deleted = content.fields.count("deleted") != 0;
    if (known != duties.end()) {
      if (deleted) {
        duties.erase(known);
      } else {
        *known = duty_from(content.key, content.fields);
      }
    } else if (!deleted) {
      added.push_back(duty_from(content.key, content.fields));
    }
  }
  duties.insert(duties.begin(), added.begin(), added.end());
  return duties;
}

}  // namespace zampa::store
