#include <cstdio>
#include <string_view>

int main(int argc, char** argv) {
  const std::string_view command = argc > 1 ? argv[1] : "";
  if (command != "version") {
    std::fputs("zampa: usage: zampa version\n", stderr);
    return 64;
  }
  std::puts("zampa " ZAMPA_VERSION ", cpp-httplib " ZAMPA_HTTPLIB_VERSION " " ZAMPA_HTTPLIB_SHA256);
  return 0;
}
