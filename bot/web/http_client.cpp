#include "bot/web/http_client.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bot/base/fault.hpp"
#include "bot/base/text.hpp"

namespace zampa::web {
namespace {

using CurlHandle = std::unique_ptr<CURL, void (*)(CURL*)>;
using CurlHeaders = std::unique_ptr<curl_slist, void (*)(curl_slist*)>;

/// Of the deadline, so much for the connection: the rest belongs to the answer.
constexpr Millis kLongestConnect{5'000};

/// What the call-backs of one transfer fill.
struct CurlTransfer {
  ports::ClientResponse response;
  std::size_t most_bytes = 0;
  bool too_large = false;
};

extern "C" std::size_t curl_take_body(char* bytes, std::size_t size, std::size_t count, void* to) {
  auto& transfer = *static_cast<CurlTransfer*>(to);
  const std::size_t length = size * count;
  if (length > transfer.most_bytes - transfer.response.body.size()) {
    transfer.too_large = true;
    return 0;
  }
  transfer.response.body.append(bytes, length);
  return length;
}

extern "C" std::size_t curl_take_header(char* bytes, std::size_t size, std::size_t count,
                                        void* to) {
  auto& response = static_cast<CurlTransfer*>(to)->response;
  const std::string_view line(bytes, size * count);
  const auto colon = line.find(':');
  if (line.starts_with("HTTP/")) {
    response.content_disposition.clear();  // of an interim answer
  } else if (colon != std::string_view::npos &&
             base::ascii_lower(line.substr(0, colon)) == "content-disposition") {
    response.content_disposition = base::trim(line.substr(colon + 1));
  }
  return line.size();
}

bool curl_is_clean(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

CurlHeaders curl_header_list(const ports::ClientRequest& request) {
  CurlHeaders list(nullptr, curl_slist_free_all);
  const auto add = [&](const std::string& line) {
    curl_slist* const held = list.release();
    curl_slist* const longer = curl_slist_append(held, line.c_str());
    list.reset(longer == nullptr ? held : longer);
    if (longer == nullptr) throw Fault("http client: out of memory");
  };
  // Without these lines libcurl adds headers of its own to a body.
  add("Expect:");
  bool has_type = false;
  for (const auto& [name, value] : request.headers) {
    has_type = has_type || base::ascii_lower(name) == "content-type";
    std::string line = name;
    line.append(value.empty() ? ";" : ": ").append(value);
    add(line);
  }
  if (!has_type) add("Content-Type:");
  return list;
}

template <class Value>
void curl_set(CURL* handle, CURLoption option, Value value) {
  if (curl_easy_setopt(handle, option, value) != CURLE_OK) {
    throw Fault("http client: option " + std::to_string(static_cast<int>(option)));
  }
}

/// Everything that does not change between requests.
void curl_prepare(CURL* handle) {
  curl_easy_reset(handle);  // keeps the connections
  curl_set(handle, CURLOPT_NOSIGNAL, 1L);
  curl_set(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_set(handle, CURLOPT_PROXY, "");  // and none from the environment
  curl_set(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_set(handle, CURLOPT_TCP_KEEPALIVE, 1L);
  curl_set(handle, CURLOPT_USERAGENT, "zampa");
  curl_set(handle, CURLOPT_WRITEFUNCTION, curl_take_body);
  curl_set(handle, CURLOPT_HEADERFUNCTION, curl_take_header);
}

void curl_set_request(CURL* handle, const ports::ClientRequest& request) {
  curl_set(handle, CURLOPT_URL, request.url.c_str());
  const long deadline = std::max<long>(1, static_cast<long>(request.deadline.count()));
  curl_set(handle, CURLOPT_TIMEOUT_MS, deadline);
  curl_set(handle, CURLOPT_CONNECTTIMEOUT_MS,
           std::min(deadline, static_cast<long>(kLongestConnect.count())));
  if (request.method != "GET" || !request.body.empty()) {
    curl_set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    curl_set(handle, CURLOPT_POSTFIELDS, request.body.data());
    curl_set(handle, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  }
}

Refusal curl_refusal(CURL* handle, CURLcode code, const CurlTransfer& transfer) {
  if (transfer.too_large) return {RefusalCode::too_large, "answer_too_large"};
  // Only bytes that left can have been seen, also by a kept connection that turned out dead.
  long sent_bytes = 0;
  curl_easy_getinfo(handle, CURLINFO_REQUEST_SIZE, &sent_bytes);
  const std::string where = sent_bytes == 0 ? "not_sent: " : "broken: ";
  return {RefusalCode::unavailable, where + curl_easy_strerror(code)};
}

}  // namespace

/// Idle libcurl handles, each with its kept-alive connections. The one used last is taken first, so
/// that the others' connections may grow old and close.
class CurlClient::Handles {
 public:
  Handles() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) throw Fault("http client: libcurl does not start");
  }

  CurlHandle take() {
    {
      const std::lock_guard lock(guard_);
      if (!idle_.empty()) {
        CurlHandle handle = std::move(idle_.back());
        idle_.pop_back();
        return handle;
      }
    }
    CurlHandle handle(curl_easy_init(), curl_easy_cleanup);
    if (handle == nullptr) throw Fault("http client: out of memory");
    return handle;
  }

  void give_back(CurlHandle handle) {
    const std::lock_guard lock(guard_);
    if (idle_.size() < kMostIdle) idle_.push_back(std::move(handle));
  }

 private:
  static constexpr std::size_t kMostIdle = 8;
  std::mutex guard_;
  std::vector<CurlHandle> idle_;
};

CurlClient::CurlClient() : handles_(std::make_unique<Handles>()) {}
CurlClient::~CurlClient() = default;

Result<ports::ClientResponse> CurlClient::send(const ports::ClientRequest& request) {
  for (const auto& [name, value] : request.headers) {
    if (!curl_is_clean(name) || !curl_is_clean(value)) {
      return Refusal{RefusalCode::invalid, "not_sent: header with a control character"};
    }
  }
  CurlHandle handle = handles_->take();
  curl_prepare(handle.get());
  curl_set_request(handle.get(), request);
  const CurlHeaders headers = curl_header_list(request);
  curl_set(handle.get(), CURLOPT_HTTPHEADER, headers.get());
  CurlTransfer transfer;
  transfer.most_bytes = request.max_answer_bytes;
  curl_set(handle.get(), CURLOPT_WRITEDATA, &transfer);
  curl_set(handle.get(), CURLOPT_HEADERDATA, &transfer);
  const CURLcode code = curl_easy_perform(handle.get());
  if (code != CURLE_OK) {
    // The handle is thrown away with its connections: one of them is in an unknown state.
    return curl_refusal(handle.get(), code, transfer);
  }
  long status = 0;
  const char* content_type = nullptr;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(handle.get(), CURLINFO_CONTENT_TYPE, &content_type);
  transfer.response.status = static_cast<int>(status);
  if (content_type != nullptr) transfer.response.content_type = content_type;
  handles_->give_back(std::move(handle));
  return std::move(transfer.response);
}

}  // namespace zampa::web
