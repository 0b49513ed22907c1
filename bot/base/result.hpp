// A value or the reason why there is none. For what a person, a peer or the state made impossible;
// what the machine got wrong is a Fault (fault.hpp). Member names follow std::expected, which this
// compiler does not have yet. Dropping a Result is a compile error.
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "bot/base/refusal_code.hpp"

namespace zampa::base {

struct Refusal {
  RefusalCode code;
  std::string detail;  ///< English, for the log and the operator; never shown to a citizen
};

template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(Refusal refusal) : held_(std::in_place_index<1>, std::move(refusal)) {}

  bool has_value() const { return held_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  /// The value; std::bad_variant_access when there is none, which is a bug of the caller.
  T& value() & { return std::get<0>(held_); }
  const T& value() const& { return std::get<0>(held_); }
  T&& value() && { return std::get<0>(std::move(held_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Refusal& error() const& { return std::get<1>(held_); }
  Refusal&& error() && { return std::get<1>(std::move(held_)); }

  T value_or(T other) && { return has_value() ? std::get<0>(std::move(held_)) : std::move(other); }

 private:
  std::variant<T, Refusal> held_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;
  Result() = default;
  Result(Refusal refusal) : held_(std::in_place_index<1>, std::move(refusal)) {}

  bool has_value() const { return held_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  const Refusal& error() const& { return std::get<1>(held_); }
  Refusal&& error() && { return std::get<1>(std::move(held_)); }

 private:
  std::variant<std::monostate, Refusal> held_;
};

}  // namespace zampa::base

namespace zampa {
using base::Refusal;
using base::Result;
}  // namespace zampa
