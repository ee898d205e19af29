#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How long it takes until articles of a CSV file are published and found, and what it costs. See docs/benchmarks.md.
#
#   benchmarks/faq-import.sh [ARTICLES]      default 2000, at most 20000
#
# Processor time is that of the product's process, all its threads together: it says what the import costs on a machine
# that is busy with other things too.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
articles=${1:-2000}
port=${MADOGUCHI_BENCHMARK_PORT:-18780}
data=$(mktemp -d)
trap './madoguchi stop --data "$data" >/dev/null || true; rm -rf "$data"' EXIT
./madoguchi run --data "$data" --port "$port" >"$data/run.log" 2>&1 || { cat "$data/run.log" >&2; exit 1; }

product() { ./madoguchi shell --data "$data" "$1"; }
size() { product madoguchi:index-size | grep -o '^[0-9]*'; }
now() { date +%s%N; }
ticks() { awk '{print $14 + $15}' "/proc/$(<"$data/data/karaf.pid")/stat"; }
# the last row of the file, asked for as citizens do; its words may be marked
found() {
  curl -sf -G "http://127.0.0.1:$port/faq/search" --data-urlencode "q=写し番号$articles" | sed 's/<[^>]*>//g' |
    grep -q "取り込んだ質問その$articles："
}

awk -v articles="$articles" 'BEGIN {
  printf "質問,回答,短い回答,キーワード,所管課\r\n"
  for (i = 1; i <= articles; i++) {
    printf "取り込んだ質問その%d：申請の方法を教えてください（写し番号%d）,", i, i
    printf "\"<p>窓口か郵便で申請できます（%d）。</p><ul><li>本人確認書類</li><li>手数料 300円</li></ul>", i
    for (k = 0; k < 6; k++) printf "<p>受け付けは平日の8時30分から17時までです。郵便のときは手数料を定額小為替で送ってください。</p>"
    printf "\",窓口か郵便で申請できます。,\"申込、手続き\",1501\r\n"
  }
}' >"$data/articles.csv"

before=$(size)
work=$(ticks)
begin=$(now)
product "madoguchi:faq-import --publish $data/articles.csv" 2>"$data/progress.log" || { cat "$data/progress.log" >&2; exit 1; }
written=$(now)
writing=$(ticks)
for ((tries = 0; ; tries++)); do
  if found; then break; fi
  ((tries < 3000)) || { echo "the last article was not found within five minutes" >&2; exit 1; }
  sleep 0.1
done
end=$(now)
indexing=$(ticks)
after=$(size)
((after == before + articles)) || { echo "$((after - before)) of $articles articles are in the index" >&2; exit 1; }

awk -v begin="$begin" -v written="$written" -v end="$end" -v work="$work" -v writing="$writing" \
  -v indexing="$indexing" -v hertz="$(getconf CLK_TCK)" -v articles="$articles" 'BEGIN {
  line = "%-28s %12s %16s\n"
  row = "%-28s %10.1f s %14.1f s\n"
  printf "%d articles\n", articles
  printf line, "", "after", "processor time"
  printf row, "checked and published", (written - begin) / 1e9, (writing - work) / hertz
  printf row, "the last one found as well", (end - begin) / 1e9, (indexing - work) / hertz
}'
