#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Many chats at once: how long a message takes to the other side, and whether each arrives once and in its order. See
# docs/benchmarks.md.
#
#   benchmarks/chat.sh [derby|postgresql] [CHATS] [SECONDS]      default derby 500 60
#
# CHATS citizens, each with a live stream of its own, are with three operators of the sample city. Each says something
# every 20 seconds and is answered. MADOGUCHI_BENCHMARK_KEEP=DIR keeps everything in DIR.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source benchmarks/database.sh
database=${1:-derby}
chats=${2:-500}
seconds=${3:-60}
port=${MADOGUCHI_BENCHMARK_PORT:-18850}
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

./madoguchi run --data "$data" --port "$port" >"$work/run.log" 2>&1 || { cat "$work/run.log" >&2; exit 1; }
password=$(sed -n 's/^password: *//p' "$data/data/sample-sign-in.txt")
pid=$(<"$data/data/karaf.pid")
javac -d "$work/classes" benchmarks/chat/*.java

printf 'database %s, %s chats, %s s\n' "$database" "$chats" "$seconds"
java -Xmx512m -XX:+UseSerialGC -cp "$work/classes" ChatBenchmark "$port" "$password" "$chats" "$seconds"
for p in "$pid" $(pgrep -P "$pid" || true); do
  cat "/proc/$p/smaps_rollup"
done | awk '/^Pss:/ { sum += $2 } END { printf "memory: %d MB (PSS) at the end\n", sum / 1024 }'
grep -cE '\| (WARN|ERROR) ' "$data/data/log/madoguchi.log" | sed 's/^/warnings and errors in the log: /' || true
