# Reads ctest's JUnit file and prints each failed test, each skipped one with its reason, and last the
# line "N passed, N failed, N skipped"; exit 1 when one failed or none ran. With `strict` (a CI run) a
# skipped browser or PostgreSQL test counts as failed.
function unescape(s) {
  gsub(/&lt;/, "<", s); gsub(/&gt;/, ">", s); gsub(/&quot;/, "\"", s); gsub(/&apos;/, "'", s)
  gsub(/&#10;/, " ", s); gsub(/&amp;/, "\\&", s)
  return s
}
function attribute(line, name,   s) {
  if (!match(line, " " name "=\"[^\"]*\"")) return ""
  s = substr(line, RSTART, RLENGTH)
  return unescape(substr(s, length(name) + 4, length(s) - length(name) - 4))
}
function close_case() {
  if (state == "run") ++passed
  else if (state == "fail") { ++failed; print "FAILED  " test; printf "%s", output }
  else if (strict && (test reason) ~ /[Bb]rowser|[Pp]ostgre/) {
    ++failed; print "FAILED  " test ": skipped in CI: " reason
  } else { ++skipped; print "SKIPPED " test ": " reason }
}
/<testcase / {
  test = attribute($0, "name"); state = attribute($0, "status"); reason = "no reason given"; output = ""
  told = 0; inside = 0
}
/<system-out>/ { inside = 1; sub(/.*<system-out>/, "") }
inside {
  line = $0; ended = sub(/<\/system-out>.*/, "", line); line = unescape(line)
  if (++lines[test] <= 60 && line != "") output = output "    " line "\n"
  # Catch2's own form, and the form of scripts: "skipped: why".
  if (told) { sub(/^ +/, "", line); reason = line; told = 0 }
  if (line ~ /explicitly with message/) told = 1
  if (line ~ /^skipped: /) reason = substr(line, 10)
  if (ended) inside = 0
}
/<\/testcase>/ { close_case() }
END {
  if (passed + failed + skipped == 0) print "no test has such a name"
  printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
  exit failed > 0 || passed == 0
}
