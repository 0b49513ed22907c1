// Hashes, ciphers, base64 and password hashes against published values.
#include "bot/base/crypto.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "bot/base/fault.hpp"

namespace zampa::base {

TEST_CASE("digests equal the published ones") {
  CHECK(sha1_hex("abc") == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(sha1_hex("") == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(to_hex(hmac_sha256("", "")) ==
        "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST_CASE("base64 is written and read back for every remainder") {
  for (const std::size_t length : {0U, 1U, 2U, 3U, 4U, 31U, 32U, 33U, 255U}) {
    std::string bytes;
    for (std::size_t i = 0; i < length; ++i) bytes.push_back(static_cast<char>(i * 7 + length));
    const auto back = base64_decode(base64_encode(bytes));
    REQUIRE(back.has_value());
    CHECK(*back == bytes);
  }
  CHECK(base64_encode("foobar") == "Zm9vYmFy");
  CHECK(base64_encode("foob") == "Zm9vYg==");
}

TEST_CASE("only canonical base64 is read") {
  const auto bad = GENERATE("Zm9vYg", "Zm9vYg=", "Zm9vYg===", "Zm9v Yg==", "Zm9v\nYg==", "Zm9vY-==",
                            "Zm9vYh==", "Zm9vYmF=", "Zm9vYg==x", "=", "====", "A===", "Zg==Zg==");
  CAPTURE(bad);
  CHECK_FALSE(base64_decode(bad).has_value());
}

TEST_CASE("the lenient reader differs only in unused bits") {
  CHECK(base64_decode_lenient("Zm9vYh==") == "foob");
  CHECK_FALSE(base64_decode("Zm9vYh==").has_value());
  CHECK_FALSE(base64_decode_lenient("Zm9vYh").has_value());
  CHECK_FALSE(base64_decode_lenient("Zm9v_h==").has_value());
}

TEST_CASE("AES-CBC adds and removes no padding") {
  const std::string key(32, 'k');
  const std::string iv(16, 'i');
  const std::string text(48, 't');
  const std::string secret = aes256_cbc_encrypt(key, iv, text);
  CHECK(secret.size() == 48);
  CHECK(aes256_cbc_decrypt(key, iv, secret) == text);
  CHECK_THROWS_AS(aes256_cbc_encrypt(key, iv, "15 bytes here.."), Fault);
  CHECK_THROWS_AS(aes256_cbc_decrypt("short", iv, secret), Fault);
  CHECK_THROWS_AS(aes256_cbc_decrypt(key, "short", secret), Fault);
}

TEST_CASE("AES-256-CBC and AES-128-CBC equal the first blocks of NIST SP 800-38A") {
  const auto from_hex = [](std::string_view hex) {
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
      out.push_back(static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
    }
    return out;
  };
  const std::string iv = from_hex("000102030405060708090a0b0c0d0e0f");
  const std::string plain = from_hex("6bc1bee22e409f96e93d7e117393172a");
  CHECK(to_hex(aes256_cbc_encrypt(
            from_hex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"), iv,
            plain)) == "f58c4c04d6e5f1ba779eabfb5f7bfbd6");
  CHECK(aes128_cbc_decrypt(from_hex("2b7e151628aed2a6abf7158809cf4f3c"), iv,
                           from_hex("7649abac8119b246cee98e9b12e9197d")) == plain);
}

TEST_CASE("the comparison in constant time is a comparison") {
  CHECK(equal_constant_time("", ""));
  CHECK(equal_constant_time("abc", "abc"));
  CHECK_FALSE(equal_constant_time("abc", "abd"));
  CHECK_FALSE(equal_constant_time("abc", "ab"));
}

TEST_CASE("random bytes have the asked length and differ") {
  CHECK(random_bytes(0).empty());
  CHECK(random_bytes(16).size() == 16);
  CHECK(random_bytes(16) != random_bytes(16));
}

TEST_CASE("a password is recognised and a wrong one is not") {
  const std::string stored = hash_password("正确的密码 གསང་གྲངས།");
  CHECK(stored.starts_with("scrypt$16$8$1$"));
  CHECK(verify_password("正确的密码 གསང་གྲངས།", stored));
  CHECK_FALSE(verify_password("正确的密码", stored));
}

TEST_CASE("scrypt equals the second vector of RFC 7914, cut to 32 bytes, in our own text form") {
  // N = 1024, r = 8, p = 16 is outside our bounds, so only the bounds are checked here; the vector
  // with N = 16 and r = 1 fits.
  CHECK(verify_password(
      "", "scrypt$4$1$1$$" + base64_encode("\x77\xd6\x57\x62\x38\x65\x7b\x20\x3b\x19\xca\x42"
                                           "\xc1\x8a\x04\x97\xf1\x6b\x48\x44\xe3\x07\x4a\xe8"
                                           "\xdf\xdf\xfa\x3f\xed\xe2\x14\x42")));
}

TEST_CASE("a damaged password row is a wrong password, not a crash") {
  const auto row = GENERATE(
      "", "scrypt", "scrypt$16$8$1$$", "bcrypt$16$8$1$AA==$AA==", "scrypt$40$8$1$AA==$AA==",
      "scrypt$16$8$-1$AA==$AA==", "scrypt$16$8$1$AA==$AA==", "scrypt$x$8$1$AA==$AA==");
  CHECK_FALSE(verify_password("x", row));
}

}  // namespace zampa::base
