#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A Dovecot of our own on the loopback address.
#   server.sh start DIR   prints its IMAP and LMTP ports; the account is desk, password desk
#   server.sh stop DIR
set -euo pipefail
command=${1:?start or stop}
dir=${2:?directory}

free_port() {
  local candidate
  while :; do
    candidate=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null || break
  done
  printf '%s\n' "$candidate"
}

case $command in
  start)
    mkdir -p "$dir"/{run,state,mail}
    chown mail:mail "$dir/mail"
    imap=$(free_port)
    lmtp=$(free_port)
    cat >"$dir/dovecot.conf" <<CONFIGURATION
base_dir = $dir/run
state_dir = $dir/state
log_path = $dir/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
recipient_delimiter = +
mail_location = maildir:$dir/mail/%n
first_valid_uid = 1
mail_uid = mail
mail_gid = mail
passdb {
  driver = static
  args = password=desk
}
userdb {
  driver = static
  args = uid=mail gid=mail home=$dir/mail/%n allow_all_users=yes
}
service imap-login {
  inet_listener imap {
    port = $imap
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    port = $lmtp
  }
}
protocol lmtp {
  postmaster_address = postmaster@city.example.jp
  auth_username_format = %Ln
}
CONFIGURATION
    dovecot -c "$dir/dovecot.conf"
    printf '%s %s\n' "$imap" "$lmtp"
    ;;
  stop)
    [[ ! -f $dir/run/master.pid ]] || kill "$(<"$dir/run/master.pid")"
    ;;
esac
