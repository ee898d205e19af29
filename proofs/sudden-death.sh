#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Kills the product again and again while mail and forms come in and answers go out, and compares at the end what the world
# was told with what is there. See docs/sudden-death.md.
#
#   proofs/sudden-death.sh [--kills 100] [--mails 10000] [--forms 2000] [--answers 2000]
#                          [--database derby|postgresql] [--seed N]
#
# Needs what ./madoguchi test installs, and root or sudo for the mail server. Logs: itests/target/desk-logs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

kills=100 mails=10000 forms=2000 answers=2000 database=derby seed=$RANDOM
while (($# > 0)); do
  case $1 in
    --kills | --mails | --forms | --answers | --seed)
      [[ ${2:-} =~ ^[0-9]+$ ]] || { printf '%s takes a number\n' "$1" >&2; exit 2; }
      printf -v "${1#--}" '%s' "$2"
      ;;
    --database)
      [[ ${2:-} =~ ^(derby|postgresql)$ ]] || { printf 'derby or postgresql\n' >&2; exit 2; }
      database=$2
      ;;
    *)
      sed -n '3,10s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
      exit 2
      ;;
  esac
  shift 2
done

printf 'building …\n'
mvn -B -q -pl karaf-assembly,bundles/test-support -am install -Dmaven.test.skip=true \
  -Dspotless.apply.skip=true -Dspotless.check.skip=true
exec mvn -B -q -f itests/pom.xml test-compile "failsafe:integration-test@$database" failsafe:verify@verify \
  -Dit.test=SuddenDeathIT -Dfailsafe.failIfNoSpecifiedTests=false -Dspotless.apply.skip=true -Dspotless.check.skip=true \
  "-Dmadoguchi.death.kills=$kills" "-Dmadoguchi.death.mails=$mails" "-Dmadoguchi.death.forms=$forms" \
  "-Dmadoguchi.death.answers=$answers" "-Dmadoguchi.death.seed=$seed"
