#include "bot/lang/chinese.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "bot/lang/fold.hpp"
#include "bot/lang/script.hpp"
#include "bot/lang/utf8.hpp"

namespace zampa::lang {
namespace {

struct QuestionForm {
  std::u32string_view written;
  std::u32string_view canonical;
};

// Longest first, so that the first that fits is the right one.
constexpr std::array<QuestionForm, 59> kQuestionForms = {{
    {U"\u4EC0\u4E48\u65F6\u5019", U"\u4EC0\u4E48\u65F6\u5019"},  // shenme shihou: when
    {U"\u4EC0\u4E48\u65F6\u95F4", U"\u4EC0\u4E48\u65F6\u5019"},  // shenme shijian: when
    {U"\u4E8B\u60C5", U""},                                      // shiqing: dropped
    {U"\u95EE\u9898", U""},                                      // wenti: dropped
    {U"\u4EC0\u4E48\u5730\u65B9", U"\u54EA\u91CC"},              // shenme difang: where
    {U"\u53EF\u4E0D\u53EF\u4EE5", U"\u80FD"},                    // ke bu keyi: can
    {U"\u5565\u65F6\u5019", U"\u4EC0\u4E48\u65F6\u5019"},        // sha shihou: when
    {U"\u5728\u54EA\u91CC", U"\u54EA\u91CC"},                    // zai nali: where
    {U"\u5728\u54EA\u513F", U"\u54EA\u91CC"},                    // zai nar: where
    {U"\u53BB\u54EA\u91CC", U"\u54EA\u91CC"},                    // qu nali: where
    {U"\u53BB\u54EA\u513F", U"\u54EA\u91CC"},                    // qu nar: where
    {U"\u5230\u54EA\u91CC", U"\u54EA\u91CC"},                    // dao nali: where
    {U"\u5230\u54EA\u513F", U"\u54EA\u91CC"},                    // dao nar: where
    {U"\u4E3A\u4EC0\u4E48", U"\u4E3A\u4EC0\u4E48"},              // weishenme: why
    {U"\u600E\u4E48\u6837", U"\u600E\u4E48"},                    // zenmeyang: how
    {U"\u80FD\u4E0D\u80FD", U"\u80FD"},                          // neng bu neng: can
    {U"\u884C\u4E0D\u884C", U"\u80FD"},                          // xing bu xing: can
    {U"\u4F55\u65F6", U"\u4EC0\u4E48\u65F6\u5019"},              // he shi: when
    {U"\u51E0\u65F6", U"\u4EC0\u4E48\u65F6\u5019"},              // ji shi: when
    {U"\u5728\u54EA", U"\u54EA\u91CC"},                          // zai na: where
    {U"\u53BB\u54EA", U"\u54EA\u91CC"},                          // qu na: where
    {U"\u5230\u54EA", U"\u54EA\u91CC"},                          // dao na: where
    {U"\u54EA\u91CC", U"\u54EA\u91CC"},                          // nali: where
    {U"\u54EA\u513F", U"\u54EA\u91CC"},                          // nar: where
    {U"\u4E3A\u5565", U"\u4E3A\u4EC0\u4E48"},                    // weisha: why
    {U"\u4E3A\u4F55", U"\u4E3A\u4EC0\u4E48"},                    // weihe: why
    {U"\u5982\u4F55", U"\u600E\u4E48"},                          // ruhe: how
    {U"\u600E\u6837", U"\u600E\u4E48"},                          // zenyang: how
    {U"\u600E\u4E48", U"\u600E\u4E48"},                          // zenme: how
    {U"\u548B\u6837", U"\u600E\u4E48"},                          // zayang: how
    {U"\u54EA\u4E9B", U"\u4EC0\u4E48"},                          // naxie: what
    {U"\u4EC0\u4E48", U"\u4EC0\u4E48"},                          // shenme: what
    {U"\u80FD\u5426", U"\u80FD"},                                // nengfou: can
    {U"\u53EF\u5426", U"\u80FD"},                                // kefou: can
    {U"\u53EF\u4EE5", U"\u80FD"},                                // keyi: can
    {U"\u529E\u7406", U"\u529E"},                                // banli: do
    {U"\u8BF7\u95EE", U""},                                      // qingwen: dropped
    {U"\u60A8\u597D", U""},                                      // nin hao: dropped
    {U"\u4F60\u597D", U""},                                      // ni hao: dropped
    {U"\u9EBB\u70E6", U""},                                      // mafan: dropped
    {U"\u8C22\u8C22", U""},                                      // xiexie: dropped
    {U"\u60F3\u95EE", U""},                                      // xiang wen: dropped
    {U"\u4E00\u4E0B", U""},                                      // yixia: dropped
    {U"\u6211\u60F3", U""},                                      // wo xiang: dropped
    {U"\u6211\u8981", U""},                                      // wo yao: dropped
    {U"\u548B", U"\u600E\u4E48"},                                // za: how
    {U"\u600E", U"\u600E\u4E48"},                                // zen: how
    {U"\u5565", U"\u4EC0\u4E48"},                                // sha: what
    {U"\u5417", U""},                                            // ma: dropped
    {U"\u5462", U""},                                            // ne: dropped
    {U"\u5440", U""},                                            // ya: dropped
    {U"\u554A", U""},                                            // a: dropped
    {U"\u5427", U""},                                            // ba: dropped
    {U"\u4E86", U""},                                            // le: dropped
    {U"\u7684", U""},                                            // de: dropped
    {U"\u5728", U""},                                            // zai: dropped
    {U"\u6211", U""},                                            // wo: dropped
    {U"\u60A8", U""},                                            // nin: dropped
    {U"\u4F60", U""},                                            // ni: dropped
}};

}  // namespace

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

std::vector<std::string> question_units(std::string_view folded) {
  const std::u32string text = to_code_points(folded);
  std::vector<std::string> units;
  Script before = Script::mark;
  for (std::size_t at = 0; at < text.size();) {
    const std::u32string_view rest = std::u32string_view(text).substr(at);
    const auto form =
        std::find_if(kQuestionForms.begin(), kQuestionForms.end(),
                     [&](const QuestionForm& f) { return rest.starts_with(f.written); });
    if (form != kQuestionForms.end()) {
      if (!form->canonical.empty()) units.push_back(to_utf8(form->canonical));
      at += form->written.size();
      before = Script::mark;
      continue;
    }
    const Script script = script_of(text[at]);
    const bool is_word_part = script == Script::latin || script == Script::digit;
    if (script == Script::han || (is_word_part && script != before)) units.emplace_back();
    if (script == Script::han || is_word_part) append_utf8(units.back(), text[at]);
    before = script;
    ++at;
  }
  return units;
}

bool is_question_form(std::string_view unit) {
  const std::u32string text = to_code_points(unit);
  return !text.empty() && std::any_of(kQuestionForms.begin(), kQuestionForms.end(),
                                      [&](const QuestionForm& f) { return f.canonical == text; });
}

}  // namespace zampa::lang
