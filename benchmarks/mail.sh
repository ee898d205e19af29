#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How fast mail becomes cases, and whether every one of them is right. See docs/benchmarks.md.
#
#   benchmarks/mail.sh [derby|postgresql] [MAILS] [RATE] [SECONDS]      default derby 5000 200 20
#
# MAILS wait in the mailbox and are drained; then RATE mails a second are delivered for SECONDS.
# MADOGUCHI_BENCHMARK_KEEP=DIR keeps everything in DIR; MADOGUCHI_JAVA_OPTS and MADOGUCHI_HEAP go to the product.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
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
  benchmarks/mail/server.sh stop "$work/mailserver"
  [[ $database != postgresql ]] || itests/postgresql.sh stop "$work/postgresql"
  [[ -n ${MADOGUCHI_BENCHMARK_KEEP:-} ]] || rm -rf "$work"
}
trap finish EXIT

case $database in
  derby) ;;
  postgresql)
    url=$(itests/postgresql.sh start --durable "$work/postgresql")
    sed -e "s|^url = .*|url = $url|" -e '/^user =/d' -e '/^password =/d' \
      etc/org.ops4j.datasource-madoguchi.postgresql.cfg.example >"$data/etc/org.ops4j.datasource-madoguchi.cfg"
    ;;
  *)
    printf 'unknown database: %s (derby or postgresql)\n' "$database" >&2
    exit 2
    ;;
esac

read -r imap lmtp <<<"$(benchmarks/mail/server.sh start "$work/mailserver")"
cat >"$data/etc/org.madoguchi.channel.email-main.cfg" <<CONFIGURATION
id = email-main
name = メール
address = desk@city.example.jp
imap.host = 127.0.0.1
imap.port = $imap
imap.security = none
imap.user = desk
.imap.password = desk
imap.poll.seconds = 1
imap.afterwards = move
smtp.host = 127.0.0.1
smtp.port = 9
smtp.security = none
CONFIGURATION

./madoguchi run --data "$data" --port "$port" >"$work/run.log" 2>&1 || { cat "$work/run.log" >&2; exit 1; }
token=$(./madoguchi shell --data "$data" 'madoguchi:token-create supervisor benchmark' | tail -n 1)

printf 'database %s, %s mails waiting, then %s a second for %s s\n' "$database" "$mails" "$rate" "$seconds"
python3 benchmarks/mail/measure.py --product "$data" --port "$((port + 1))" --token "$token" --lmtp "$lmtp" \
  --maildir "$work/mailserver/mail/desk" --mails "$mails" --rate "$rate" --seconds "$seconds"
