# The floor check must fail, and name file and line, when a fault is planted in a copy of the tree:
#   cmake -D ROOT=<top of the tree> -D WORK=<folder to use> -P tests/floors/negative.cmake
cmake_minimum_required(VERSION 3.25)
set(plants  # file => line to plant at its end
  "bot/domain/ticket.hpp=>#include \"bot/service/intake.hpp\""
  "bot/base/text.cpp=>#include \"bot/domain/ticket.hpp\""
  "bot/store/migrate.cpp=>#include \"bot/dialog/router.hpp\""
  "bot/dialog/planted.cpp=>#include \"bot/service/intake.hpp\""
  "handlers/chat/planted.cpp=>#include \"bot/store/work.hpp\""
  "bot/wechat/planted.cpp=>#include \"bot/web/server.hpp\""
  "simulator/planted.cpp=>#include \"bot/base/xml.hpp\""
  "bot/web/planted.cpp=>#include \"simulator/platform.hpp\""
  "bot/domain/ticket.cpp=>#include <nlohmann/json.hpp>"
  "bot/service/planted.cpp=>#  include <openssl/evp.h>"
  "bot/base/text.hpp=>#include <fmt/format.h>"
  "bot/base/text.hpp=>#include <unheard/of.hpp>"
  "bot/service/planted.hpp=>  virtual void f() const = 0@"
  "bot/service/planted.cpp=>  } catch (...) {")

function(check expected)
  execute_process(COMMAND "${CMAKE_COMMAND}" -D "ROOT=${WORK}" -P "${ROOT}/cmake/floors.cmake"
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(expected STREQUAL "" AND NOT result EQUAL 0)
    message(FATAL_ERROR "the clean copy fails:\n${output}")
  elseif(NOT expected STREQUAL "" AND (result EQUAL 0 OR NOT output MATCHES "${expected}: "))
    message(FATAL_ERROR "planted at ${expected}, not reported:\n${output}")
  endif()
endfunction()

file(REMOVE_RECURSE "${WORK}")
foreach(folder IN ITEMS bot handlers simulator)
  file(COPY "${ROOT}/${folder}" DESTINATION "${WORK}"
    FILES_MATCHING PATTERN "*.hpp" PATTERN "*.cpp")
endforeach()
check("")
foreach(plant IN LISTS plants)
  string(REGEX MATCH "^(.*)=>(.*)$" _ "${plant}")
  set(file "${CMAKE_MATCH_1}")
  string(REPLACE "@" ";" line "${CMAKE_MATCH_2}")
  set(before "")
  if(EXISTS "${WORK}/${file}")
    file(READ "${WORK}/${file}" before)
  endif()
  string(REGEX REPLACE "[^\n]" "" newlines "${before}")
  string(LENGTH "${newlines}" count)
  math(EXPR count "${count} + 1")
  file(WRITE "${WORK}/${file}" "${before}${line}\n")
  check("${file}:${count}")
  if(before STREQUAL "")
    file(REMOVE "${WORK}/${file}")
  else()
    file(WRITE "${WORK}/${file}" "${before}")
  endif()
endforeach()
file(REMOVE_RECURSE "${WORK}")
