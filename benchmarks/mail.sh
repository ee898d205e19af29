#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How fast mail becomes cases, and whether every one of them is right. See docs/benchmarks.md.
#
#   benchmarks/mail.sh [derby|postgresql] [MAILS] [RATE] [SECONDS]      default derby 5000 200 20
#
# MAILS wait in the mailbox and are drained; then RATE mails a second are delivered for SECONDS.
# MADOGUCHI_BENCHMARK_SENDING=yes lets the acknowledgements leave meanwhile; MADOGUCHI_BENCHMARK_KEEP=DIR keeps everything in
# DIR; MADOGUCHI_JAVA_OPTS and MADOGUCHI_HEAP go to the product.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source benchmarks/database.sh
database=${1:-derby}
mails=${2:-5000}
rate=${3:-200}
seconds=${4:-20}
port=${MADOGUCHI_BENCHMARK_PORT:-18790}
work=${MADOGUCHI_BENCHMARK_KEEP:-$(mktemp -d)}
data=$work/product
mkdir -p "$data/etc"
chmod 755 "$work"

finish() {
  ./madoguchi stop --data "$data" >/dev/null || true
  itests/mailserver.sh stop "$work/mailserver"
  stop_database
  [[ -n ${MADOGUCHI_BENCHMARK_KEEP:-} ]] || rm -rf "$work"
}
trap finish EXIT

use_database "$database"

eval "$(itests/mailserver.sh start "$work/mailserver")"
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
imap.afterwards = move
smtp.host = $MAIL_HOST
smtp.port = $MAIL_SMTP_PORT
smtp.security = none
CONFIGURATION

./madoguchi run --data "$data" --port "$port" >"$work/run.log" 2>&1 || { cat "$work/run.log" >&2; exit 1; }
token=$(./madoguchi shell --data "$data" 'madoguchi:token-create supervisor benchmark' | tail -n 1)
# Acknowledgements are queued in any case; with the dispatch they also leave, at the same time.
[[ ${MADOGUCHI_BENCHMARK_SENDING:-no} == yes ]] ||
  ./madoguchi shell --data "$data" 'bundle:stop org.madoguchi.routes.dispatch' >/dev/null

printf 'database %s, %s mails waiting, then %s a second for %s s\n' "$database" "$mails" "$rate" "$seconds"
python3 benchmarks/mail/measure.py --product "$data" --port "$((port + 1))" --token "$token" --lmtp "$MAIL_LMTP_PORT" \
  --maildir "$MAIL_BOXES/desk/Maildir" --mails "$mails" --rate "$rate" --seconds "$seconds"
