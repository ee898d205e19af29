#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs, updates and removes every channel of the product again and again while the others work, and counts who was
# disturbed, which requests failed and which messages were lost or doubled: none may.
#
#   proofs/hot-deployment.sh [--times 50] [--database derby|postgresql]
#
# Needs what ./madoguchi test installs. Prints a line for each channel; logs: itests/target/desk-logs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

times=50 database=derby
while (($# > 0)); do
  case $1 in
    --times)
      [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || { printf '%s takes a number\n' "$1" >&2; exit 2; }
      times=$2
      ;;
    --database)
      [[ ${2:-} =~ ^(derby|postgresql)$ ]] || { printf 'derby or postgresql\n' >&2; exit 2; }
      database=$2
      ;;
    *)
      sed -n '3,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
      exit 2
      ;;
  esac
  shift 2
done

printf 'building …\n'
mvn -B -q -pl karaf-assembly,bundles/test-support -am install -Dmaven.test.skip=true \
  -Dspotless.apply.skip=true -Dspotless.check.skip=true
exec mvn -B -q -f itests/pom.xml test-compile "failsafe:integration-test@$database" failsafe:verify@verify \
  -Dit.test=HotChannelsIT -Dfailsafe.failIfNoSpecifiedTests=false -Dspotless.apply.skip=true -Dspotless.check.skip=true \
  "-Dmadoguchi.hot.times=$times"
