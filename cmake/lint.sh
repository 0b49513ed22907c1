#!/usr/bin/env bash
# The checks of ./dev lint, run from the top of the tree; each prints its time, all run even when one
# fails. --fix formats in place instead of complaining.
# shellcheck disable=SC2317  # the checks are called through step
set -euo pipefail
# shellcheck source=cmake/setup.sh
. cmake/setup.sh

fix=${1:-}
tracked() { git ls-files --cached --others --exclude-standard --deduplicate -- "$@"; }
existing() { while read -r file; do [ ! -f "$file" ] || printf '%s\n' "$file"; done; }

format() {
  local files wrong
  mapfile -t files < <(tracked '*.cpp' '*.hpp' | existing)
  [ "$fix" != --fix ] || clang-format-19 --style=file -i "${files[@]}"
  wrong=$(clang-format-19 --style=file --dry-run "${files[@]}" 2>&1 | sed -n 's/:.*: warning: .*//p' | uniq -c)
  [ -z "$wrong" ] || { printf 'places to format (./dev lint --fix does it):\n%s\n' "$wrong"; return 1; }
}

shell_scripts() {
  { tracked '*.sh'; tracked | existing | xargs grep -lE -m1 '^#!.*\b(ba|da)?sh$'; } | sort -u |
    xargs shellcheck -x
}

# Prints each translation unit of the preset `tidy`, followed by all files of ours it sees. Units are
# unity batches: their common headers are read once, which makes the whole check five times faster.
units() {
  local files
  mapfile -t files < <(tracked 'bot/*.[ch]pp' 'handlers/*.[ch]pp' 'simulator/*.[ch]pp' | existing
    sed -n 's/^ *"file": "\(.*\/Unity\/.*\)".*/\1/p' build/tidy/compile_commands.json)
  awk -v top="$PWD/" '
    FNR == 1 && (FILENAME ~ /\/Unity\// || FILENAME ~ /main\.cpp$/) { unit[++count] = FILENAME }
    match($0, /^#include "[^"]+"/) {
      seen_file = substr($0, 11, RLENGTH - 11)
      sub(top, "", seen_file)
      if (seen_file ~ /^(bot|handlers|simulator)\//) sees[FILENAME] = sees[FILENAME] " " seen_file
    }
    function walk(file,   n, part, i) {
      if (file in seen) return
      seen[file] = 1
      if (file !~ /\/Unity\//) line = line " " file
      n = split(sees[file], part, " ")
      for (i = 1; i <= n; ++i) walk(part[i])
    }
    END {
      for (u = 1; u <= count; ++u) {
        delete seen
        line = ""
        walk(unit[u])
        print unit[u] line
      }
    }' "${files[@]}"
}

# A unit whose text passed before is not read again; what passed is remembered outside build/.
tidy() {
  local passed=$cache/tidy rules key unit seen
  mkdir -p "$passed"
  cmake --preset tidy >/dev/null || return
  rules=$( (clang-tidy-19 --version && cat .clang-tidy) | sha256sum)
  units | while read -r unit seen; do
    # shellcheck disable=SC2086  # a list of paths without blanks
    key=$( (echo "$rules $seen" && cat $seen) | sha256sum)
    [ -e "$passed/${key%% *}" ] || printf '%s %s\n' "$unit" "$passed/${key%% *}"
  done >build/log/tidy.todo
  echo "$(wc -l <build/log/tidy.todo) units to read"
  # g++ reports the compiler's own warnings; -w keeps clang's out. In a batch, sources are included.
  # shellcheck disable=SC2016
  xargs -r -P "$(nproc)" -L 1 sh -c 'clang-tidy-19 -quiet -p build/tidy --extra-arg=-w \
    --checks=-bugprone-suspicious-include "$0" 2>/dev/null && touch "$1"' <build/log/tidy.todo
}

floors() { cmake -D ROOT=. -P cmake/floors.cmake; }

# none WHAT GREP-ARGUMENTS...: the files named on standard input must not match; [except PATTERN]
# first takes out lines that may.
none() {
  local what=$1 found
  shift
  found=$(existing | LC_ALL=C.UTF-8 xargs grep -IHn "$@" | grep -vP "${except:-^$}" || true)
  [ -z "$found" ] || { printf '%s:\n%s\n' "$what" "$found"; return 1; }
}

words() {
  local status=0 except='' letters='[\x{0F00}-\x{0FFF}\x{3400}-\x{4DBF}\x{4E00}-\x{9FFF}]'
  # A comment may name the office's own term.
  tracked ':!templates' ':!config' ':!tests' ':!docs' ':!README*' |
    except='^[^:]*(\.hpp:\d+:.*|\.cpp:\d+:\s*)//' none \
      'Chinese or Tibetan outside templates, config, tests, docs and README' -P "$letters" || status=1
  tracked ':!*package-lock.json' | none 'a path of one machine, or the host of a package archive' -E \
    '(^|[^[:alnum:]_.-])/(root|work|tmp)/|\b(deb|ftp[0-9.]*|mirrors?|registry|snapshot)\.[a-z0-9-]+\.[a-z]{2,}' ||
    status=1
  tracked '*package-lock.json' | none 'a lock file names an address' '"resolved"' || status=1
  return "$status"
}

status=0
for check in format shell_scripts floors words tidy; do step "$check" "$check" || status=1; done
exit "$status"
