#include "simulator/catalog.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "bot/base/text.hpp"

namespace zampa::simulator {
namespace {

Refusal bad_catalog(const std::string& file, const std::string& what) {
  return {RefusalCode::invalid, "templates/simulator/" + file + ": " + what};
}

Result<base::Json> catalog_file(const Options& options, const std::string& name) {
  const auto bytes = options.content ? options.content(name) : std::nullopt;
  if (!bytes) return bad_catalog(name, "missing");
  auto json = base::parse_json(*bytes);
  if (!json) return bad_catalog(name, json.error().detail);
  return json;
}

double catalog_number(const base::Json& object, const char* key) {
  const auto member = object.find(key);
  return member != object.end() && member->is_number() ? member->get<double>() : 0.0;
}

Persona read_persona(const base::Json& object) {
  Persona person;
  person.id = base::json_text(object, "id");
  person.name = base::json_text(object, "name");
  person.note = base::json_text(object, "note");
  person.role = base::json_text(object, "role");
  person.language = base::json_text(object, "language");
  person.account = base::json_text(object, "account");
  person.user = base::json_text(object, "user");
  person.mobile = base::json_text(object, "mobile");
  person.letter = base::json_text(object, "letter");
  person.color = base::json_text(object, "color");
  person.follows = object.value("follows", true);
  return person;
}

std::vector<Prop> read_props(const base::Json& things, const char* key) {
  std::vector<Prop> props;
  for (const auto& object : things.value(key, base::Json::array())) {
    Prop prop;
    prop.id = base::json_text(object, "id");
    prop.zh = base::json_text(object, "zh");
    prop.bo = base::json_text(object, "bo");
    prop.file = base::json_text(object, "file");
    prop.after_of = base::json_text(object, "after_of");
    prop.label = base::json_text(object, "label");
    prop.scene = base::json_text(object, "scene");
    prop.latitude = catalog_number(object, "latitude");
    prop.longitude = catalog_number(object, "longitude");
    prop.seconds = static_cast<int>(catalog_number(object, "seconds"));
    props.push_back(std::move(prop));
  }
  return props;
}

PlatformTemplate read_template(const base::Json& object) {
  PlatformTemplate made{base::json_text(object, "id"), base::json_text(object, "title"), {}};
  for (const auto& item : object.value("fields", base::Json::array())) {
    TemplateField field{base::json_text(item, "key"), base::json_text(item, "label"), {}};
    for (const auto& choice : item.value("choices", base::Json::array())) {
      if (choice.is_string()) field.choices.push_back(choice.get<std::string>());
    }
    made.fields.push_back(std::move(field));
  }
  return made;
}

}  // namespace

const Persona* Catalog::person(const std::string& id) const {
  const auto found = std::find_if(people.begin(), people.end(),
                                  [&](const Persona& person) { return person.id == id; });
  return found == people.end() ? nullptr : &*found;
}

const Persona* Catalog::user(const std::string& account, const std::string& user) const {
  const auto found = std::find_if(people.begin(), people.end(), [&](const Persona& person) {
    return person.account == account &&
           (person.user == user ||
            (person.user.size() < 28 && base::ascii_lower(person.user) == base::ascii_lower(user)));
  });
  return found == people.end() ? nullptr : &*found;
}

const std::string& Catalog::word(const std::string& code) const {
  const auto found = words.find(code);
  return found == words.end() ? code : found->second;
}

Result<Catalog> read_catalog(const Options& options) {
  auto people = catalog_file(options, "people.json");
  if (!people) return std::move(people).error();
  auto things = catalog_file(options, "things.json");
  if (!things) return std::move(things).error();
  auto platform = catalog_file(options, "platform.json");
  if (!platform) return std::move(platform).error();
  auto stories = catalog_file(options, "stories.json");
  if (!stories) return std::move(stories).error();

  Catalog catalog;
  for (const auto& object : people->value("people", base::Json::array())) {
    auto person = read_persona(object);
    const auto known = std::any_of(options.accounts.begin(), options.accounts.end(),
                                   [&](const Account& a) { return a.name == person.account; });
    if (person.id.empty() || person.user.empty()) {
      return bad_catalog("people.json", "a person lacks id or user");
    }
    if (known) catalog.people.push_back(std::move(person));
  }
  const auto accounts = people->value("accounts", base::Json::object());  // items() keeps no copy
  for (const auto& [name, object] : accounts.items()) {
    catalog.account_names[name] = base::json_text(object, "name");
    catalog.account_notes[name] = base::json_text(object, "note");
  }
  catalog.photos = read_props(*things, "photos");
  catalog.places = read_props(*things, "places");
  catalog.voices = read_props(*things, "voices");
  catalog.scenes = read_props(*things, "scenes");
  for (const auto& object : platform->value("templates", base::Json::array())) {
    auto made = read_template(object);
    catalog.templates.emplace(made.id, std::move(made));
  }
  const auto words = platform->value("words", base::Json::object());
  for (const auto& [code, text] : words.items()) {
    if (text.is_string()) catalog.words[code] = text.get<std::string>();
  }
  catalog.stories = base::dump_json(stories->value("stories", base::Json::array()));
  return catalog;
}

}  // namespace zampa::simulator
