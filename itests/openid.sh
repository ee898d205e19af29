#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A throw-away OpenID provider for tests, on the loopback address. It runs on Node.js; the protocol is the npm package
# "oidc-provider", the work of others and certified.
#   openid.sh start DIR URI...   starts it for a client whose people come back to one of the URIs; DIR keeps its port, so
#                                that it comes back where it was. Prints lines NAME=value:
#     OPENID_ISSUER   takes orders of tests, too, see openid/openid.js
#     OPENID_CLIENT, OPENID_SECRET
#   openid.sh kill DIR           ends it by SIGKILL
#   openid.sh remove DIR         ends it and deletes DIR
set -euo pipefail

command=${1:?start, kill or remove}
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/node-peer.sh" openid "${2:?directory}"

start() {
  local port secret
  [[ -f $dir/port ]] || free_port >"$dir/port"
  [[ -f $dir/secret ]] || od -An -N 18 -tx1 /dev/urandom | tr -d ' \n' >"$dir/secret"
  port=$(<"$dir/port")
  secret=$(<"$dir/secret")
  run "$port" madoguchi "$secret" "$@"
  printf 'OPENID_ISSUER=http://127.0.0.1:%s\nOPENID_CLIENT=madoguchi\nOPENID_SECRET=%s\n' "$port" "$secret"
}

obey "$command" "${@:3}"
