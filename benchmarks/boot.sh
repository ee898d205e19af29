#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How long a start takes and how much memory the product with the sample city holds. See docs/benchmarks.md.
#
#   benchmarks/boot.sh [WARM_STARTS]      default 3
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
warm_starts=${1:-3}
port=${MADOGUCHI_BENCHMARK_PORT:-18780}
data=$(mktemp -d)
trap './madoguchi stop --data "$data" >/dev/null; rm -rf "$data"' EXIT

# The first run of the launcher may build and unpack; that is not a start of the product.
started_in() {
  local begin end
  begin=$(date +%s%N)
  ./madoguchi run --data "$data" --port "$port" >"$data/run.log" 2>&1 || { cat "$data/run.log" >&2; exit 1; }
  end=$(date +%s%N)
  awk -v ms=$(((end - begin) / 1000000)) 'BEGIN { printf "%.1f", ms / 1000 }'
}

# Proportional set size of the process and its children, in MB.
memory() {
  local pid
  pid=$(cat "$data/data/karaf.pid")
  for p in "$pid" $(pgrep -P "$pid" || true); do
    cat "/proc/$p/smaps_rollup"
  done | awk '/^Pss:/ { sum += $2 } END { printf "%d", sum / 1024 }'
}

printf '%-28s %8s %12s %14s\n' start seconds 'MB at once' 'MB after 30 s'
row() {
  local seconds at_once
  seconds=$(started_in)
  at_once=$(memory)
  sleep 30
  printf '%-28s %8s %12s %14s\n' "$1" "$seconds" "$at_once" "$(memory)"
  ./madoguchi stop --data "$data" >/dev/null
}
row 'first (unpack, new database)'
for ((i = 1; i <= warm_starts; i++)); do row "again $i"; done
