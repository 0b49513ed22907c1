// People and the addresses platforms know them by. A citizen exists from their first message on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/domain/person.hpp"
#include "bot/store/values.hpp"

namespace zampa::store {

class People {
 public:
  explicit People(Scope scope) : scope_(scope) {}
  std::optional<domain::Person> find(const PersonId& id) const;
  std::optional<domain::Person> find_by_address(const std::string& account,
                                                const std::string& address) const;
  std::optional<domain::Person> find_by_staff_code(const std::string& code) const;
  void insert(const domain::Person& person, const std::string& staff_code, Instant now);
  void update(const domain::Person& person);
  /// Gives the address to `person`, taking it from whoever had it.
  void bind(const std::string& account, const std::string& address, const PersonId& person);
  std::vector<domain::Identity> identities(const PersonId& person) const;
  /// Staff of a department who handle tickets, by name.
  std::vector<domain::Person> staff_of(const DepartmentId& department) const;
  /// Everybody with that role, by name.
  std::vector<domain::Person> with_role(domain::Role role) const;

  void add_binding_code(const std::string& code_hash, const PersonId& person, Instant expires);
  /// Uses the code up. Nothing when it is unknown, used or expired.
  std::optional<PersonId> take_binding_code(const std::string& code_hash, Instant now);
  /// True for a code that was given out once, whatever became of it.
  bool knows_binding_code(const std::string& code_hash) const;

 private:
  std::vector<domain::Person> read(std::string_view sql, const Values& values) const;
  Scope scope_;
};

}  // namespace zampa::store
