#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Three hundred people signed in, fifty of them at work, and everybody's lists current. See docs/benchmarks.md.
#
#   benchmarks/crowd.sh [derby|postgresql] [CASES] [SECONDS] [ACTS]      default derby 2000 60 10
#
# The sample city gets CASES cases and 24 more departments. 60 people of the desk and 240 of departments have the console open;
# 40 and 10 of them work: they look through lists, open cases, take, note, ask departments, answer and close, ACTS a second
# altogether, and their pages keep themselves current as the console's scripts do. Time runs from pressing the button.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source benchmarks/database.sh
database=${1:-derby}
cases=${2:-2000}
seconds=${3:-60}
acts=${4:-10}
port=${MADOGUCHI_BENCHMARK_PORT:-18830}
work=${MADOGUCHI_BENCHMARK_KEEP:-$(mktemp -d)}
data=$work/product
mkdir -p "$data/etc"
chmod 755 "$work"

finish() {
  ./madoguchi stop --data "$data" >/dev/null || true
  stop_database
  [[ -n ${MADOGUCHI_BENCHMARK_KEEP:-} ]] || rm -rf "$work"
}
trap finish EXIT

use_database "$database"
./madoguchi run --data "$data" --port "$port" >"$work/run.log" 2>&1 || { cat "$work/run.log" >&2; exit 1; }
token=$(./madoguchi shell --data "$data" 'madoguchi:token-create admin benchmark' | tail -n 1)
printf 'database %s, %s cases, %s acts a second for %s s\n' "$database" "$cases" "$acts" "$seconds"
PYTHONPATH=benchmarks python3 benchmarks/crowd/crowd.py --product "$data" --port "$((port + 1))" --token "$token" \
  --cases "$cases" --seconds "$seconds" --acts "$acts"
grep -cE '\| (WARN|ERROR) ' "$data/data/log/madoguchi.log" | sed 's/^/warnings and errors in the log: /' || true
