#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How fast the search is inside one process, beside plain Lucene. See docs/benchmarks.md.
#
#   benchmarks/search.sh [SEARCHES] [ARTICLES…]      default 3000 2000 100000
#
# Articles are made of the sentences of benchmarks/search/shimin-dev; no search is asked twice.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
searches=${1:-3000}
shift || true
articles=("${@:-}")
[[ -n ${articles[0]} ]] || articles=(2000 100000)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck disable=SC2086  # several options
mvn -o -B -q ${MAVEN_ARGS:-} -pl bundles/search -am install -DskipTests -DskipITs -Dspotless.check.skip=true
# shellcheck disable=SC2086
mvn -o -B -q ${MAVEN_ARGS:-} -pl bundles/search dependency:build-classpath -Dmdep.outputFile="$work/classpath"
java -Xmx2g -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
  -cp "bundles/search/target/test-classes:bundles/search/target/classes:$(<"$work/classpath")" \
  org.madoguchi.search.internal.SpeedReport benchmarks/search/shimin-dev "$searches" "${articles[@]}"
