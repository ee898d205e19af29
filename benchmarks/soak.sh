#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Mail and API together at fixed rates for a long time: does it stay as it was at first? See docs/benchmarks.md.
#
#   benchmarks/soak.sh [derby|postgresql] [MINUTES] [MAIL_RATE] [REST_RATE]      default derby 30 25 100
#
# Rates are a second; of the API's requests one in six creates a case, the others read one. Two more minutes come first,
# to warm up. MADOGUCHI_BENCHMARK_KEEP=DIR keeps everything in DIR; MADOGUCHI_JAVA_OPTS and MADOGUCHI_HEAP go to the product.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source benchmarks/database.sh
database=${1:-derby}
minutes=${2:-30}
mail_rate=${3:-25}
rest_rate=${4:-100}
port=${MADOGUCHI_BENCHMARK_PORT:-18830}
work=${MADOGUCHI_BENCHMARK_KEEP:-$(mktemp -d)}
data=$work/product
mkdir -p "$data/etc" "$work/classes"
chmod 755 "$work"

finish() {
  ./madoguchi stop --data "$data" >/dev/null || true
  itests/mailserver.sh stop "$work/mailserver"
  stop_database
  [[ -n ${MADOGUCHI_BENCHMARK_KEEP:-} ]] || rm -rf "$work"
}
trap finish EXIT

use_database "$database"

# Mail comes in and notes of receipt go out, all through the real server. It throws the notes away: a single mailbox that gets
# a hundred thousand of them makes Dovecot slower and slower, and the machine with it. For the same reason mail is deleted
# once it is taken: a folder that keeps growing would measure Dovecot.
eval "$(itests/mailserver.sh start --discard "$work/mailserver")"
cat >"$data/etc/org.madoguchi.channel.email-main.cfg" <<CONFIGURATION
id = email-main
name = メール
address = desk@city.example
imap.host = $MAIL_HOST
imap.port = $MAIL_IMAP_PORT
imap.security = none
imap.user = desk
.imap.password = $MAIL_PASSWORD
imap.poll.seconds = 1
imap.afterwards = delete
smtp.host = $MAIL_HOST
smtp.port = $MAIL_SMTP_PORT
smtp.security = none
CONFIGURATION

./madoguchi run --empty --data "$data" --port "$port" >"$work/run.log" 2>&1 || { cat "$work/run.log" >&2; exit 1; }
token=$(./madoguchi shell --data "$data" 'madoguchi:token-create admin benchmark' | tail -n 1)
javac -d "$work/classes" benchmarks/rest/*.java

printf 'database %s, %s minutes after 2 of warming up, %s mails and %s API requests a second\n' \
  "$database" "$minutes" "$mail_rate" "$rest_rate"
PYTHONPATH=benchmarks/mail python3 benchmarks/soak/soak.py --product "$data" --port "$((port + 1))" --token "$token" \
  --lmtp "$MAIL_LMTP_PORT" --classes "$work/classes" --minutes "$minutes" --mail "$mail_rate" --rest "$rest_rate"
