// What the demo is populated with: people, places, pictures, voices, the platform's templates and
// its few own sentences. Read once from templates/simulator/*.json, then constant. Surprising: the
// openids are fixed, because seeded staff and the browser test must know them beforehand.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "bot/base/json.hpp"
#include "bot/base/result.hpp"
#include "simulator/accounts.hpp"

namespace zampa::simulator {

struct Persona {
  std::string id;
  std::string name;
  std::string note;      ///< one line under the name: who this is
  std::string role;      ///< citizen, staff
  std::string language;  ///< zh, bo
  std::string account;   ///< Account::name
  std::string user;      ///< openid, or userid in WeCom
  std::string mobile;
  std::string letter;  ///< on the round badge that stands for a portrait
  std::string color;
  bool follows = true;  ///< at the start
};

/// A drawn picture, or a place, voice, QR scene: what acts name by id.
struct Prop {
  std::string id;
  std::string zh;
  std::string bo;
  std::string file;      ///< photo: name below photos/
  std::string after_of;  ///< photo: id of the one that this shows repaired
  std::string label;     ///< place: the address text that the platform attaches
  std::string scene;     ///< QR scene text
  double latitude = 0;
  double longitude = 0;
  int seconds = 0;  ///< voice
};

struct TemplateField {
  std::string key;                   ///< as on the wire: thing1, time2 …
  std::string label;                 ///< what the card shows in front of the value
  std::vector<std::string> choices;  ///< const, phrase, enum: the only values; empty = free
};

struct PlatformTemplate {
  std::string id;
  std::string title;
  std::vector<TemplateField> fields;
};

struct Catalog {
  std::vector<Persona> people;
  std::map<std::string, std::string> account_names;  ///< account → name in the phone's header
  std::map<std::string, std::string> account_notes;
  std::vector<Prop> photos, places, voices, scenes;
  std::map<std::string, PlatformTemplate> templates;  ///< by id
  std::map<std::string, std::string> words;           ///< the platform's own sentences by code
  std::string stories;                                ///< JSON list, handed to the page as it is

  const Persona* person(const std::string& id) const;
  /// By account and openid or userid; WeCom's userids ignore case.
  const Persona* user(const std::string& account, const std::string& user) const;
  const std::string& word(const std::string& code) const;
};

/// Refuses invalid, naming file and member.
Result<Catalog> read_catalog(const Options& options);

}  // namespace zampa::simulator
