#include "bot/lang/chinese.hpp"

#include "bot/lang/fold.hpp"
#include "bot/lang/script.hpp"
#include "bot/lang/utf8.hpp"

namespace zampa::lang {

std::string fold_chinese(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char32_t c : to_code_points(fold_width_and_case(text))) {
    const bool tibetan_mark = c >= 0x0F00 && c <= 0x0FFF;
    if (tibetan_mark || script_of(c) != Script::mark) append_utf8(out, c);
  }
  // What stood on both sides of a dropped mark may now be one stack whose marks want an order.
  return fold_width_and_case(out);
}

}  // namespace zampa::lang
