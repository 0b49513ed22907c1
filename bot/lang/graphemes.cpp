#include "bot/lang/graphemes.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstdint>
#include <memory>

namespace zampa::lang {

std::vector<std::size_t> grapheme_borders(std::string_view text) {
  std::vector<std::size_t> borders{0};
  if (text.empty()) return borders;
  UErrorCode status = U_ZERO_ERROR;
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data(), static_cast<std::int64_t>(text.size()), &status);
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  if (U_SUCCESS(status)) {
    iterator->setText(&source, status);
    if (U_SUCCESS(status)) {
      iterator->first();
      for (std::int32_t at = iterator->next(); at != icu::BreakIterator::DONE;
           at = iterator->next()) {
        borders.push_back(static_cast<std::size_t>(at));
      }
    }
  }
  utext_close(&source);
  // Without ICU's data the whole text is one piece: too long is then cut to nothing, never apart.
  if (borders.back() != text.size()) borders.push_back(text.size());
  return borders;
}

}  // namespace zampa::lang
