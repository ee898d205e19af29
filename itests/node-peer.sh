# SPDX-License-Identifier: Apache-2.0
# What throw-away peers on Node.js have in common; for sourcing, with the peer's name and its directory. The peer is
# NAME/NAME.js with its package.json beside it; the packages are installed once below target.

peer=${1:?the name of the peer}
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
mkdir -p "${2:?directory}"
dir=$(cd "$2" && pwd)
modules=$here/target/$peer
source "$here/free-port.sh"

die() {
  printf '%s.sh: %s\n' "$peer" "$1" >&2
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
    cp "$here/$peer/package.json" "$here/$peer/package-lock.json" "$modules/"
    cd "$modules"
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
    touch "$modules/complete"
  ) 9>"$modules/lock"
}

pid() {
  local number
  number=$(cat "$dir/pid" 2>/dev/null) || return 1 # its owner takes it away at its end
  # the number may have gone to another process since
  [[ -r /proc/$number/cmdline ]] && tr '\0' '\n' <"/proc/$number/cmdline" | grep -qxF "$here/$peer/$peer.js" || return 1
  printf '%s' "$number"
}

end() {
  local number
  number=$(pid) || return 0
  kill -KILL "$number"
  while kill -0 "$number" 2>/dev/null; do sleep 0.02; done
}

# The script with these arguments; returns when it has said that it is ready.
run() {
  local tries=0
  : >"$dir/out"
  NODE_PATH=$modules/node_modules NODE_MODULES=$modules/node_modules setsid node "$here/$peer/$peer.js" "$@" \
    </dev/null >"$dir/out" 2>"$dir/err" &
  printf '%s' "$!" >"$dir/pid"
  until grep -q '^ready$' "$dir/out"; do
    kill -0 "$(<"$dir/pid")" 2>/dev/null || die "it does not start: $(<"$dir/err")"
    ((tries++ < 3000)) || die "it does not start: $(<"$dir/err")"
    sleep 0.02
  done
}

# What every peer can be asked for; "start" is a function of its own.
obey() {
  case $1 in
    start)
      install
      end
      start "${@:2}"
      ;;
    kill) end ;;
    remove)
      end
      rm -rf "$dir"
      ;;
    *) die "no such command: $1" ;;
  esac
}
