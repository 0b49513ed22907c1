#include "bot/app/faq_fields.hpp"

#include "bot/base/text.hpp"

namespace zampa::app {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (const auto line : base::split(text, '\n')) {
    if (!line.empty()) lines.emplace_back(line);
  }
  return lines;
}

void put_side(Fields& fields, const std::string& mark, const faq::Side& side) {
  const auto put = [&](const char* name, const std::string& text) {
    if (!text.empty()) fields[mark + name] = text;
  };
  put(".title", side.title);
  put(".questions", base::join(side.questions, "\n"));
  put(".answer", side.answer);
  put(".materials", base::join(side.materials, "\n"));
  put(".steps", base::join(side.steps, "\n"));
  put(".where", side.where);
  put(".when", side.when);
  put(".cost", side.cost);
  put(".promised", side.promised);
}

faq::Side side_from(const Fields& fields, const std::string& mark) {
  const auto get = [&](const char* name) {
    const auto it = fields.find(mark + name);
    return it == fields.end() ? std::string{} : it->second;
  };
  faq::Side side;
  side.title = get(".title");
  side.questions = lines_of(get(".questions"));
  side.answer = get(".answer");
  side.materials = lines_of(get(".materials"));
  side.steps = lines_of(get(".steps"));
  side.where = get(".where");
  side.when = get(".when");
  side.cost = get(".cost");
  side.promised = get(".promised");
  return side;
}

}  // namespace

Fields faq_fields(const faq::Entry& entry) {
  Fields fields{{"area", entry.area},
                {"unit", entry.unit},
                {"region", entry.region},
                {"source", entry.source},
                {"valid_until", entry.valid_until},
                {"bo_status", std::string{domain::to_text(entry.bo_status)}},
                {"fill", base::join(entry.fill, "\n")}};
  put_side(fields, "zh", entry.zh);
  put_side(fields, "bo", entry.bo);
  return fields;
}

faq::Entry faq_entry_from(const std::string& id, const Fields& fields) {
  const auto get = [&](const char* name) {
    const auto it = fields.find(name);
    return it == fields.end() ? std::string{} : it->second;
  };
  faq::Entry entry;
  entry.id = id;
  entry.area = get("area");
  entry.unit = get("unit");
  entry.region = get("region");
  entry.source = get("source");
  entry.valid_until = get("valid_until");
  entry.bo_status = domain::bo_status_from(get("bo_status"));
  entry.fill = lines_of(get("fill"));
  entry.zh = side_from(fields, "zh");
  entry.bo = side_from(fields, "bo");
  return entry;
}

}  // namespace zampa::app
