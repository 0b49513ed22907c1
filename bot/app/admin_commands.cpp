#include "bot/app/admin_commands.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <type_traits>

#include "bot/app/commands.hpp"
#include "bot/app/content.hpp"
#include "bot/app/database.hpp"
#include "bot/app/imports.hpp"
#include "bot/app/instance.hpp"
#include "bot/app/menu.hpp"
#include "bot/app/settings.hpp"
#include "bot/base/crypto.hpp"
#include "bot/base/new_id.hpp"
#include "bot/service/sign_in.hpp"
#include "bot/service/wording.hpp"
#include "bot/store/duty_list.hpp"
#include "bot/store/store.hpp"
#include "bot/web/http_client.hpp"
#include "bot/wechat/client.hpp"
#include "simulator/clock.hpp"

namespace zampa::app {
namespace {

/// The database opened for one command, with the lock that keeps a server out meanwhile.
struct Desk {
  Settings settings;
  Content content;
  store::Shared shared;
  simulator::DemoClock clock;
  std::unique_ptr<InstanceLock> lock;
  std::unique_ptr<store::Store> store;
};

/// Settings and content, for commands that only read.
Result<std::unique_ptr<Desk>> load_desk(const CommandLine& line) {
  auto desk = std::make_unique<Desk>();
  auto settings = load_settings(line.config, environment_of_process());
  if (!settings) return std::move(settings).error();
  desk->settings = std::move(*settings);
  auto content = load_content(desk->settings.content.dir, false);
  if (!content) return std::move(content).error();
  desk->content = std::move(*content);
  desk->shared.tenant = desk->settings.tenant.code;
  desk->shared.rulebook = desk->content.rulebook;
  return desk;
}

Result<std::unique_ptr<Desk>> open_desk(const CommandLine& line) {
  auto loaded = load_desk(line);
  if (!loaded) return loaded;
  auto desk = std::move(*loaded);
  auto lock = InstanceLock::take(line.data);
  if (!lock) return std::move(lock).error();
  desk->lock = std::move(*lock);
  auto opener = database_opener(desk->settings.database.url, line.data);
  if (!opener) return std::move(opener).error();
  if (auto ready = prepare_schema(*opener, desk->clock); !ready) return std::move(ready).error();
  desk->store =
      std::make_unique<store::Store>(*opener, desk->shared, desk->clock, store::StoreOptions{});
  const auto entries =
      desk->store->read([&](store::Work& work) { return effective_faq(work, desk->content.faq); });
  desk->store->publish(faq::Index::build(entries, desk->content.synonyms));
  return desk;
}

/// Runs `f` on a read-only connection, beside a running server if there is one.
template <class F>
auto look(const Desk& desk, const CommandLine& line, F f)
    -> Result<std::invoke_result_t<F, store::Work&>> {
  auto opener = database_opener(desk.settings.database.url, line.data);
  if (!opener) return std::move(opener).error();
  const auto sql = (*opener)(true);
  store::Work work{*sql, desk.shared, faq::Index::build({}), desk.clock.now()};
  return f(work);
}

int fail(const Refusal& refusal, int code) {
  print_error(refusal.detail);
  return code;
}

/// The code for a desk that could not be opened.
int desk_code(const Refusal& refusal) {
  return refusal.code == RefusalCode::conflict ? kTryAgain : kBadConfiguration;
}

std::string wecom_account(const Settings& settings) {
  for (const auto& account : settings.accounts) {
    if (account.kind == domain::Channel::wecom) return account.name;
  }
  return {};
}

/// Only letters that need no encoding in an address; the name is for the faults' text.
std::string plain_name(const std::string& path) {
  std::string name = std::filesystem::path{path}.filename().string();
  for (char& c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '.' || c == '-' || c == '_';
    if (!plain) c = '_';
  }
  return name.empty() ? "file" : name;
}

std::string csv_field(const std::string& text) {
  std::string out = "\"";
  // A leading sign would make a spreadsheet calculate what a person wrote.
  if (!text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos) {
    out += '\'';
  }
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string exported_templates(store::Work& work) {
  std::string out = "key,zh,bo,bo_status,version\n";
  for (const auto& wording : service::all_wordings(work)) {
    out += wording.text.key + "," + csv_field(wording.text.zh) + "," + csv_field(wording.text.bo) +
           "," + std::string{domain::to_text(wording.text.bo_status)} + "," +
           std::to_string(wording.version) + "\n";
  }
  return out;
}

std::string exported_duties(store::Work& work) {
  std::string out = "rule,category,region,department,co_departments,note\n";
  for (const auto& duty : store::effective_duties(work)) {
    const auto fields = store::fields_of(duty);
    out += duty.rule + "," + duty.category + "," + duty.region + "," + duty.department.text + "," +
           csv_field(fields.at("co_departments")) + "," + csv_field(duty.note) + "\n";
  }
  return out;
}

}  // namespace

int import_command(const CommandLine& line) {
  std::ifstream file{line.file, std::ios::binary};
  if (!file) {
    return fail({RefusalCode::not_found, line.file + ": cannot be read; check the path"}, kBadData);
  }
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  const std::string name = plain_name(line.file);
  const auto running =
      ask_running_server(line.data, "/import/" + plain_name(line.kind) + "/" + name, bytes);
  if (running) {
    if (running->status == 200) {
      std::fputs(running->body.c_str(), stdout);
      return kOk;
    }
    return fail(
        {RefusalCode::invalid, running->body.substr(0, running->body.find_last_not_of('\n') + 1)},
        kBadData);
  }
  auto desk = open_desk(line);
  if (!desk) return fail(desk.error(), desk_code(desk.error()));
  auto report = (*desk)->store->write([&](store::Work& work) {
    return store::attempt(work, [&] {
      return import_file(work, line.kind, name, bytes, wecom_account((*desk)->settings));
    });
  });
  if (!report) {
    return fail(report.error(),
                report.error().code == RefusalCode::unsupported ? kUsage : kBadData);
  }
  std::fputs(report->lines.c_str(), stdout);
  return kOk;
}

int export_command(const CommandLine& line) {
  if (line.kind != "templates" && line.kind != "duties") {
    return fail(
        {RefusalCode::unsupported, "export: \"" + line.kind + "\" is not one of templates, duties"},
        kUsage);
  }
  auto desk = load_desk(line);
  if (!desk) return fail(desk.error(), desk_code(desk.error()));
  const auto read = look(**desk, line, [&](store::Work& work) {
    return line.kind == "templates" ? exported_templates(work) : exported_duties(work);
  });
  if (!read) return fail(read.error(), kBadConfiguration);
  const std::string& csv = *read;
  if (line.file.empty()) {
    std::fputs(csv.c_str(), stdout);
    return kOk;
  }
  std::ofstream out{line.file, std::ios::binary};
  out << csv;
  out.close();
  if (!out) return fail({RefusalCode::not_found, line.file + ": cannot be written"}, kCannotCreate);
  return kOk;
}

int add_user(const CommandLine& line) {
  domain::Role role{};
  if (!domain::role_from(line.role_name, role) || role == domain::Role::citizen ||
      role == domain::Role::system) {
    return fail({RefusalCode::invalid, "--role: \"" + line.role_name +
                                           "\" is no role; one of acceptor dispatcher reviewer "
                                           "call_back_agent supervisor department_staff quality "
                                           "knowledge leader template_admin system_admin "
                                           "security_admin audit_admin"},
                kUsage);
  }
  auto desk = open_desk(line);
  if (!desk) return fail(desk.error(), desk_code(desk.error()));
  const std::string password = base::random_hex(8);
  service::NewAccount account;
  account.name = line.text;
  account.roles = {role};
  account.department = DepartmentId{line.department};
  account.password_hash = base::hash_password(password);
  auto added = (*desk)->store->write([&](store::Work& work) {
    return store::attempt(work, [&] { return service::add_account(work, account); });
  });
  if (!added) return fail(added.error(), kBadData);
  std::printf("account %s (%s), one-time password: %s\n", line.text.c_str(), line.role_name.c_str(),
              password.c_str());
  return kOk;
}

int menu_publish(const CommandLine& line) {
  auto desk = load_desk(line);
  if (!desk) return fail(desk.error(), desk_code(desk.error()));
  const auto menus = look(**desk, line, [](store::Work& work) { return menus_of(work); });
  if (!menus) return fail(menus.error(), kBadConfiguration);
  web::CurlClient http;
  int published = 0;
  for (const auto& account : (*desk)->settings.accounts) {
    if (account.kind != domain::Channel::service) continue;
    wechat::Client client{account, http, (*desk)->clock};
    auto done = publish_menus(*menus, client);
    if (!done)
      return fail({done.error().code, account.name + ": " + done.error().detail}, kUnavailable);
    std::printf("%s: default and Tibetan menu published\n", account.name.c_str());
    ++published;
  }
  if (published == 0) {
    return fail({RefusalCode::invalid, "accounts: none of kind service, so there is no menu"},
                kBadConfiguration);
  }
  return kOk;
}

}  // namespace zampa::app
