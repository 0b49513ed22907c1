// The editor of one sentence: Chinese left, Tibetan right, the check and the phones below. Preview
// and publish post the same form; a preview changes nothing.
#include <charconv>

#include "handlers/admin/reply_form.hpp"
#include "handlers/admin/words.hpp"

namespace zampa::handlers::admin {
namespace {

std::int64_t version_field(const Form& form, const std::string& name) {
  const std::string text = field(form, name);
  std::int64_t n = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  return error == std::errc{} && end == text.data() + text.size() ? n : -1;
}

service::WordingDraft draft_of(const Form& form) {
  // Only the outer blank lines go: a blank line inside a bubble is meant.
  return {field(form, "zh"), field(form, "bo"), domain::bo_status_from(field(form, "bo_status"))};
}

}  // namespace

HttpResponse show_reply(AdminContext& context) {
  const auto wording = service::wording_of(context.work, context.param("key"));
  if (!wording) return context.refuse(wording.error(), "/admin/replies");
  EditorState state;
  state.draft = {wording->text.zh, wording->text.bo, wording->text.bo_status};
  state.base_version = wording->version;
  const std::string done = context.request.query_once("done");
  if (done == "publish") {
    state.flash = context.say("reply.published", {{"version", std::to_string(wording->version)}});
  } else if (done == "unchanged") {
    state.flash = context.say("reply.unchanged");
  } else if (done == "restore") {
    state.flash = context.say("history.restored", {{"version", std::to_string(wording->version)}});
  }
  return editor_page(context, *wording, state);
}

HttpResponse preview_reply(AdminContext& context) {
  const auto wording = service::wording_of(context.work, context.param("key"));
  if (!wording) return context.refuse(wording.error(), "/admin/replies");
  EditorState state;
  state.draft = draft_of(context.form);
  state.base_version = version_field(context.form, "base_version");
  return editor_page(context, *wording, state);
}

HttpResponse publish_reply(AdminContext& context) {
  const std::string key = context.param("key");
  const auto before = service::wording_of(context.work, key);
  if (!before) return context.refuse(before.error(), "/admin/replies");
  EditorState state;
  state.draft = draft_of(context.form);
  state.base_version = version_field(context.form, "base_version");
  const auto published = service::publish_wording(context.work, key, state.draft,
                                                  state.base_version, context.who().person);
  if (published) {
    return see_other("/admin/replies/" + url_escape(key) +
                     (*published == before->version ? "?done=unchanged" : "?done=publish"));
  }
  switch (published.error().code) {
    case RefusalCode::conflict:
      // The next publish is for the version that is shown above.
      state.conflict = true;
      state.base_version = before->version;
      state.status = 409;
      return editor_page(context, *before, state);
    case RefusalCode::invalid:
      state.problem = context.say("reply.not_published");
      state.status = 422;
      return editor_page(context, *before, state);
    default:
      return context.refuse(published.error(), "/admin/replies");
  }
}

HttpResponse roll_back_reply(AdminContext& context) {
  const std::string key = context.param("key");
  const std::string history = "/admin/replies/" + url_escape(key) + "/history";
  const auto done =
      service::roll_back_wording(context.work, key, version_field(context.form, "version"),
                                 version_field(context.form, "base_version"), context.who().person);
  if (!done) return context.refuse(done.error(), history);
  return see_other("/admin/replies/" + url_escape(key) + "?done=restore");
}

}  // namespace zampa::handlers::admin
