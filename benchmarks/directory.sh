#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How long importing and searching a large city's staff directory takes inside one process. See docs/benchmarks.md.
#
#   benchmarks/directory.sh [DEPARTMENTS] [PEOPLE] [SEARCHES]      default 800 4000 4000
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# shellcheck disable=SC2086  # several options
mvn -o -B -q ${MAVEN_ARGS:-} -pl bundles/directory -am install -DskipTests -DskipITs -Dspotless.check.skip=true
# shellcheck disable=SC2086
mvn -o -B -q ${MAVEN_ARGS:-} -pl bundles/directory dependency:build-classpath -Dmdep.outputFile="$work/classpath"

printf 'load average %s before\n' "$(cut -d ' ' -f 1-3 /proc/loadavg)"
# the product's compiler
java -Xmx384m -XX:TieredStopAtLevel=1 -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
  -cp "bundles/directory/target/test-classes:bundles/directory/target/classes:$(<"$work/classpath")" \
  org.madoguchi.directory.internal.DirectorySpeed "${1:-800}" "${2:-4000}" "${3:-4000}" 2>/dev/null
