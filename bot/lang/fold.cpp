#include "bot/lang/fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <cstdint>

#include "bot/base/text.hpp"

namespace zampa::lang {

std::string fold_width_and_case(std::string_view text) {
  std::string scrubbed;
  if (!base::is_valid_utf8(text)) {
    scrubbed = base::scrub_utf8(text);
    text = scrubbed;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folder = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string out;
  if (U_FAILURE(status)) return std::string(text);  // ICU without its data: match unfolded
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  folder->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                        sink, nullptr, status);
  return U_FAILURE(status) ? std::string(text) : out;
}

}  // namespace zampa::lang
