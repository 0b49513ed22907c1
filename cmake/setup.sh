# shellcheck shell=bash
# What ./dev installs, and how: Debian packages that are missing, the cpp-httplib header, the npm
# packages of the two lock files. Sourced by ./dev at the top of the tree. When nothing is missing it
# asks dpkg once, calls neither apt nor npm, and prints nothing.

cache=${XDG_CACHE_HOME:-$HOME/.cache}/zampa

# group, packages, what for. The one list of everything taken from Debian.
packages() {
  cat <<'LIST'
build g++ cmake ninja-build ccache pkgconf   # compiler and build
build ca-certificates tzdata                 # npm's connection; Asia/Shanghai for deadlines
build libssl-dev                             # hashes, ciphers, scrypt
build libexpat1-dev                          # XML of the platforms
build libicu-dev                             # scripts, folds, syllables
build libfmt-dev libspdlog-dev               # formatting, log lines
build libhowardhinnant-date-dev              # time zones
build nlohmann-json3-dev                     # JSON
build libkainjow-mustache-dev                # page templates
build libsqlite3-dev libsqlitecpp-dev        # embedded database
build libcurl4-openssl-dev                   # outgoing HTTP
build libturbojpeg0-dev libpng-dev libexif-dev  # photos
build libtomlplusplus-dev libcli11-dev       # settings, command line
build prometheus-cpp-dev                     # metrics
build dpkg-dev python3-minimal xz-utils      # unpacking and splitting cpp-httplib
build libcatch2-dev                          # tests (version 3)
test chromium fonts-wqy-microhei             # browser story and its pictures
test sqlite3                                 # looks into the database after the kills
lint clang-format-19 clang-tidy-19 shellcheck git
LIST
}

# step NAME COMMAND...: one line with the seconds it took; the output goes to build/log/NAME.log and
# is shown only when the command fails. A function given as COMMAND must end at its first failure by
# itself: inside a condition bash does not.
step() {
  local name=$1 begin=$SECONDS
  shift
  printf '%s ... ' "$name"
  if "$@" >"build/log/$name.log" 2>&1 </dev/null; then
    printf '%s s\n' "$((SECONDS - begin))"
  else
    printf 'failed after %s s; the end of build/log/%s.log:\n' "$((SECONDS - begin))" "$name"
    tail -n 60 "build/log/$name.log"
    return 1
  fi
}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive ${APT_CONFIG:+APT_CONFIG="$APT_CONFIG"} apt-get \
    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 install -y --no-install-recommends "$@"
}

# The lists' lock has no time-out of its own, so another apt at work means: try again.
apt_update() {
  local try said
  for try in 5 10 20 40 0; do
    said=$(as_root env ${APT_CONFIG:+APT_CONFIG="$APT_CONFIG"} apt-get "$@" update 2>&1) && return
    printf '%s\n' "$said"
    [[ $said == *'Could not get lock'* ]] || return 1
    sleep "$try"
  done
  return 1
}

# Prints those of the packages given that are not installed.
missing() {
  { dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true; } |
    awk -v want="$*" '$1 == "installed" { have[$2] = 1 }
      END { n = split(want, w, " "); for (i = 1; i <= n; ++i) if (!(w[i] in have)) print w[i] }'
}

# A node >= 18 from elsewhere is respected.
node_is_there() {
  command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null
}

# with_suite LINE-TYPE SUITE COMMAND...: runs COMMAND with an apt configuration of its own that knows
# one suite of the archive this machine already uses, and leaves nothing behind. The address comes
# from apt's own reading of its lists, so both forms of them will do.
with_suite() {
  local kind=$1 suite=$2 uri keyring signed='' home status=0
  shift 2
  # shellcheck source=/dev/null
  # shellcheck disable=SC2016
  uri=$(. /etc/os-release && apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' \
    'Origin: Debian' 'Label: Debian' 'Component: main' "Codename: ${VERSION_CODENAME:-sid}" | head -n 1)
  if [ -z "$uri" ]; then
    echo "no Debian archive in apt's lists; run apt-get update" >&2
    return 1
  fi
  for keyring in /usr/share/keyrings/debian-archive-keyring.{gpg,pgp}; do
    [ ! -f "$keyring" ] || signed="[signed-by=$keyring]"
  done
  home=$(mktemp -d)
  chmod 755 "$home"
  mkdir -p "$home"/{lists,cache,parts}/partial
  echo "$kind $signed $uri $suite main" >"$home/sources.list"
  cat >"$home/apt.conf" <<CONF
Dir::Etc::sourcelist "$home/sources.list";
Dir::Etc::sourceparts "$home/parts";
Dir::State::lists "$home/lists";
Dir::Cache "$home/cache";
CONF
  (
    export APT_CONFIG=$home/apt.conf
    if ! apt_update; then
      # A frozen mirror serves an index past its date. Its signature still holds, and the versions we
      # ask for have a lower bound.
      apt_update -o Acquire::Check-Valid-Until=false || exit 1
      echo "the archive's index of $suite is past its date: taken as it is"
    fi
    "$@"
  ) || status=$?
  as_root rm -rf "$home"
  return "$status"
}

install_packages() {
  local plain=() catch=() name
  apt_update || return
  for name in "$@"; do
    # Debian 12 itself has Catch2 2 only; its backports have 3.
    if [ "$name" = libcatch2-dev ] && [ -z "$(apt-cache madison libcatch2-dev)" ]; then
      catch=(libcatch2-dev)
    else
      plain+=("$name")
    fi
  done
  [ ${#plain[@]} -eq 0 ] || apt_install "${plain[@]}" || return
  # shellcheck source=/dev/null
  [ ${#catch[@]} -eq 0 ] ||
    with_suite deb "$(. /etc/os-release && echo "$VERSION_CODENAME")-backports" apt_install "${catch[@]}"
}

# Debian's newest source package; apt checks it against the signed index.
download_httplib() {
  local work
  work=$(mktemp -d "$cache/httplib.XXXXXX")
  (cd "$work" && apt-get -o APT::Sandbox::User=root source --download-only cpp-httplib &&
    dpkg-source -x ./*.dsc tree && mkdir new && cp tree/httplib.h tree/split.py tree/LICENSE new/) &&
    rm -rf "$cache/httplib" && mv "$work/new" "$cache/httplib"
  rm -rf "$work"
  [ -f "$cache/httplib/httplib.h" ]
}

fetch_httplib() {
  [ ! -f "${ZAMPA_HTTPLIB_DIR:-$cache/httplib}/httplib.h" ] || return 0
  if [ -n "${ZAMPA_HTTPLIB_DIR:-}" ]; then
    echo "ZAMPA_HTTPLIB_DIR=$ZAMPA_HTTPLIB_DIR holds no httplib.h" >&2
    return 1
  fi
  mkdir -p "$cache"
  step cpp-httplib with_suite deb-src sid download_httplib ||
    echo 'cpp-httplib: not to be had from Debian; CMake will ask upstream'
}

# npm_install FOLDER NAME: the lock file of FOLDER, installed under build/npm/NAME.
npm_install() {
  local from=$1 to=build/npm/$2 sum
  sum=$(cat "$from"/{package.json,package-lock.json,.npmrc} | sha256sum)
  [ "$(cat "$to/.installed" 2>/dev/null)" != "$sum" ] || return 0
  mkdir -p "$to"
  cp "$from"/{package.json,package-lock.json,.npmrc} "$to/"
  step "npm-$2" npm --prefix "$to" ci --no-audit --no-fund --ignore-scripts
  echo "$sum" >"$to/.installed"
}

# set_up GROUP...: everything the groups need.
set_up() {
  local groups=" $* " want=() lack group rest
  while read -r group rest; do
    # shellcheck disable=SC2206  # words of the list above
    [[ $groups != *" $group "* ]] || want+=(${rest%%#*})
  done < <(packages)
  node_is_there || want+=(nodejs npm)
  mapfile -t lack < <(missing "${want[@]}")
  [ ${#lack[@]} -eq 0 ] || step packages install_packages "${lack[@]}"
  fetch_httplib
  npm_install templates/assets assets
  [[ $groups != *' test '* ]] || npm_install tests/npm tests
}
