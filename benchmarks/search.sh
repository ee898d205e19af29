#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How fast the FAQ search is over HTTP, beside the same search and plain Lucene inside one process. See docs/benchmarks.md.
#
#   benchmarks/search.sh [ARTICLES] [SECONDS] [RATE]      default 2000 20 0
#
# Fills the empty product with ARTICLES made of the sentences of benchmarks/search/shimin-dev, through its import; no search
# is asked twice. SECONDS for each measurement; with RATE only searches at that many a second (2778 for 600 is the goal).
# MADOGUCHI_BENCHMARK_KEEP=DIR keeps everything in DIR; MADOGUCHI_JAVA_OPTS and MADOGUCHI_HEAP go to the product.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
articles=${1:-2000}
seconds=${2:-20}
rate=${3:-0}
port=${MADOGUCHI_BENCHMARK_PORT:-18830}
work=${MADOGUCHI_BENCHMARK_KEEP:-$(mktemp -d)}
data=$work/product
mkdir -p "$data" "$work/classes"

finish() {
  ./madoguchi stop --data "$data" >/dev/null || true
  [[ -n ${MADOGUCHI_BENCHMARK_KEEP:-} ]] || rm -rf "$work"
}
trap finish EXIT
product() { ./madoguchi shell --data "$data" "$1"; }

# shellcheck disable=SC2086  # several options
mvn -o -B -q ${MAVEN_ARGS:-} -pl bundles/search -am install -DskipTests -DskipITs -Dspotless.check.skip=true
# shellcheck disable=SC2086
mvn -o -B -q ${MAVEN_ARGS:-} -pl bundles/search dependency:build-classpath -Dmdep.outputFile="$work/classpath"
javac -d "$work/classes" benchmarks/rest/{Line,Lines,Latencies,Processes,Call,Letters}.java benchmarks/search/*.java

printf '%s articles, %s s each; load average %s before\n' "$articles" "$seconds" "$(cut -d ' ' -f 1-3 /proc/loadavg)"
java -Xmx2g -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
  -cp "bundles/search/target/test-classes:bundles/search/target/classes:$(<"$work/classpath")" \
  org.madoguchi.search.internal.SpeedReport benchmarks/search/shimin-dev "$work/town" 3000 "$articles"

./madoguchi run --empty --data "$data" --port "$port" >"$work/run.log" 2>&1 || { cat "$work/run.log" >&2; exit 1; }
token=$(product 'madoguchi:token-create admin benchmark' | tail -n 1)
pid=$(<"$data/data/karaf.pid")
begin=$SECONDS
for file in "$work"/town/articles-*.csv; do
  product "madoguchi:faq-import --publish $file" >>"$work/import.log" 2>&1 || { tail -n 20 "$work/import.log" >&2; exit 1; }
done
printf 'imported in %s s\n' "$((SECONDS - begin))"
until (($(product madoguchi:index-size | grep -o '^[0-9]*') >= articles)); do :; done
printf 'found after %s s\n' "$((SECONDS - begin))"

java -Xmx256m -XX:+UseSerialGC -cp "$work/classes" SearchBenchmark "$port" "$pid" "$work/town" "$seconds" "$rate"
java -Xmx128m -XX:+UseSerialGC -cp "$work/classes" ChangeBenchmark "$port" "$token" 10
printf 'load average %s after; ' "$(cut -d ' ' -f 1-3 /proc/loadavg)"
grep -cE '\| (WARN|ERROR) ' "$data/data/log/madoguchi.log" | sed 's/^/warnings and errors in the log: /' || true
