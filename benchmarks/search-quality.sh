#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How well judged queries are answered, beside plain Lucene. See docs/search.md.
#
#   benchmarks/search-quality.sh [FOLDER…]      default: every judged set in benchmarks/search
#
# A FOLDER holds corpus.json {id: "Question: …\nAnswer: …"}, queries.json {query: words},
# qrels.json {query: {id: grade}} and, when there are classes of queries, kinds.json {query: class}.
set -euo pipefail
start=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folders=()
for folder in "$@"; do
  folders+=("$(cd "$start" && realpath "$folder")")
done
if ((${#folders[@]} == 0)); then
  for corpus in benchmarks/search/*/corpus.json; do
    folders+=("$(realpath "$(dirname "$corpus")")")
  done
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck disable=SC2086  # several options
mvn -o -B -q ${MAVEN_ARGS:-} -pl bundles/search -am install -DskipTests -DskipITs -Dspotless.check.skip=true
# shellcheck disable=SC2086
mvn -o -B -q ${MAVEN_ARGS:-} -pl bundles/search dependency:build-classpath -Dmdep.outputFile="$work/classpath"
java -Xmx1g -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
  -cp "bundles/search/target/test-classes:bundles/search/target/classes:$(<"$work/classpath")" \
  org.madoguchi.search.internal.QualityReport "${folders[@]}"
