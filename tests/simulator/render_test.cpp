#include "simulator/render.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "simulator/envelope.hpp"
#include "simulator/multipart.hpp"

using zampa::base::Json;
using zampa::simulator::read_upload;
using zampa::simulator::text_runs;

namespace {

std::string joined(const Json& runs) {
  std::string text;
  for (const auto& run : runs)
    text += "[" + run["lang"].get<std::string>() + "|" + run["text"].get<std::string>() + "]";
  return text;
}

}  // namespace

TEST_CASE("a text is cut where its script changes, and lines keep together") {
  CHECK(joined(text_runs("已受理 ✔ AL2611210007")) == "[zh|已受理 ✔ AL2611210007]");
  CHECK(joined(text_runs("您好！\nབཀྲ་ཤིས་བདེ་ལེགས། 12345\n再见")) ==
        "[zh|您好！\n][bo|བཀྲ་ཤིས་བདེ་ལེགས། 12345\n][zh|再见]");
  CHECK(joined(text_runs("回 བོད་ཡིག 即可")) == "[zh|回 ][bo|བོད་ཡིག ][zh|即可]");
  CHECK(joined(text_runs("12345")) == "[zh|12345]");
  CHECK(text_runs("").empty());
}

TEST_CASE("choices and page links become runs that say what a tap does") {
  const auto runs = text_runs(
      "→<a href=\"weixin://bizmsgmenu?msgmenucontent=%E6%8F%90%E4%BA%A4&msgmenuid=s1.4\">提交</a>"
      "  <a href=\"https://h.example/t?a=1&amp;b=2\">看进度</a>");
  REQUIRE(runs.size() == 4);
  CHECK(runs[0]["tap"].is_null());
  CHECK(runs[1]["tap"] == "choice");
  CHECK(runs[1]["content"] == "提交");
  CHECK(runs[1]["menu_id"] == "s1.4");
  CHECK(runs[3]["tap"] == "page");
  CHECK(runs[3]["url"] == "https://h.example/t?a=1&b=2");
}

TEST_CASE("a link that leads nowhere known is shown as typed") {
  const std::string text = "<a href=\"javascript:alert(1)\">x</a> 1 < 2 <a ";
  CHECK(joined(text_runs(text)) == "[zh|" + text + "]");
  const auto own = zampa::simulator::text_bubble("me", "<a href=\"https://h/\">x</a>");
  CHECK(own["runs"][0]["tap"].is_null());
}

TEST_CASE("a menu message reads as text with its choices on lines of their own") {
  const auto bubble = zampa::simulator::message_bubble(
      "msgmenu", {{"head_content", "您满意吗？"},
                  {"list", Json::array({{{"id", "t1.5"}, {"content", "满意"}},
                                        {{"id", "t1.1"}, {"content", "不满意"}}})},
                  {"tail_content", "谢谢"}});
  CHECK(bubble["type"] == "text");
  CHECK(joined(bubble["runs"]) ==
        "[zh|您满意吗？][zh|\n][zh|满意][zh|\n][zh|不满意][zh|\n][zh|谢谢]");
  CHECK(bubble["runs"][2]["menu_id"] == "t1.5");
}

TEST_CASE("a spent card keeps its place and one greyed button") {
  const Json card = {
      {"card_type", "button_interaction"},
      {"task_id", "t@1"},
      {"main_title", {{"title", "新任务"}, {"desc", "下水道"}}},
      {"horizontal_content_list", Json::array({{{"keyname", "位置"}, {"value", "格桑路"}}})},
      {"button_list", Json::array({{{"text", "签收"}, {"key", "a"}, {"style", 1}},
                                   {{"text", "退单"}, {"key", "b"}, {"style", 2}}})}};
  const auto bubble = zampa::simulator::card_bubble(card);
  CHECK(bubble["rows"][0]["label"] == "位置");
  CHECK(bubble["rows"][0]["url"].is_null());
  CHECK(bubble["buttons"].size() == 2);
  const auto spent = zampa::simulator::spent_card(bubble, "已签收");
  REQUIRE(spent["buttons"].size() == 1);
  CHECK(spent["buttons"][0]["text"] == "已签收");
  CHECK(spent["buttons"][0]["enabled"] == false);
}

TEST_CASE("an upload's one file is found and the newer file name form is not") {
  const std::string head = "--X\r\nContent-Disposition: form-data; name=\"media\"; ";
  const std::string tail = "\r\nContent-Type: image/jpeg\r\n\r\n\r\n--Y bytes\r\n--X--\r\n";
  const auto file =
      read_upload("multipart/form-data; boundary=X", head + "filename=\"a.jpg\"" + tail);
  REQUIRE(file);
  CHECK(file->part == "media");
  CHECK(file->file_name == "a.jpg");
  CHECK(file->content_type == "image/jpeg");
  CHECK(file->bytes == "\r\n--Y bytes");
  CHECK_FALSE(read_upload("multipart/form-data; boundary=X",
                          head + "filename*=UTF-8''%E7%85%A7.jpg" + tail));
  CHECK_FALSE(read_upload("text/plain", head + "filename=\"a.jpg\"" + tail));
  CHECK_FALSE(read_upload("multipart/form-data; boundary=X", "--X\r\nbroken"));
}
