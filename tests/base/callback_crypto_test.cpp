// The grammar of the signed query and every way in which a sealed text can be wrong.
#include "bot/base/callback_crypto.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "bot/base/crypto.hpp"
#include "bot/base/fault.hpp"

namespace zampa::base {

namespace {

const std::string kSealKey(32, 'k');
const std::string kSealId = "wx0000000000000000";
const std::string kSealRandom = "0123456789abcdef";

std::string encrypted(const std::string& plain) {
  return base64_encode(aes256_cbc_encrypt(kSealKey, kSealKey.substr(0, 16), plain));
}

std::string length_field(std::uint32_t length) {
  std::string out;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    out.push_back(static_cast<char>((length >> shift) & 0xFFU));
  }
  return out;
}

/// The text with `pad` bytes of value `pad`.
std::string padded(std::string plain, std::size_t pad) {
  return plain.append(pad, static_cast<char>(pad));
}

/// Padded to a multiple of `block` in the ordinary way.
std::string padded_to(const std::string& plain, std::size_t block) {
  return padded(plain, block - plain.size() % block);
}

}  // namespace

TEST_CASE("messages of every length around two blocks are sealed and opened") {
  const std::size_t length = GENERATE(range(std::size_t{0}, std::size_t{70}));
  const std::string message(length, 'm');
  const std::string sealed = seal(kSealKey, kSealId, message, kSealRandom);
  CHECK(base64_decode(sealed)->size() % 32 == 0);
  CHECK(unseal(kSealKey, kSealId, sealed) == message);
}

TEST_CASE("an empty receiver is a receiver of its own") {
  const std::string sealed = seal(kSealKey, "", "x", kSealRandom);
  CHECK(unseal(kSealKey, "", sealed) == "x");
  CHECK_FALSE(unseal(kSealKey, kSealId, sealed).has_value());
}

TEST_CASE("padding to 16 is opened too, in both of its lengths") {
  const std::string head = kSealRandom + length_field(5) + "hello" + kSealId;  // 43 bytes
  CHECK(unseal(kSealKey, kSealId, encrypted(padded_to(head, 16))) == "hello");
  CHECK(unseal(kSealKey, kSealId, encrypted(padded_to(head, 32))) == "hello");
  CHECK(unseal(kSealKey, kSealId, encrypted(padded(head, 5))) == "hello");   // 48 bytes
  CHECK(unseal(kSealKey, kSealId, encrypted(padded(head, 21))) == "hello");  // 64 bytes
}

TEST_CASE("the first 16 bytes are not judged") {
  const std::string head = std::string(16, '\0') + length_field(5) + "hello" + kSealId;
  CHECK(unseal(kSealKey, kSealId, encrypted(padded_to(head, 32))) == "hello");
}

TEST_CASE("wrong padding is refused") {
  const std::string head = kSealRandom + length_field(5) + "hello" + kSealId;  // 43 bytes
  const auto with_last = [&](int last) {
    std::string plain = padded_to(head, 32);
    plain.back() = static_cast<char>(last);
    return encrypted(plain);
  };
  for (const int last : {0, 33, 64, 128, 255}) {
    CAPTURE(last);
    CHECK_FALSE(unseal(kSealKey, kSealId, with_last(last)).has_value());
  }
  std::string inconsistent = padded_to(head, 32);
  inconsistent[inconsistent.size() - 2] = '\x01';
  CHECK_FALSE(unseal(kSealKey, kSealId, encrypted(inconsistent)).has_value());
  inconsistent = padded_to(head, 32);
  inconsistent[head.size()] = '\x01';  // the first padding byte, farthest from the end
  CHECK_FALSE(unseal(kSealKey, kSealId, encrypted(inconsistent)).has_value());
  CHECK_FALSE(unseal(kSealKey, kSealId, encrypted(std::string(32, '\x20'))).has_value());
}

TEST_CASE("a length field that does not fit is refused without reading past the end") {
  const std::uint32_t forged = GENERATE(0U, 4U, 6U, 24U, 0x7FFFFFFFU, 0x80000000U, 0xFFFFFFFFU);
  const std::string head = kSealRandom + length_field(forged) + "hello" + kSealId;
  CHECK_FALSE(unseal(kSealKey, kSealId, encrypted(padded_to(head, 32))).has_value());
}

TEST_CASE("any other receiver is refused") {
  const std::string other = GENERATE("", "wx1111111111111111", "wx000000000000000",
                                     "wx00000000000000000", "WX0000000000000000");
  CHECK_FALSE(unseal(kSealKey, kSealId, seal(kSealKey, other, "x", kSealRandom)).has_value());
}

TEST_CASE("what is no whole ciphertext is refused") {
  const std::string sealed = seal(kSealKey, kSealId, "hello", kSealRandom);
  const std::string bytes = *base64_decode(sealed);
  std::string url_letters = base64_encode(std::string(64, '\xFF'));
  for (char& c : url_letters) c = c == '/' ? '_' : c;
  const std::string bad[] = {"",
                             "A",
                             base64_encode(bytes.substr(0, 15)),
                             base64_encode(bytes.substr(0, 16)),
                             base64_encode(bytes.substr(0, 40)),
                             base64_encode(bytes.substr(0, 32)),
                             sealed + "\n",
                             " " + sealed,
                             sealed.substr(0, 30) + "\n" + sealed.substr(30),
                             sealed + "=",
                             sealed + "AAAA",
                             url_letters};
  for (const auto& text : bad) {
    CAPTURE(text);
    CHECK_FALSE(unseal(kSealKey, kSealId, text).has_value());
  }
  CHECK_FALSE(unseal(std::string(32, 'x'), kSealId, sealed).has_value());
}

TEST_CASE("sealing with a key or random part of another length is a bug") {
  CHECK_THROWS_AS(seal("short", kSealId, "x", kSealRandom), Fault);
  CHECK_THROWS_AS(seal(kSealKey, kSealId, "x", "short"), Fault);
}

TEST_CASE("a timestamp has exactly ten digits") {
  CHECK(is_callback_timestamp("1767000000"));
  for (const char* bad : {"", "176700000", "17670000000", "1e9", "+176700000", " 176700000",
                          "-176700000", "176700000a", "１７６７００００００"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_callback_timestamp(bad));
  }
}

TEST_CASE("a nonce has 1 to 64 plain letters") {
  CHECK(is_callback_nonce("9"));
  CHECK(is_callback_nonce(std::string(64, 'z')));
  CHECK(is_callback_nonce("aZ09_-"));
  for (const std::string& bad : {std::string(), std::string(65, 'z'), std::string("a&b"),
                                 std::string("a\0b", 3), std::string("随机"), std::string("a b")}) {
    CAPTURE(bad);
    CHECK_FALSE(is_callback_nonce(bad));
  }
}

TEST_CASE("a signature has one form only") {
  const std::string good = callback_signature({"t", "1767000000", "n"});
  const auto fits = [](std::string_view given) {
    return is_callback_signature(given, {"t", "1767000000", "n"});
  };
  std::string upper = good;
  for (char& c : upper) c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
  CHECK(fits(good));
  CHECK_FALSE(fits(upper));
  CHECK_FALSE(fits(""));
  CHECK_FALSE(fits(good.substr(1)));
  CHECK_FALSE(fits(good + "0"));
  CHECK_FALSE(fits(std::string(40, 'g')));
  CHECK_FALSE(is_callback_signature(good, {"u", "1767000000", "n"}));
}

}  // namespace zampa::base
