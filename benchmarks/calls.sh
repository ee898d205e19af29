#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How soon a call is on the operator's screen, and whether every call is counted. See docs/benchmarks.md.
#
#   benchmarks/calls.sh [derby|postgresql] [RATE] [SECONDS]      default derby 100 30
#
# RATE calls a second are told as Asterisk tells them (AMI), every other one answered, the others given up while it rings.
# Three operators have the console's event stream open. Time runs from the event's first byte to the stream's line.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source benchmarks/database.sh
database=${1:-derby}
rate=${2:-100}
seconds=${3:-30}
port=${MADOGUCHI_BENCHMARK_PORT:-18790}
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
cat >"$data/etc/org.madoguchi.channel.phone-main.cfg" <<CONFIGURATION
id = phone-main
asterisk.port = $((port + 9))
.asterisk.secret = benchmark
agi.port = 0
CONFIGURATION

./madoguchi run --data "$data" --port "$port" >"$work/run.log" 2>&1 || { cat "$work/run.log" >&2; exit 1; }
printf 'database %s, %s calls a second for %s s\n' "$database" "$rate" "$seconds"
python3 benchmarks/calls/measure.py --product "$data" --port "$((port + 1))" --ami "$((port + 9))" --rate "$rate" --seconds "$seconds"
