#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How long it takes until articles of a CSV file are published and found. See docs/benchmarks.md.
#
#   benchmarks/faq-import.sh [ARTICLES]      default 2000
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
articles=${1:-2000}
port=${MADOGUCHI_BENCHMARK_PORT:-18780}
data=$(mktemp -d)
trap './madoguchi stop --data "$data" >/dev/null; rm -rf "$data"' EXIT
./madoguchi run --data "$data" --port "$port" >"$data/run.log" 2>&1 || { cat "$data/run.log" >&2; exit 1; }

product() { ./madoguchi shell --data "$data" "$1"; }
found() { product madoguchi:index-size | grep -o '^[0-9]*'; }

awk -v articles="$articles" 'BEGIN {
  printf "質問,回答,短い回答,キーワード,所管課\r\n"
  for (i = 1; i <= articles; i++) {
    printf "取り込んだ質問その%d：申請の方法を教えてください,", i
    printf "\"<p>窓口か郵便で申請できます（%d）。</p><ul><li>本人確認書類</li><li>手数料 300円</li></ul>", i
    for (k = 0; k < 6; k++) printf "<p>受け付けは平日の8時30分から17時までです。郵便のときは手数料を定額小為替で送ってください。</p>"
    printf "\",窓口か郵便で申請できます。,\"申込、手続き\",1501\r\n"
  }
}' >"$data/articles.csv"

before=$(found)
begin=$(date +%s%N)
product "madoguchi:faq-import --publish $data/articles.csv"
written=$(date +%s%N)
until (($(found) >= before + articles)); do :; done
end=$(date +%s%N)
awk -v begin="$begin" -v written="$written" -v end="$end" -v articles="$articles" 'BEGIN {
  printf "%d articles: published after %.1f s, all found after %.1f s (each with a start of the shell)\n",
    articles, (written - begin) / 1e9, (end - begin) / 1e9
}'
