#include "bot/app/server.hpp"

#include "bot/app/database.hpp"
#include "bot/app/demo.hpp"
#include "bot/app/imports.hpp"
#include "bot/app/menu.hpp"
#include "bot/app/page_files.hpp"
#include "bot/base/embedded.hpp"
#include "bot/base/log.hpp"
#include "bot/media/photo_files.hpp"
#include "bot/service/wording.hpp"
#include "bot/web/http_client.hpp"
#include "bot/wechat/client.hpp"
#include "bot/wecom/client.hpp"
#include "handlers/tables.hpp"

namespace zampa::app {
namespace {

/// The demo's visitors leave the page open over lunch.
constexpr service::SessionRules kDemoSessions{std::chrono::hours{12}, std::chrono::hours{24}};

std::string kind_name(domain::Channel channel) {
  if (channel == domain::Channel::wecom) return "wecom";
  return channel == domain::Channel::miniprogram ? "miniprogram" : "service";
}

}  // namespace

Result<std::unique_ptr<Server>> Server::start(Settings settings, ServeOptions options) {
  std::unique_ptr<Server> server{new Server{std::move(settings), std::move(options)}};
  if (auto opened = server->open(); !opened) return std::move(opened).error();
  if (auto listening = server->listen(); !listening) return std::move(listening).error();
  return server;
}

Server::Server(Settings settings, ServeOptions options)
    : settings_(std::move(settings)), options_(std::move(options)) {}

Result<void> Server::open() {
  auto lock = InstanceLock::take(options_.data_dir);
  if (!lock) return std::move(lock).error();
  lock_ = std::move(*lock);

  auto content = load_content(settings_.content.dir, options_.demo);
  if (!content) return std::move(content).error();
  content_ = std::move(*content);
  shared_.tenant = settings_.tenant.code;
  shared_.rulebook = content_.rulebook;
  shared_.rulebook.number_prefix = settings_.tenant.prefix;
  shared_.rulebook.base_url = settings_.public_pages.base_url;
  for (const auto& account : settings_.accounts) {
    shared_.rulebook.account_kinds[account.name] = kind_name(account.kind);
  }

  auto opener = database_opener(settings_.database.url, options_.data_dir);
  if (!opener) return std::move(opener).error();
  if (auto ready = prepare_schema(*opener, clock_); !ready) return std::move(ready).error();
  store_ = std::make_unique<store::Store>(*opener, shared_, clock_, store::StoreOptions{});
  publish_faq();

  http_ = std::make_unique<web::CurlClient>();
  auto photos = media::PhotoFiles::in_folder(options_.data_dir + "/photos");
  if (!photos) return std::move(photos).error();
  photos_ = std::move(*photos);
  for (const auto& account : settings_.accounts) {
    if (account.kind == domain::Channel::wecom) {
      messengers_[account.name] = std::make_unique<wecom::Client>(account, *http_, clock_);
    } else {
      messengers_[account.name] = std::make_unique<wechat::Client>(account, *http_, clock_);
    }
  }
  jobs_ = std::make_unique<Jobs>(*store_, messengers_, *photos_,
                                 [this](const std::string& what) { fail(what); });
  tables_ = {handlers::chat_table(), handlers::staff_table()};
  callbacks_ = std::make_unique<Callbacks>(
      *store_, clock_, tables_, settings_.accounts, [this] { jobs_->wake(); },
      [this](std::string_view what, std::string_view reason) { counters_.add(what, reason); });

  assets_ = std::make_unique<web::Assets>(web::Assets::embedded());
  const ContentFiles files{settings_.content.dir};
  auto pages =
      load_pages(files, [this](std::string_view file) { return assets_->url(std::string{file}); });
  if (!pages) return std::move(pages).error();
  pages_ = std::make_unique<handlers::admin::Pages>(std::move(*pages));
  AdminSettings admin;
  admin.demo = options_.demo;
  admin.secure_cookie = settings_.server.behind_proxy;
  if (options_.demo) admin.sessions = kDemoSessions;
  admin_ = std::make_unique<AdminRoutes>(
      *store_, clock_, *pages_, [this](const std::string& sha256) { return photos_->open(sha256); },
      admin);
  if (options_.demo) return seed_demo(*store_, shared_, settings_);
  return {};
}

/// What was published in the database wins over the files, at start as after an import.
void Server::publish_faq() {
  const auto entries =
      store_->read([&](store::Work& work) { return effective_faq(work, content_.faq); });
  store_->publish(faq::Index::build(entries, content_.synonyms));
}

std::vector<HttpRoute> Server::front_routes() {
  std::vector<HttpRoute> routes = callbacks_->routes();
  const auto add = [&](std::vector<HttpRoute> more) {
    for (auto& route : more) routes.push_back(std::move(route));
  };
  add(admin_->routes());
  add(assets_->routes());
  return routes;
}

std::vector<HttpRoute> Server::internal_routes() {
  const auto plain = [](int status, std::string body) {
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    return response;
  };
  return {
      {"GET", "/healthz", [plain](const HttpRequest&) { return plain(200, "ok\n"); }},
      {"GET", "/readyz",
       [this, plain](const HttpRequest&) {
         {
           const std::lock_guard lock{mutex_};
           if (stopping_) return plain(503, "draining\n");
         }
         store_->read([](store::Work& work) { (void)work.outbox.next_due(); });
         return plain(200, "ready\n");
       }},
      {"GET", "/metrics",
       [this](const HttpRequest&) {
         HttpResponse response;
         response.content_type = "text/plain; version=0.0.4; charset=utf-8";
         response.body = counters_.text();
         return response;
       }},
  };
}

/// What commands of the same user ask of a running server (zampa import …).
std::vector<HttpRoute> Server::control_routes() {
  HttpRoute route;
  route.method = "POST";
  route.pattern = "/import/{kind}/{file}";
  route.max_body_bytes = std::size_t{16} << 20U;
  route.handle = [this](const HttpRequest& request) {
    std::string wecom;
    for (const auto& account : settings_.accounts) {
      if (account.kind == domain::Channel::wecom) wecom = account.name;
    }
    auto report = store_->write([&](store::Work& work) {
      return store::attempt(work, [&] {
        return import_file(work, request.params.at("kind"), request.params.at("file"), request.body,
                           wecom);
      });
    });
    HttpResponse response;
    if (!report) {
      response.status = base::meaning(report.error().code).http_status;
      response.body = report.error().detail + "\n";
      return response;
    }
    if (report->faq_changed) publish_faq();
    response.body = report->lines;
    return response;
  };
  return {route};
}

void Server::open_simulator(std::vector<HttpRoute>& routes) {
  auto opened = simulator::Simulator::open(simulator_options(settings_), clock_);
  if (!opened) throw Fault{"simulator: " + opened.error().detail};
  simulator_ = std::move(*opened);
  for (auto& route : simulator_->routes()) routes.push_back(std::move(route));
  for (auto& route : demo_routes(*admin_, *assets_)) routes.push_back(std::move(route));
}

Result<void> Server::listen() {
  if (options_.web) {
    web::ServerOptions front;
    front.listen = settings_.server.listen;
    if (settings_.server.max_threads > 0) {
      front.max_threads = static_cast<std::size_t>(settings_.server.max_threads);
    }
    front.on_fatal = [this](const std::string& what) { fail(what); };
    auto routes = front_routes();
    if (options_.demo) open_simulator(routes);
    auto started = web::Server::start(std::move(front), std::move(routes));
    if (!started) return std::move(started).error();
    front_ = std::move(*started);
  }
  web::ServerOptions internal;
  internal.listen = settings_.server.internal_listen;
  internal.setting = "server.internal_listen";
  auto inside = web::Server::start(std::move(internal), internal_routes());
  if (!inside) return std::move(inside).error();
  internal_ = std::move(*inside);
  web::ServerOptions control;
  control.listen = "unix:" + control_socket(options_.data_dir);
  control.setting = "--data";
  control.unix_mode = 0600;  // commands of the same user only
  auto commands = web::Server::start(std::move(control), control_routes());
  if (!commands) return std::move(commands).error();
  control_ = std::move(*commands);
  if (options_.worker) jobs_->start();
  if (simulator_) {
    simulator_->start("http://127.0.0.1:" + std::to_string(front_->bound_port()));
    publish_demo_menu();
  }
  return {};
}

/// The chat menu of the demo's service account, so that the phones show it from the first second.
void Server::publish_demo_menu() {
  for (const auto& account : settings_.accounts) {
    if (account.kind != domain::Channel::service) continue;
    const auto menus = store_->read([](store::Work& work) { return menus_of(work); });
    auto published = publish_menus(menus, *messengers_.at(account.name));
    if (!published) {
      base::log(base::LogLevel::warn, "menu_not_published", {{"detail", published.error().detail}});
    }
  }
}

int Server::port() const { return front_ ? front_->bound_port() : 0; }

void Server::fail(const std::string& what) {
  base::log(base::LogLevel::error, "fatal", {{"what", what}});
  const std::lock_guard lock{mutex_};
  failed_ = stopping_ = true;
  ending_.notify_all();
}

void Server::stop_soon() {
  const std::lock_guard lock{mutex_};
  stopping_ = true;
  ending_.notify_all();
}

bool Server::wait() {
  std::unique_lock lock{mutex_};
  ending_.wait(lock, [this] { return stopping_; });
  return !failed_;
}

Server::~Server() {
  stop_soon();
  if (callbacks_) callbacks_->close();
  if (simulator_) simulator_->stop();
  if (front_) front_->stop();
  if (control_) control_->stop();
  if (internal_) internal_->stop();
  if (jobs_) jobs_->stop();
}

}  // namespace zampa::app
