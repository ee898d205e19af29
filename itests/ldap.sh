#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A throw-away LDAP server for tests: OpenLDAP's slapd, on the loopback address only.
#   ldap.sh start DIR     starts it with the people of ldap/people.ldif; DIR keeps its ports and data. Prints NAME=value:
#     LDAP_PORT    unencrypted, and StartTLS
#     LDAP_TLS     LDAPS; the certificate is for "localhost", not for 127.0.0.1
#     LDAP_CA      the certificate of its authority
#     LDAP_READER, LDAP_READER_PASSWORD    may search and read
#   ldap.sh kill DIR      ends it by SIGKILL
#   ldap.sh remove DIR    ends it and deletes DIR
set -euo pipefail
umask 077

command=${1:?start, kill or remove}
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
mkdir -p "${2:?directory}"
dir=$(cd "$2" && pwd)
source "$here/free-port.sh"

die() {
  printf 'ldap.sh: %s\n' "$1" >&2
  exit 1
}

pid() {
  local number
  number=$(cat "$dir/pid" 2>/dev/null) || return 1 # its owner takes it away at its end
  # the number may have gone to another process since
  [[ -r /proc/$number/cmdline ]] && tr '\0' '\n' <"/proc/$number/cmdline" | grep -qxF "$dir/slapd.conf" || return 1
  printf '%s' "$number"
}

end() {
  local number
  number=$(pid) || return 0
  kill -KILL "$number"
  while kill -0 "$number" 2>/dev/null; do sleep 0.02; done
}

certificates() {
  openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj '/CN=Asahi test authority' \
    -keyout "$dir/ca.key" -out "$dir/ca.pem" 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -subj '/CN=localhost' -keyout "$dir/server.key" -out "$dir/server.csr" 2>/dev/null
  openssl x509 -req -in "$dir/server.csr" -CA "$dir/ca.pem" -CAkey "$dir/ca.key" -CAcreateserial -days 30 \
    -extfile <(printf 'subjectAltName=DNS:localhost') -out "$dir/server.pem" 2>/dev/null
}

configure() {
  local schema
  mkdir -p "$dir/data"
  od -An -N 18 -tx1 /dev/urandom | tr -d ' \n' >"$dir/password"
  {
    for schema in core cosine inetorgperson; do printf 'include /etc/ldap/schema/%s.schema\n' "$schema"; done
    cat <<CONF
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload memberof
TLSCACertificateFile $dir/ca.pem
TLSCertificateFile $dir/server.pem
TLSCertificateKeyFile $dir/server.key
database mdb
suffix "dc=city,dc=example,dc=jp"
rootdn "cn=reader,dc=city,dc=example,dc=jp"
rootpw $(<"$dir/password")
directory $dir/data
overlay memberof
access to attrs=userPassword by anonymous auth by * none
access to * by users read by * none
CONF
  } >"$dir/slapd.conf"
  chmod 600 "$dir/slapd.conf"
}

start() {
  local tries=0 port tls
  [[ -x /usr/sbin/slapd ]] || die 'slapd is missing; ./madoguchi test installs it'
  end
  # a copy: some systems confine the program to its usual folders by its path
  [[ -x $dir/slapd ]] || cp /usr/sbin/slapd "$dir/slapd"
  if [[ ! -f $dir/ports ]]; then
    certificates
    configure
    port=$(free_port)
    printf '%s %s\n' "$port" "$(free_port "$port")" >"$dir/ports"
  fi
  read -r port tls <"$dir/ports"
  setsid "$dir/slapd" -d 0 -f "$dir/slapd.conf" -h "ldap://127.0.0.1:$port ldaps://127.0.0.1:$tls" \
    </dev/null >"$dir/out" 2>&1 &
  printf '%s' "$!" >"$dir/pid"
  until (exec 3<>"/dev/tcp/127.0.0.1/$tls") 2>/dev/null; do
    kill -0 "$(<"$dir/pid")" 2>/dev/null || die "it does not start: $(<"$dir/out")"
    ((tries++ < 1000)) || die "it does not start: $(<"$dir/out")"
    sleep 0.02
  done
  if [[ ! -f $dir/peopled ]]; then
    ldapadd -x -H "ldap://127.0.0.1:$port" -D cn=reader,dc=city,dc=example,dc=jp -y "$dir/password" \
      -f "$here/ldap/people.ldif" >"$dir/added" 2>&1 || die "$(<"$dir/added")"
    touch "$dir/peopled"
  fi
  printf 'LDAP_PORT=%s\nLDAP_TLS=%s\nLDAP_CA=%s\nLDAP_READER=cn=reader,dc=city,dc=example,dc=jp\nLDAP_READER_PASSWORD=%s\n' \
    "$port" "$tls" "$dir/ca.pem" "$(<"$dir/password")"
}

case $command in
  start) start ;;
  kill) end ;;
  remove)
    end
    rm -rf "$dir"
    ;;
  *) die "no such command: $command" ;;
esac
