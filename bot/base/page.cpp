#include "bot/base/page.hpp"

#include <kainjow/mustache.hpp>
#include <map>
#include <utility>

#include "bot/base/fault.hpp"

namespace zampa::base {

struct PageData::Held {
  kainjow::mustache::data data{kainjow::mustache::data::type::object};
};

namespace {

/// Finds partials in their own table only. The library looks among the values too, and would read
/// a citizen's words as a template when a value happens to have the partial's name.
class PageContext final : public kainjow::mustache::context<std::string> {
 public:
  PageContext(const kainjow::mustache::data* data, const std::map<std::string, std::string>& texts)
      : context(data) {
    for (const auto& [name, text] : texts) partials_.try_emplace(name, text);
  }
  const kainjow::mustache::data* get_partial(const std::string& name) const override {
    const auto found = partials_.find(name);
    if (found == partials_.end()) throw Fault("page template: no partial named " + name);
    return &found->second;
  }

 private:
  std::map<std::string, kainjow::mustache::data> partials_;
};

}  // namespace

PageData::PageData() : held_(std::make_unique<Held>()) {}
PageData::~PageData() = default;
PageData::PageData(const PageData& other) : held_(std::make_unique<Held>(*other.held_)) {}
PageData::PageData(PageData&&) noexcept = default;
PageData& PageData::operator=(const PageData& other) {
  if (this != &other) held_ = std::make_unique<Held>(*other.held_);
  return *this;
}
PageData& PageData::operator=(PageData&&) noexcept = default;

PageData& PageData::set(const std::string& name, std::string_view text) {
  // An empty text prints nothing and counts as false, so that {{#reason}} hides an empty line.
  held_->data.set(name, text.empty() ? kainjow::mustache::data(false)
                                     : kainjow::mustache::data(std::string(text)));
  return *this;
}

PageData& PageData::set(const std::string& name, bool value) {
  held_->data.set(name, kainjow::mustache::data(value));
  return *this;
}

PageData& PageData::set(const std::string& name, const PageData& object) {
  held_->data.set(name, object.held_->data);
  return *this;
}

PageData& PageData::set(const std::string& name, const std::vector<PageData>& list) {
  kainjow::mustache::data held(kainjow::mustache::data::type::list);
  for (const PageData& item : list) held.push_back(item.held_->data);
  held_->data.set(name, held);
  return *this;
}

std::string fill_page(std::string_view page_template, const PageData& data,
                      const std::map<std::string, std::string>& partials) {
  kainjow::mustache::mustache page{std::string(page_template)};
  if (!page.is_valid()) throw Fault("page template: " + page.error_message());
  PageContext context(&data.held_->data, partials);
  std::string filled = page.render(context);
  if (!page.is_valid()) throw Fault("page template: " + page.error_message());
  return filled;
}

}  // namespace zampa::base
