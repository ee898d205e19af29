#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A throw-away SMS centre for tests (SMPP 3.4), on the loopback address. It runs on Node.js; the protocol is the npm package
# "smpp", the work of others in another language. No message ever leaves this machine.
#   smsc.sh start DIR     starts it; DIR keeps its ports, so that it comes back where it was. Prints lines NAME=value:
#     SMSC_PORT      takes binds of SMSC_SYSTEM_ID with SMSC_PASSWORD
#     SMSC_CONTROL   takes orders by HTTP, see smsc/smsc.js
#   smsc.sh kill DIR      ends it by SIGKILL
#   smsc.sh remove DIR    ends it and deletes DIR
set -euo pipefail

command=${1:?start, kill or remove}
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
mkdir -p "${2:?directory}"
dir=$(cd "$2" && pwd)
modules=$here/target/smsc
source "$here/free-port.sh"

die() {
  printf 'smsc.sh: %s\n' "$1" >&2
  exit 1
}

# Once for all tests; several may come at the same time.
install() {
  [[ ! -e $modules/complete ]] || return 0
  command -v npm >/dev/null || die 'npm is missing; ./madoguchi test installs it'
  mkdir -p "$modules"
  (
    flock 9
    [[ ! -e $modules/complete ]] || exit 0
    cp "$here/smsc/package.json" "$here/smsc/package-lock.json" "$modules/"
    cd "$modules"
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
    touch "$modules/complete"
  ) 9>"$modules/lock"
}

pid() {
  local number
  [[ -f $dir/pid ]] || return 1
  number=$(<"$dir/pid")
  # the number may have gone to another process since
  [[ -r /proc/$number/cmdline ]] && tr '\0' '\n' <"/proc/$number/cmdline" | grep -qxF "$here/smsc/smsc.js" || return 1
  printf '%s' "$number"
}

end() {
  local number
  number=$(pid) || return 0
  kill -KILL "$number"
  while kill -0 "$number" 2>/dev/null; do sleep 0.02; done
}

start() {
  local tries=0 port control
  install
  end
  if [[ ! -f $dir/ports ]]; then
    port=$(free_port)
    printf '%s %s\n' "$port" "$(free_port "$port")" >"$dir/ports"
  fi
  read -r port control <"$dir/ports"
  : >"$dir/out"
  NODE_PATH=$modules/node_modules setsid node "$here/smsc/smsc.js" "$port" "$control" </dev/null >"$dir/out" 2>"$dir/err" &
  printf '%s' "$!" >"$dir/pid"
  until grep -q '^ready$' "$dir/out"; do
    kill -0 "$(<"$dir/pid")" 2>/dev/null || die "it does not start: $(<"$dir/err")"
    ((tries++ < 3000)) || die "it does not start: $(<"$dir/err")"
    sleep 0.02
  done
  printf 'SMSC_PORT=%s\nSMSC_CONTROL=%s\nSMSC_SYSTEM_ID=city\nSMSC_PASSWORD=himitsu\n' "$port" "$control"
}

case $command in
  start) start ;;
  kill) end ;;
  remove)
    end
    rm -rf "$dir"
    ;;
  *) die "no such command: $command" ;;
esac
