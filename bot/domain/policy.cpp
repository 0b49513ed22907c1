#include "bot/domain/policy.hpp"

#include <algorithm>

namespace zampa::domain {
namespace {

template <class Row, class Key, class Of>
const Row* find_row(const std::vector<Row>& rows, const Key& key, Of of) {
  const auto it =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return of(row) == key; });
  return it == rows.end() ? nullptr : &*it;
}

}  // namespace

const Category* Policy::category(std::string_view id) const {
  return find_row(categories, id, [](const Category& c) -> std::string_view { return c.id; });
}
const Department* Policy::department(const DepartmentId& id) const {
  return find_row(departments, id, [](const Department& d) -> const DepartmentId& { return d.id; });
}
const Place* Policy::place(std::string_view id) const {
  return find_row(places, id, [](const Place& p) -> std::string_view { return p.id; });
}
const Reason* Policy::decline_reason(std::string_view id) const {
  return find_row(decline_reasons, id, [](const Reason& r) -> std::string_view { return r.id; });
}
const Reason* Policy::hand_back_reason(std::string_view id) const {
  return find_row(hand_back_reasons, id, [](const Reason& r) -> std::string_view { return r.id; });
}
const PlatformTemplate* Policy::platform_template(std::string_view name) const {
  return find_row(platform_templates, name,
                  [](const PlatformTemplate& t) -> std::string_view { return t.name; });
}

}  // namespace zampa::domain
