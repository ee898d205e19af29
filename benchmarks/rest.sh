#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How fast the API takes, gives and lists cases, and whether every one of them is right. See docs/benchmarks.md.
#
#   benchmarks/rest.sh [derby|postgresql] [CASES] [SECONDS]      default derby 100000 20
#
# Fills the empty desk with CASES over the API, then measures creating, reading, listing, searching (against a plain scan of
# what was sent) and the console's page of a case for SECONDS each, and the memory at the end.
# MADOGUCHI_BENCHMARK_KEEP=DIR keeps everything in DIR; MADOGUCHI_JAVA_OPTS and MADOGUCHI_HEAP go to the product.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source benchmarks/database.sh
database=${1:-derby}
cases=${2:-100000}
seconds=${3:-20}
port=${MADOGUCHI_BENCHMARK_PORT:-18810}
work=${MADOGUCHI_BENCHMARK_KEEP:-$(mktemp -d)}
data=$work/product
mkdir -p "$data/etc" "$work/classes"
chmod 755 "$work"

finish() {
  ./madoguchi stop --data "$data" >/dev/null || true
  stop_database
  [[ -n ${MADOGUCHI_BENCHMARK_KEEP:-} ]] || rm -rf "$work"
}
trap finish EXIT

use_database "$database"

./madoguchi run --empty --data "$data" --port "$port" >"$work/run.log" 2>&1 || { cat "$work/run.log" >&2; exit 1; }
token=$(./madoguchi shell --data "$data" 'madoguchi:token-create admin benchmark' | tail -n 1)
pid=$(<"$data/data/karaf.pid")
password=$(./madoguchi shell --data "$data" 'madoguchi:user-add --role OPERATOR operator Benchmark' | awk '/^Password:/ { print $2 }')
javac -d "$work/classes" benchmarks/rest/*.java

# Proportional set size of the product's processes, in MB.
memory() {
  for p in "$pid" $(pgrep -P "$pid" || true); do
    cat "/proc/$p/smaps_rollup"
  done | awk '/^Pss:/ { sum += $2 } END { printf "%d", sum / 1024 }'
}

printf 'database %s, %s cases, %s s each\n' "$database" "$cases" "$seconds"
java -Xmx256m -XX:+UseSerialGC -cp "$work/classes" RestBenchmark \
  "$((port + 1))" "$token" "$pid" "$server" "$cases" "$seconds" \
  operator "$password"
printf 'memory: %s MB (PSS) at the end\n' "$(memory)"
grep -cE '\| (WARN|ERROR) ' "$data/data/log/madoguchi.log" | sed 's/^/warnings and errors in the log: /' || true
