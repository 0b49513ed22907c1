#include "bot/app/counters.hpp"

#include <prometheus/counter.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace zampa::app {

struct Counters::Held {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& callbacks =
      prometheus::BuildCounter()
          .Name("zampa_callbacks_total")
          .Help("Callbacks by what became of them and why")
          .Register(registry);
};

Counters::Counters() : held_(std::make_unique<Held>()) {}
Counters::~Counters() = default;

void Counters::add(std::string_view what, std::string_view reason) {
  held_->callbacks.Add({{"what", std::string{what}}, {"reason", std::string{reason}}}).Increment();
}

std::string Counters::text() const {
  return prometheus::TextSerializer{}.Serialize(held_->registry.Collect());
}

}  // namespace zampa::app
