#include "bot/app/commands.hpp"

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <thread>

#include <CLI/CLI.hpp>

#include "bot/app/admin_commands.hpp"
#include "bot/app/command_line.hpp"
#include "bot/app/content.hpp"
#include "bot/app/database.hpp"
#include "bot/app/demo.hpp"
#include "bot/app/server.hpp"
#include "bot/base/embedded.hpp"
#include "bot/faq/choose.hpp"
#include "bot/store/migrate.hpp"

namespace zampa::app {
namespace {

/// Waits for SIGTERM or SIGINT (SIGUSR1: the end came otherwise) in a thread of its own, so that no
/// handler runs in a signal.
class Signals {
 public:
  Signals() {
    sigemptyset(&set_);
    for (const int signal : {SIGTERM, SIGINT, SIGUSR1}) sigaddset(&set_, signal);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
  }
  void on_signal(std::function<void()> f) {
    thread_ = std::thread{[this, f = std::move(f)] {
      int signal = 0;
      sigwait(&set_, &signal);
      f();
    }};
  }
  void finish() {
    if (!thread_.joinable()) return;
    pthread_kill(thread_.native_handle(), SIGUSR1);  // only wakes it
    thread_.join();
  }

 private:
  sigset_t set_{};
  std::thread thread_;
};

int exit_code_of(const Refusal& refusal) {
  switch (refusal.code) {
    case RefusalCode::unavailable:
      return kUnavailable;
    case RefusalCode::conflict:
      return refusal.detail.find("held by another") != std::string::npos ? kTryAgain
                                                                         : kBadConfiguration;
    case RefusalCode::not_found:
      return kCannotCreate;
    default:
      return kBadConfiguration;
  }
}

int fail(const Refusal& refusal) {
  print_error(refusal.detail);
  return exit_code_of(refusal);
}

/// The demo runs from anywhere: without a file of its own it takes the one compiled in.
Result<Settings> settings_for(const CommandLine& line, bool demo) {
  if (demo && line.config == CommandLine{}.config && !std::filesystem::exists(line.config)) {
    const auto sample = base::embedded_file("config/zampa.toml").value_or("");
    return read_settings(std::string{sample}, line.config, environment_of_process());
  }
  return load_settings(line.config, environment_of_process());
}

int serve(const CommandLine& line, bool demo) {
  Signals signals;  // before any thread, so that all of them inherit the mask
  auto settings = settings_for(line, demo);
  if (!settings) return fail(settings.error());
  if (demo) {
    auto changed = demo_settings(std::move(*settings));
    if (!changed) return fail(changed.error());
    settings = std::move(changed);
  }
  for (const auto& warning : settings->warnings) std::fprintf(stderr, "%s\n", warning.c_str());
  base::set_log_level(settings->server.log_level);
  ServeOptions options;
  options.data_dir = line.data;
  options.demo = demo;
  options.web = line.role.find("web") != std::string::npos;
  options.worker = line.role.find("worker") != std::string::npos;
  auto server = Server::start(std::move(*settings), options);
  if (!server) return fail(server.error());
  if (demo) {
    std::printf("zampa demo: http://127.0.0.1:%d/  (console: account %s, password %s)\n",
                (*server)->port(), kDemoAccount, kDemoPassword);
    std::fflush(stdout);
  }
  signals.on_signal([&] { (*server)->stop_soon(); });
  const bool orderly = (*server)->wait();
  server->reset();
  signals.finish();
  return orderly ? kOk : kInputOutput;
}

int check(const CommandLine& line) {
  int code = kOk;
  std::string dir;
  auto settings = load_settings(line.config, environment_of_process());
  if (!settings) {
    print_error(settings.error().detail);
    code = kBadConfiguration;
  } else {
    dir = settings->content.dir;
  }
  auto content = load_content(dir, false);
  if (!content) {
    print_error(content.error().detail);
    return kBadConfiguration;
  }
  for (const auto& gap : faq_gaps(content->faq)) std::printf("note: %s\n", gap.c_str());
  for (const auto& department : content->rulebook.policy.departments) {
    if (department.phone.empty()) {
      std::printf("note: departments %s: fill in phone\n", department.id.text.c_str());
    }
  }
  if (code == kOk) {
    std::printf("%zu replies, %zu categories, %zu duty rules, %zu FAQ entries: no faults\n",
                content->rulebook.replies.size(), content->rulebook.policy.categories.size(),
                content->rulebook.policy.duties.size(), content->faq.size());
  }
  return code;
}

int migrate(const CommandLine& line) {
  auto settings = load_settings(line.config, environment_of_process());
  if (!settings) return fail(settings.error());
  auto lock = InstanceLock::take(line.data);
  if (!lock) return fail(lock.error());
  auto opener = database_opener(settings->database.url, line.data);
  if (!opener) return fail(opener.error());
  const simulator::DemoClock clock;
  const auto sql = (*opener)(false);
  if (line.dry_run) {
    const auto state = store::schema_state(*sql);
    for (const auto& migration : store::shipped_migrations(sql->dialect())) {
      if (migration.number > state.applied) std::printf("would apply %s\n", migration.name.c_str());
    }
    return kOk;
  }
  auto applied = store::migrate(*sql, clock.now());
  if (!applied) return fail(applied.error());
  for (const auto& name : *applied) std::printf("applied %s\n", name.c_str());
  if (applied->empty()) std::puts("nothing to do");
  return kOk;
}

int ask_faq(const CommandLine& line) {
  auto content = load_content("", false);
  if (!content) return fail(content.error());
  const auto index = faq::Index::build(content->faq, content->synonyms);
  const auto ranked = faq::rank(*index, line.text);
  const auto choice = faq::choose(ranked, {});
  const auto language = domain::language_from(line.language);
  std::printf("decision: %s\n", std::string{faq::to_text(choice.outcome)}.c_str());
  for (const auto& candidate : ranked) {
    std::printf(
        "%.3f  %8.3f  %-28s %s\n", static_cast<double>(candidate.confidence),
        static_cast<double>(candidate.score), candidate.entry->id.c_str(),
        candidate.entry->side(faq::answer_language(*candidate.entry, language)).title.c_str());
  }
  return kOk;
}

int version(const CommandLine& line) {
  if (line.json) {
    std::puts("{\"zampa\":\"" ZAMPA_VERSION "\",\"cpp_httplib\":\"" ZAMPA_HTTPLIB_VERSION
              "\",\"cpp_httplib_sha256\":\"" ZAMPA_HTTPLIB_SHA256 "\"}");
  } else {
    std::puts("zampa " ZAMPA_VERSION "\ncpp-httplib " ZAMPA_HTTPLIB_VERSION
              " sha256 " ZAMPA_HTTPLIB_SHA256);
  }
  return kOk;
}

}  // namespace

void print_error(const std::string& detail) {
  std::size_t at = 0;
  while (at <= detail.size()) {
    const auto end = std::min(detail.find('\n', at), detail.size());
    const std::string one = detail.substr(at, end - at);
    std::fprintf(stderr, one.starts_with("error: ") ? "%s\n" : "error: %s\n", one.c_str());
    at = end + 1;
  }
}

int run_command(int argc, char** argv) {
  CommandLine line;
  CLI::App cli{"zampa: talk to your government from the phone"};
  cli.require_subcommand(1);
  const auto common = [&](CLI::App* command) {
    command->add_option("--config", line.config, "configuration file")->capture_default_str();
    command->add_option("--data", line.data, "data directory")->capture_default_str();
    return command;
  };
  int code = kOk;
  const auto command = [&](CLI::App& under, const char* name, const char* help,
                           std::function<int(const CommandLine&)> run) {
    CLI::App* sub = common(under.add_subcommand(name, help));
    sub->callback([&code, &line, run = std::move(run)] { code = run(line); });
    return sub;
  };
  auto* serving = command(cli, "serve", "callbacks, pages, API and workers",
                          [](const CommandLine& l) { return serve(l, false); });
  serving->add_option("--role", line.role, "web,worker")->capture_default_str();
  command(cli, "demo", "serve with the platform simulator and demo data",
          [](const CommandLine& l) { return serve(l, true); });
  command(cli, "check", "read configuration and content, print every fault", check);
  auto* migrating = command(cli, "migrate", "bring the database to this version", migrate);
  migrating->add_flag("--dry-run", line.dry_run, "only say what would be done");
  auto* importing = command(cli, "import", "templates, faq, duties, directory or staff from a file",
                            import_command);
  importing->add_option("KIND", line.kind)->required();
  importing->add_option("FILE", line.file)->required();
  auto* exporting = command(cli, "export", "templates, duties or directory to a file or the screen",
                            export_command);
  exporting->add_option("KIND", line.kind)->required();
  exporting->add_option("FILE", line.file);
  CLI::App* user = cli.add_subcommand("user", "console accounts");
  user->require_subcommand(1);
  auto* adding = command(*user, "add", "a console account; prints a one-time password", add_user);
  adding->add_option("NAME", line.text)->required();
  adding->add_option("--role", line.role_name, "one of the roles")->required();
  adding->add_option("--department", line.department);
  CLI::App* menu = cli.add_subcommand("menu", "the chat menu");
  menu->require_subcommand(1);
  command(*menu, "publish", "send the default and the Tibetan menu to the platform", menu_publish);
  CLI::App* faq = cli.add_subcommand("faq", "questions and answers");
  faq->require_subcommand(1);
  auto* asking = command(*faq, "ask", "what would be answered and why", ask_faq);
  asking->add_option("TEXT", line.text)->required();
  asking->add_option("--lang", line.language)->check(CLI::IsMember({"zh", "bo"}));
  auto* telling = command(cli, "version", "version and libraries", version);
  telling->add_flag("--json", line.json);
  try {
    cli.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return cli.exit(error) == 0 ? kOk : kUsage;
  }
  return code;
}

}  // namespace zampa::app
