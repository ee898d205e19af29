#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How soon a call is on the operator's screen, and whether every call is counted. See docs/benchmarks.md.
#
#   benchmarks/calls.sh [derby|postgresql] [RATE] [SECONDS] [replay|asterisk]      default derby 100 30 replay
#
# replay: RATE calls a second are told as Asterisk tells them (AMI), every other one answered, the others given up while it
# rings; three operators have the console's event stream open. asterisk: SIPp makes the calls to a real Asterisk
# (itests/asterisk.sh) and plays the telephones of 2.5 × RATE operators, who wrap up after each call.
# Time runs from the event to the stream's line.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source benchmarks/database.sh
database=${1:-derby}
rate=${2:-100}
seconds=${3:-30}
kind=${4:-replay}
port=${MADOGUCHI_BENCHMARK_PORT:-18790}
work=${MADOGUCHI_BENCHMARK_KEEP:-$(mktemp -d)}
data=$work/product
mkdir -p "$data/etc"
chmod 755 "$work"

finish() {
  ./madoguchi stop --data "$data" >/dev/null || true
  [[ $kind != asterisk ]] || itests/asterisk.sh remove "$work/asterisk" || true
  stop_database
  [[ -n ${MADOGUCHI_BENCHMARK_KEEP:-} ]] || rm -rf "$work"
}
trap finish EXIT

# Telephones of operators 3001 and on.
make_telephones() {
  local telephone
  for ((telephone = 3001; telephone <= 3000 + $1; telephone++)); do
    printf '[%s](telephone)\naors = %s\n[%s]\ntype = aor\ncontact = sip:%s@127.0.0.1:%s\n' \
      "$telephone" "$telephone" "$telephone" "$telephone" "$ASTERISK_OPERATOR_PORT"
  done >>"$work/asterisk/etc/pjsip.d/phone.conf"
  itests/asterisk.sh cli "$work/asterisk" module reload res_pjsip.so >/dev/null
}

use_database "$database"
ami=$((port + 9)) secret=benchmark more=''
if [[ $kind == asterisk ]]; then
  eval "$(itests/asterisk.sh start "$work/asterisk")"
  operators=$((rate * 5 / 2))
  make_telephones "$operators"
  ami=$ASTERISK_AMI_PORT secret=$ASTERISK_AMI_SECRET more=$'queues = load\nrecordings = '$ASTERISK_RECORDINGS
fi
cat >"$data/etc/org.madoguchi.channel.phone-main.cfg" <<CONFIGURATION
id = phone-main
asterisk.port = $ami
.asterisk.secret = $secret
agi.port = 0
$more
CONFIGURATION

./madoguchi run --data "$data" --port "$port" >"$work/run.log" 2>&1 || { cat "$work/run.log" >&2; exit 1; }
printf 'database %s, %s calls a second for %s s, %s\n' "$database" "$rate" "$seconds" "$kind"
if [[ $kind == asterisk ]]; then
  printf 'Asterisk %s, %s operators\n' "$ASTERISK_VERSION" "$operators"
  PYTHONPATH=benchmarks python3 benchmarks/calls/real.py --product "$data" --port "$((port + 1))" --ami "$ami" --secret "$secret" \
    --sip "$ASTERISK_SIP_PORT" --citizen "$ASTERISK_CITIZEN_PORT" --operator "$ASTERISK_OPERATOR_PORT" --asterisk "$ASTERISK_PID" \
    --operators "$operators" --rate "$rate" --seconds "$seconds"
else
  PYTHONPATH=benchmarks python3 benchmarks/calls/replay.py --product "$data" --port "$((port + 1))" --ami "$ami" --rate "$rate" --seconds "$seconds"
fi
