#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A throw-away mail server for tests: a real Postfix (SMTP) and a real Dovecot (IMAP) with their configuration, mail and
# queue in a directory of their own, on the loopback address. No mail ever leaves this machine.
#   mailserver.sh start [--discard] DIR [SMTP_PORT IMAP_PORT]   makes it when DIR is new; prints lines NAME=value (below);
#                                                   with --discard what goes to the citizens is taken and thrown away
#   mailserver.sh stop DIR [smtp|imap]              stops both or one of them; mail and queue stay
#   mailserver.sh kill DIR [smtp|imap]              the same by SIGKILL
#   mailserver.sh remove DIR                        stops it and deletes DIR
# start prints, for a shell's eval and for java.util.Properties:
#   MAIL_HOST        127.0.0.1
#   MAIL_SMTP_PORT   takes mail without a login for anybody; STARTTLS is offered
#   MAIL_SUBMISSION_PORT, MAIL_SMTPS_PORT   take mail after a login only; STARTTLS, TLS from the first byte
#   MAIL_IMAP_PORT   with and without STARTTLS
#   MAIL_IMAPS_PORT  TLS from the first byte
#   MAIL_LMTP_PORT   for filling mailboxes quickly
#   MAIL_PASSWORD    of every login
#   MAIL_CA, MAIL_TRUSTSTORE   who signed the server's certificate (PEM; PKCS12 with password changeit)
#   MAIL_BOXES       the mailboxes: BOX/Maildir
# The login BOX reads what comes for BOX@city.example and BOX+anything@city.example; any BOX will do.
# All other addresses in the world go to the login citizens.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/free-port.sh"

command=${1:?start, stop, kill or remove}
discard=()
if [[ ${2:-} == --discard ]]; then
  discard=(--discard)
  set -- "$1" "${@:3}"
fi
mkdir -p "${2:?directory}"
dir=$(cd "$2" && pwd)
cd /   # where the servers may be, too
DOMAIN=city.example
PASSWORD=mado-guchi

die() {
  printf 'mailserver.sh: %s\n' "$1" >&2
  exit 1
}

# Postfix starts as root only.
if [[ $(id -u) -ne 0 ]]; then
  sudo -n true 2>/dev/null || die 'Postfix needs root: run the tests as root or with a password-less sudo'
  exec sudo -n -- "$(readlink -f "${BASH_SOURCE[0]}")" "$command" "${discard[@]}" "$dir" "${@:3}"
fi
PATH=$PATH:/usr/sbin:/sbin

make_ports() {
  local name given='' port
  for name in SMTP IMAP SUBMISSION SMTPS IMAPS LMTP; do
    case $name in SMTP) port=${1:-} ;; IMAP) port=${2:-} ;; *) port='' ;; esac
    # shellcheck disable=SC2086  # several numbers
    [[ -n $port ]] || port=$(free_port $given)
    given+=" $port"
    printf 'MAIL_%s_PORT=%s\n' "$name" "$port"
  done >"$dir/ports"
}

# An authority of our own and a server's certificate by it.
make_certificates() {
  local tls=$dir/tls
  mkdir -p "$tls"
  openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj '/CN=Madoguchi test authority' \
    -keyout "$tls/ca.key" -out "$tls/ca.pem" 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -subj '/CN=localhost' -keyout "$tls/server.key" -out "$tls/server.csr" 2>/dev/null
  openssl x509 -req -in "$tls/server.csr" -CA "$tls/ca.pem" -CAkey "$tls/ca.key" -CAcreateserial -days 30 \
    -extfile <(printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\n') -out "$tls/server.pem" 2>/dev/null
  "${JAVA_HOME:+$JAVA_HOME/bin/}keytool" -importcert -noprompt -alias ca -file "$tls/ca.pem" \
    -keystore "$tls/trust.p12" -storetype PKCS12 -storepass changeit >/dev/null 2>&1
  chmod 644 "$tls"/*.pem "$tls/trust.p12"
}

make_dovecot() {
  mkdir -p "$dir/dovecot" "$dir/mail" "$dir/run"
  chown mail:mail "$dir/mail"
  cat >"$dir/dovecot/dovecot.conf" <<CONF
base_dir = $dir/run
state_dir = $dir/dovecot
log_path = $dir/dovecot.log
listen = 127.0.0.1
protocols = imap lmtp
mail_location = maildir:~/Maildir
mail_uid = mail
mail_gid = mail
first_valid_uid = 1
mail_home = $dir/mail/%Ln
mail_max_userip_connections = 50
recipient_delimiter = +
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_username_format = %Ln
ssl = yes
ssl_cert = <$dir/tls/server.pem
ssl_key = <$dir/tls/server.key
passdb {
  driver = static
  args = password=$PASSWORD
}
userdb {
  driver = static
  args = uid=mail gid=mail home=$dir/mail/%Ln allow_all_users=yes
}
namespace inbox {
  inbox = yes
}
service imap-login {
  inet_listener imap {
    port = $MAIL_IMAP_PORT
  }
  inet_listener imaps {
    port = $MAIL_IMAPS_PORT
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = $MAIL_LMTP_PORT
  }
}
service auth {
  unix_listener $dir/queue/private/auth {
    mode = 0666
  }
}
CONF
}

make_postfix() {
  local login='-o smtpd_sasl_auth_enable=yes -o smtpd_client_restrictions=permit_sasl_authenticated,reject'
  mkdir -p "$dir/postfix" "$dir/queue" "$dir/postfix-data"
  chown postfix "$dir/postfix-data"
  cat >"$dir/postfix/main.cf" <<CONF
compatibility_level = 3.6
queue_directory = $dir/queue
data_directory = $dir/postfix-data
maillog_file = $dir/postfix.log
maillog_file_prefixes = $dir
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.$DOMAIN
mynetworks = 127.0.0.0/8
mydestination =
local_recipient_maps =
alias_maps =
alias_database =
# every address is ours
virtual_alias_maps = regexp:$dir/postfix/addresses
virtual_alias_domains =
default_transport = lmtp:inet:127.0.0.1:$MAIL_LMTP_PORT
relay_transport = lmtp:inet:127.0.0.1:$MAIL_LMTP_PORT
lmtp_destination_recipient_limit = 1
disable_dns_lookups = yes
smtp_dns_support_level = disabled
smtpd_recipient_restrictions = permit_mynetworks, permit_sasl_authenticated, reject
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_tls_security_level = may
smtpd_tls_cert_file = $dir/tls/server.pem
smtpd_tls_key_file = $dir/tls/server.key
smtpd_client_connection_rate_limit = 0
smtpd_client_connection_count_limit = 0
message_size_limit = 104857600
mailbox_size_limit = 0
# a test stops the other server and wants its mail soon after
minimal_backoff_time = 2s
maximal_backoff_time = 5s
queue_run_delay = 2s
transport_retry_time = 2s
service_throttle_time = 1s
CONF
  if ((${#discard[@]} > 0)); then
    printf 'transport_maps = inline:{ citizens@%s=discard: }\n' "$DOMAIN" >>"$dir/postfix/main.cf"
  fi
  cat >"$dir/postfix/addresses" <<CONF
!/@${DOMAIN//./\\.}\$/  citizens@$DOMAIN
CONF
  cat >"$dir/postfix/master.cf" <<CONF
127.0.0.1:$MAIL_SMTP_PORT inet n - n - - smtpd
127.0.0.1:$MAIL_SUBMISSION_PORT inet n - n - - smtpd -o smtpd_tls_security_level=encrypt $login
127.0.0.1:$MAIL_SMTPS_PORT inet n - n - - smtpd -o smtpd_tls_wrappermode=yes $login
pickup unix n - n 60 1 pickup
discard unix - - n - - discard
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
CONF
  postfix -c "$dir/postfix" check
}

# Both servers are leaders of a process group of their own.
# What has ended and waits for its parent to notice (a container's first process may never do) is gone, too.
group_gone() {
  # (a process that ends while we look is no failure)
  ! { cat /proc/[0-9]*/stat 2>/dev/null || true; } |
    awk -v group="$1" '{ sub(/.*\) /, ""); if ($3 == group && $1 != "Z") alive = 1 } END { exit !alive }'
}

# The pid that a server wrote down, when it is that server's still.
pid_in() {
  local pid
  [[ -f $1 ]] || return 1
  pid=$(tr -d ' \n' <"$1")
  [[ -n $pid && -r /proc/$pid/comm && $(cat /proc/"$pid"/comm 2>/dev/null) == "$2" ]] || return 1
  ! group_gone "$pid" || return 1
  printf '%s' "$pid"
}

dovecot_pid() { pid_in "$dir/run/master.pid" dovecot; }
postfix_pid() { pid_in "$dir/queue/pid/master.pid" master; }

# $1: pid of the leader, $2: signal
end() {
  local tries=0
  kill "-$2" -- "-$1" 2>/dev/null || true
  until group_gone "$1"; do
    ((tries++ < 100)) || { kill -KILL -- "-$1" 2>/dev/null || true; }
    ((tries < 200)) || die "process group $1 does not end"
    sleep 0.05
  done
}

# $1: signal, $2: which one, both when empty
end_servers() {
  local pid
  if [[ ${2:-smtp} == smtp ]] && pid=$(postfix_pid); then end "$pid" "$1"; fi
  if [[ ${2:-imap} == imap ]] && pid=$(dovecot_pid); then end "$pid" "$1"; fi
}

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

wait_for() {
  local tries=0
  until listening "$1"; do
    ((tries++ < 1200)) || die "nobody listens on port $1; see $dir/dovecot.log and $dir/postfix.log"
    sleep 0.05
  done
}

start() {
  local missing
  for missing in dovecot postfix openssl keytool; do
    command -v "$missing" >/dev/null || [[ -x ${JAVA_HOME:-}/bin/$missing ]] ||
      die "$missing is missing: apt-get install --no-install-recommends dovecot-imapd dovecot-lmtpd postfix"
  done
  if [[ ! -f $dir/complete ]]; then
    chmod 755 "$dir"
    make_ports "$@"
    # shellcheck source=/dev/null
    source "$dir/ports"
    make_certificates
    make_dovecot
    make_postfix
    touch "$dir/complete"
  fi
  # shellcheck source=/dev/null
  source "$dir/ports"
  setpriv --reuid=mail --regid=mail --clear-groups test -x "$dir" ||
    die "other users cannot enter $dir: take a directory that they can"
  if ! dovecot_pid >/dev/null; then
    rm -f "$dir/run/master.pid"   # the number may be that of another process by now
    # whoever was killed left these; Dovecot would believe in them for two minutes more
    find "$dir/mail" -name '*.lock' -delete
    dovecot -c "$dir/dovecot/dovecot.conf" || die "Dovecot does not start; see $dir/dovecot.log"
  fi
  if ! postfix_pid >/dev/null; then
    postfix -c "$dir/postfix" start >/dev/null 2>&1 || die "Postfix does not start; see $dir/postfix.log"
  fi
  wait_for "$MAIL_SMTP_PORT"
  wait_for "$MAIL_IMAP_PORT"
  printf 'MAIL_HOST=127.0.0.1\n'
  cat "$dir/ports"
  printf 'MAIL_PASSWORD=%s\nMAIL_CA=%s\nMAIL_TRUSTSTORE=%s\nMAIL_BOXES=%s\n' \
    "$PASSWORD" "$dir/tls/ca.pem" "$dir/tls/trust.p12" "$dir/mail"
}

case $command in
  start) start "${@:3}" ;;
  stop) end_servers TERM "${3:-}" ;;
  kill) end_servers KILL "${3:-}" ;;
  remove)
    end_servers TERM ''
    rm -rf "$dir"
    ;;
  *)
    printf 'unknown: %s\n' "$command" >&2
    exit 2
    ;;
esac
