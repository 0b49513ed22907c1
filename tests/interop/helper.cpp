// Our sealing and opening on lines of text, for the interop test: reads one command per line,
// answers with one line. Not part of the product. Messages travel in base64, so that they may hold
// anything.
//   encrypt KEY43 RECEIVER MESSAGE   -> the sealed text
//   decrypt KEY43 RECEIVER SEALED    -> "ok MESSAGE" or "refused"
//   sign PART...                     -> the signature in hex
// RECEIVER and MESSAGE may be "-" for empty.
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "bot/base/callback_crypto.hpp"
#include "bot/base/crypto.hpp"

namespace {

using namespace zampa::base;

std::string or_empty(const std::string& word) { return word == "-" ? std::string{} : word; }

std::string sign(const std::vector<std::string>& words) {
  if (words.size() == 4) return callback_signature({words[1], words[2], words[3]});
  return callback_signature({words.at(1), words.at(2), words.at(3), words.at(4)});
}

std::string answer(const std::vector<std::string>& words) {
  if (words.at(0) == "sign") return sign(words);
  const auto key = decode_aes_key(words.at(1));
  if (!key) return "bad key";
  const std::string receiver = or_empty(words.at(2));
  if (words[0] == "encrypt") {
    const auto message = base64_decode(or_empty(words.at(3)));
    return message ? seal(*key, receiver, *message, random_bytes(16)) : "bad message";
  }
  const auto message = unseal(*key, receiver, words.at(3));
  return message ? "ok " + base64_encode(*message) : "refused";
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream in(line);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    std::cout << answer(words) << std::endl;
  }
}
