#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A throw-away Asterisk for tests, on the loopback address: configuration, spool, database and log in a directory of its
# own. It runs what the product ships for administrators (telephony/asterisk) unchanged, and around it a telephone network
# made for tests (itests/asterisk). No call ever leaves this machine.
#   asterisk.sh fetch            only makes sure that the program is there
#   asterisk.sh start DIR        makes it when DIR is new; prints lines NAME=value (below)
#   asterisk.sh cli DIR COMMAND  one command of Asterisk's own console
#   asterisk.sh stop DIR         stops it; spool, database and ports stay
#   asterisk.sh kill DIR         the same by SIGKILL
#   asterisk.sh remove DIR       stops it and deletes DIR
# Debian 12 has no Asterisk. Debian's own packages are taken from another suite and unpacked into a cache, without root and
# without touching the machine's packages; the program runs by the loader and the libraries it came with.
#   MADOGUCHI_ASTERISK_SUITES    suites to try in turn, default "sid bullseye" (Asterisk 22 and later, else 16)
#   MADOGUCHI_ASTERISK_CACHE     default ~/.cache/madoguchi/asterisk
# start prints, for a shell's eval and for java.util.Properties:
#   ASTERISK_HOST, ASTERISK_PID, ASTERISK_VERSION
#   ASTERISK_AMI_PORT, ASTERISK_AMI_SECRET   of every AMI user: those that the product ships, and "test", who may do anything
#   ASTERISK_SIP_PORT            the public line: a call from anywhere on the loopback address is a call from outside
#   ASTERISK_CITIZEN_PORT, ASTERISK_OPERATOR_PORT   where calls to citizens and to operators go
#   ASTERISK_AGI_PORT            where FastAGI is called: the product listens there
#   ASTERISK_SPOOL               Asterisk's spool; a file moved into its folder "outgoing" makes a call
#   ASTERISK_FAX_IN              received FAX documents (global MADOGUCHI_FAX_IN)
#   ASTERISK_CITIZEN_FAX         what the citizens' FAX machine has received
#   ASTERISK_RECORDINGS, ASTERISK_SOUNDS, ASTERISK_LOG
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
SHIPPED=$(dirname "$here")/telephony/asterisk
CACHE=${MADOGUCHI_ASTERISK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/madoguchi/asterisk}
SUITES=${MADOGUCHI_ASTERISK_SUITES:-sid bullseye}
PACKAGES=(asterisk asterisk-modules asterisk-config asterisk-core-sounds-en-gsm asterisk-moh-opsound-gsm)
source "$here/free-port.sh"

die() {
  printf 'asterisk.sh: %s\n' "$1" >&2
  exit 1
}

# ---- the program -------------------------------------------------------------------------------

# The Debian archive this machine itself uses.
mirror() {
  # (not every machine has each of them)
  { cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null || true; } |
    awk '/^URIs:/ { print $2 } /^deb / { for (i = 2; i <= NF; i++) if ($i ~ /^[a-z+]+:/) { print $i; break } }' |
    grep -m 1 -E '/debian/?$'
}

# An apt of our own for suite $1: its lists and its record of what is installed (nothing) lie below $2, packages in $3.
private_apt() {
  local suite=$1 root=$2 packages=$3
  shift 3
  apt-get -qq -o Dir::Etc="$root/etc" -o Dir::State="$root/state" -o Dir::State::status="$root/status" \
    -o Dir::Cache="$root/cache" -o Dir::Cache::archives="$packages" -o Debug::NoLocking=true \
    -o Dir::Etc::netrc=/etc/apt/auth.conf -o Dir::Etc::netrcparts=/etc/apt/auth.conf.d \
    -o APT::Sandbox::User="$(id -un)" -o APT::Install-Recommends=false -o Acquire::Languages=none \
    -o Acquire::Retries=3 -o DPkg::Pre-Install-Pkgs::= -o DPkg::Post-Invoke::= "$@"
}

# Fetches the packages of suite $1 and everything they need, and unpacks them to $2.
unpack_suite() {
  local suite=$1 target=$2 apt=$2.apt packages=$CACHE/packages-$1 from package
  from=$(mirror) || die 'no Debian archive among the sources of apt'
  rm -rf "$target" "$apt"
  mkdir -p "$target" "$packages/partial" "$apt"/{etc/apt.conf.d,etc/preferences.d,etc/trusted.gpg.d,state/lists/partial,cache}
  : >"$apt/status"
  printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' "$from" "$suite" >"$apt/etc/sources.list"
  private_apt "$suite" "$apt" "$packages" update || return 1
  # older versions would be unpacked, too
  private_apt "$suite" "$apt" "$packages" autoclean
  private_apt "$suite" "$apt" "$packages" install -y --download-only "${PACKAGES[@]}" >/dev/null || return 1
  for package in "$packages"/*.deb; do dpkg-deb -x "$package" "$target" || return 1; done
  rm -rf "$apt"
  [[ -x $target/usr/sbin/asterisk ]] || return 1
  # the link is otherwise made when the package is installed
  [[ -e $target/usr/share/asterisk/sounds/en ]] || ln -s en_US_f_Allison "$target/usr/share/asterisk/sounds/en"
}

fetch() {
  local suite
  mkdir -p "$CACHE"
  exec 9>"$CACHE/lock"
  flock 9                              # several tests may want it at once
  if [[ ! -e $CACHE/complete ]]; then
    for suite in $SUITES; do
      if unpack_suite "$suite" "$CACHE/root.new" >&2; then
        rm -rf "$CACHE/root"
        mv "$CACHE/root.new" "$CACHE/root"
        printf '%s\n' "$suite" >"$CACHE/complete"
        break
      fi
      printf 'asterisk.sh: suite %s gave no Asterisk\n' "$suite" >&2
    done
  fi
  exec 9>&-
  [[ -e $CACHE/complete ]] ||
    die 'NO ASTERISK: it could not be fetched, so nothing about telephone and FAX can be tested here'
}

asterisk() {
  local root=$CACHE/root folder libraries='' loader=''
  for folder in "$root"/usr/lib/*-linux-gnu "$root"/lib/*-linux-gnu "$root"/usr/lib; do
    [[ ! -d $folder ]] || libraries+=${libraries:+:}$folder
  done
  for loader in "$root"/usr/lib/*-linux-gnu/ld-linux-*.so.? "$root"/lib/*-linux-gnu/ld-linux-*.so.?; do
    [[ ! -e $loader ]] || break
  done
  exec "$loader" --library-path "$libraries" "$root/usr/sbin/asterisk" -C "$dir/etc/asterisk.conf" "$@"
}

console() { (asterisk -rx "$*"); }

# ---- one instance ------------------------------------------------------------------------------

make_facts() {
  local name given='' port media=$((10000 + RANDOM % 9 * 1000))
  for name in AMI SIP CITIZEN OPERATOR AGI; do
    # shellcheck disable=SC2086  # several numbers
    port=$(free_port $given)
    given+=" $port"
    printf '%s_PORT=%s\n' "$name" "$port"
  done
  # Asterisk looks for free ones within these; two instances may share them
  printf 'RTP_START=%s\nRTP_END=%s\nUDPTL_START=%s\nUDPTL_END=%s\n' $media $((media + 899)) $((media + 900)) $((media + 999))
  printf 'SECRET=%s\n' "$(od -An -N 12 -tx1 /dev/urandom | tr -d ' \n')"
}

modules() {
  local found
  for found in "$CACHE"/root/usr/lib/*/asterisk/modules "$CACHE"/root/usr/lib/asterisk/modules; do
    [[ ! -d $found ]] || printf '%s' "$found"
  done
}

# Templates know places and ports as @NAME@.
render() {
  local name line template target
  local -A values=([DIR]=$dir [SHIPPED]=$SHIPPED [DATA]=$CACHE/root/usr/share/asterisk [MODULES]=$(modules))
  while IFS='=' read -r name line; do values[$name]=$line; done <"$dir/facts"
  local edits=()
  for name in "${!values[@]}"; do edits+=(-e "s|@$name@|${values[$name]}|g"); done
  (cd "$here/asterisk" && find . -name '*.conf' -printf '%P\n') | while read -r template; do
    target=$dir/etc/$template
    mkdir -p "$(dirname "$target")"
    sed "${edits[@]}" "$here/asterisk/$template" >"$target"
  done
  # everybody may sign in here by the one secret; with which rights is said by the product
  grep -ho '^\[[a-z-]*\]' "$SHIPPED"/manager.d/*.conf | sort -u | grep -v '^\[general\]' |
    sed 's/\]$/](+)\nsecret = '"${values[SECRET]}"'/' >"$dir/etc/manager.d/secrets.conf"
  # what the package brings is right for these; the tones are Japan's
  for name in indications features confbridge; do
    [[ -e $dir/etc/$name.conf || ! -e $CACHE/root/etc/asterisk/$name.conf ]] ||
      sed 's/^country=us/country=jp/' "$CACHE/root/etc/asterisk/$name.conf" >"$dir/etc/$name.conf"
  done
}

make_announcements() {
  local sounds=$CACHE/root/usr/share/asterisk/sounds/en wanted
  for wanted in "$@"; do
    [[ -e $dir/sounds/${wanted%%:*}.gsm ]] || cp "$sounds/${wanted##*:}.gsm" "$dir/sounds/${wanted%%:*}.gsm"
  done
}

pid() {
  local pid
  pid=$(cat "$dir/run/asterisk.pid" 2>/dev/null) || return 1 # its owner takes it away at its end
  # the number may have gone to another process; one that has ended and is not yet noticed is gone, too
  [[ -r /proc/$pid/cmdline ]] && tr '\0' '\n' <"/proc/$pid/cmdline" | grep -qxF -- "$dir/etc/asterisk.conf" || return 1
  printf '%s' "$pid"
}

start() {
  local tries=0 log=$dir/log running
  fetch
  if [[ ! -f $dir/facts ]]; then
    make_facts >"$dir/facts.new"
    mv "$dir/facts.new" "$dir/facts"
  fi
  mkdir -p "$dir"/{etc/manager.d,run,log,database,cache,sounds,recordings,citizen-fax} \
    "$dir"/spool/{outgoing,tmp,voicemail,monitor} "$dir"/fax-in
  # shellcheck source=/dev/null
  source "$dir/facts"
  if ! running=$(pid); then
    render
    make_announcements welcome:vm-enter-num-to-call closed:ss-noservice congested:all-circuits-busy-now \
      wait:queue-thankyou callback:auth-thankyou water:hello-world water-closed:vm-nobodyavail events:demo-congrats
    (cd / && ulimit -n "$(ulimit -Hn)" && asterisk -f -q) >"$log/stdout" 2>&1 </dev/null &
    running=$!
    printf '%s' "$running" >"$dir/run/asterisk.pid"
    disown
  fi
  until console core waitfullybooted 2>/dev/null | grep -q 'fully booted'; do
    # (not pid: the new process may not have become Asterisk yet)
    kill -0 "$running" 2>/dev/null && ((tries++ < 600)) || die "Asterisk does not start: $(tail -n 20 "$log"/stdout "$log"/messages 2>&1)"
    sleep 0.2
  done
  printf 'ASTERISK_HOST=127.0.0.1\nASTERISK_PID=%s\nASTERISK_VERSION=%s\n' "$(pid)" \
    "$(console core show version | sed -n 's/^Asterisk \([0-9.]*\).*/\1/p')"
  printf 'ASTERISK_AMI_PORT=%s\nASTERISK_AMI_SECRET=%s\nASTERISK_SIP_PORT=%s\n' "$AMI_PORT" "$SECRET" "$SIP_PORT"
  printf 'ASTERISK_CITIZEN_PORT=%s\nASTERISK_OPERATOR_PORT=%s\nASTERISK_AGI_PORT=%s\n' \
    "$CITIZEN_PORT" "$OPERATOR_PORT" "$AGI_PORT"
  printf 'ASTERISK_SPOOL=%s\nASTERISK_FAX_IN=%s\nASTERISK_CITIZEN_FAX=%s\n' "$dir/spool" "$dir/fax-in" "$dir/citizen-fax"
  printf 'ASTERISK_RECORDINGS=%s\nASTERISK_SOUNDS=%s\nASTERISK_LOG=%s\n' "$dir/recordings" "$dir/sounds" "$dir/log/messages"
}

# $1: signal
end() {
  local running tries=0
  running=$(pid) || return 0
  kill "-$1" "$running" 2>/dev/null || true
  kill -CONT "$running" 2>/dev/null || true   # a test may have halted it
  while pid >/dev/null; do
    ((tries++ != 100)) || kill -KILL "$running" 2>/dev/null || true
    ((tries < 200)) || die "process $running does not end"
    sleep 0.05
  done
  rm -f "$dir/run/asterisk.pid"
}

command=${1:?fetch, start, cli, stop, kill or remove}
if [[ $command == fetch ]]; then
  fetch
  exit
fi
mkdir -p "${2:?directory}"
dir=$(cd "$2" && pwd)

case $command in
  start) start ;;
  cli) console "${@:3}" ;;
  stop) end TERM ;;
  kill) end KILL ;;
  remove)
    end TERM
    rm -rf "$dir"
    ;;
  *)
    printf 'unknown: %s\n' "$command" >&2
    exit 2
    ;;
esac
