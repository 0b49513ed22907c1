#include "bot/app/jobs.hpp"

#include <random>

#include "bot/base/log.hpp"
#include "bot/service/closing.hpp"
#include "bot/service/courier.hpp"
#include "bot/service/dispatching.hpp"
#include "bot/service/photos.hpp"

namespace zampa::app {
namespace {

constexpr int kCouriers = 4;  // a slow answer of the platform holds up one of them
constexpr std::size_t kPushesALap = 8;
constexpr std::size_t kPhotosALap = 4;
constexpr Millis kCourierPause{500};
constexpr Millis kPhotoPause{500};
constexpr Millis kClockPause{1000};

/// -1 … 1, different in every thread and at every start.
double jitter() {
  thread_local std::minstd_rand engine{std::random_device{}()};
  return std::uniform_real_distribution<double>{-1.0, 1.0}(engine);
}

}  // namespace

Jobs::Jobs(store::Store& store, const Messengers& messengers, ports::PhotoVault& photos,
           std::function<void(const std::string&)> on_fatal)
    : store_(store), messengers_(messengers), photos_(photos), on_fatal_(std::move(on_fatal)) {}

Jobs::~Jobs() { stop(); }

void Jobs::start() {
  for (int i = 0; i < kCouriers; ++i) {
    threads_.emplace_back([this] { loop(kCourierPause, [this] { return deliver(); }); });
  }
  threads_.emplace_back([this] { loop(kPhotoPause, [this] { return fetch(); }); });
  threads_.emplace_back([this] { loop(kClockPause, [this] { return look_at_clocks(); }); });
}

void Jobs::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  wakened_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

void Jobs::wake() {
  {
    const std::lock_guard lock{mutex_};
    ++wakes_;
  }
  wakened_.notify_all();
}

void Jobs::loop(Millis pause, const std::function<bool()>& lap) {
  std::uint64_t seen = 0;
  for (;;) {
    bool more = false;
    try {
      more = lap();
    } catch (const FatalFault& fault) {
      base::log(base::LogLevel::error, "job_fatal", {{"what", std::string_view{fault.what()}}});
      on_fatal_(fault.what());
      return;
    } catch (const Fault& fault) {
      base::log(base::LogLevel::warn, "job_fault", {{"what", std::string_view{fault.what()}}});
    }
    std::unique_lock lock{mutex_};
    if (!more) {
      wakened_.wait_for(lock, pause, [&] { return stopping_ || wakes_ != seen; });
    }
    seen = wakes_;
    if (stopping_) return;
  }
}

/// One lap of one courier; true when there may be more.
bool Jobs::deliver() {
  const auto pushes =
      store_.write([](store::Work& work) { return service::claim_due(work, kPushesALap); });
  for (const auto& push : pushes) {
    ports::SendOutcome outcome;
    const auto messenger = messengers_.find(push.notice.account);
    if (messenger == messengers_.end()) {
      outcome.verdict = ports::SendOutcome::Verdict::broken;
      outcome.detail = "account is not configured";
    } else if (push.notice.door == domain::Door::language_tag) {
      const auto tagged = messenger->second->tag_person(push.notice.address, domain::kTibetanTag,
                                                        !push.notice.text.empty());
      using enum ports::SendOutcome::Verdict;
      // A menu in the wrong language is a pity; it must not hold back the person's other news.
      outcome.verdict = tagged                                            ? sent
                        : tagged.error().code == RefusalCode::unavailable ? retry
                                                                          : broken;
      if (!tagged) outcome.detail = tagged.error().detail;
    } else {
      outcome = messenger->second->send(push.notice);
    }
    if (outcome.verdict != ports::SendOutcome::Verdict::sent) {
      base::log(base::LogLevel::warn, "push_not_sent",
                {{"push", push.id.text},
                 {"key", push.notice.key},
                 {"code", std::int64_t{outcome.code}},
                 {"detail", outcome.detail}});
    }
    store_.write(
        [&](store::Work& work) { service::record_outcome(work, push, outcome, jitter()); });
  }
  return !pushes.empty();
}

bool Jobs::fetch() {
  const auto wanted =
      store_.write([](store::Work& work) { return service::claim_wanted(work, kPhotosALap); });
  for (const auto& photo : wanted) {
    const auto messenger = messengers_.find(photo.account);
    Result<ports::KeptPhoto> kept{Refusal{RefusalCode::unavailable, "account is not configured"}};
    if (messenger != messengers_.end()) {
      auto media = messenger->second->fetch_media(photo.media_id);
      if (!media) {
        kept = std::move(media).error();
      } else if (photo.purpose == "voice") {
        kept = photos_.keep_voice(media->bytes);
      } else {
        kept = photos_.keep(media->bytes);
      }
    }
    store_.write([&](store::Work& work) { service::record_fetch(work, photo.id, kept); });
  }
  return !wanted.empty();
}

bool Jobs::look_at_clocks() {
  store_.write([](store::Work& work) {
    service::dispatch_waiting(work);
    service::remind_unanswered(work);
    service::close_unanswered(work);
  });
  return false;
}

}  // namespace zampa::app
