#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A throw-away PostgreSQL server for tests, on the loopback address and in a directory of its own.
#   postgresql.sh start [--durable] DIR [PORT]   makes it when DIR is new; prints the JDBC URL. With --durable every
#                                                commit is on the disk, as in production; DIR stays so
#   postgresql.sh stop DIR                       stops it and keeps its data
#   postgresql.sh kill DIR                       ends it at once, as a failing machine does
#   postgresql.sh remove DIR                     stops it and deletes DIR
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/free-port.sh"
cd /   # where the server may be, too

command=${1:?start, stop or remove}
durable=no
if [[ ${2:-} == --durable ]]; then
  durable=yes
  set -- "$1" "${@:3}"
fi
dir=${2:?directory}
port=${3:-}

newest() { printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1; }
BIN=$(newest)

# The server refuses to run as root.
as_server() {
  if [[ $(id -u) -eq 0 ]]; then
    setpriv --reuid=postgres --regid=postgres --clear-groups -- "$@"
  else
    "$@"
  fi
}

running() { as_server "$BIN/pg_ctl" -D "$dir/data" status >/dev/null 2>&1; }

stop() {
  if [[ -d $dir/data ]] && running; then
    as_server "$BIN/pg_ctl" -D "$dir/data" -m fast -w stop >/dev/null
  fi
}

case $command in
  start)
    if [[ ! -d $dir/data ]]; then
      mkdir -p "$dir"
      [[ $(id -u) -ne 0 ]] || chown postgres "$dir"
      chmod 755 "$dir"
      as_server "$BIN/initdb" -D "$dir/data" -U madoguchi -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
      printf '%s\n' "${port:-$(free_port)}" >"$dir/port"
      [[ $durable == no ]] || touch "$dir/durable"
    fi
    port=$(<"$dir/port")
    if ! running; then
      # most tests need not wait for the disk
      fsync=off
      [[ ! -f $dir/durable ]] || fsync=on
      as_server "$BIN/pg_ctl" -D "$dir/data" -l "$dir/data/server.log" -w start -o \
        "-p $port -k $dir/data -c listen_addresses=127.0.0.1 -c fsync=$fsync -c max_connections=200" >/dev/null
    fi
    as_server "$BIN/psql" -qAt -h 127.0.0.1 -p "$port" -U madoguchi -d postgres \
      -c "SELECT 1 FROM pg_database WHERE datname = 'madoguchi'" | grep -q 1 ||
      as_server "$BIN/createdb" -h 127.0.0.1 -p "$port" -U madoguchi madoguchi
    printf 'jdbc:postgresql://127.0.0.1:%s/madoguchi?user=madoguchi\n' "$port"
    ;;
  stop) stop ;;
  kill)
    if running; then as_server "$BIN/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null; fi
    ;;
  remove)
    stop
    rm -rf "$dir"
    ;;
  *)
    printf 'unknown: %s\n' "$command" >&2
    exit 2
    ;;
esac
