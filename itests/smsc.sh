#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A throw-away SMS centre for tests (SMPP 3.4), on the loopback address. It runs on Node.js; the protocol is the npm package
# "smpp", the work of others in another language. No message ever leaves this machine.
#   smsc.sh start DIR     starts it; DIR keeps its ports, so that it comes back where it was. Prints lines NAME=value:
#     SMSC_PORT      takes binds of SMSC_SYSTEM_ID with SMSC_PASSWORD
#     SMSC_CONTROL   takes orders by HTTP, see smsc/smsc.js
#   smsc.sh kill DIR      ends it by SIGKILL
#   smsc.sh remove DIR    ends it and deletes DIR
set -euo pipefail

command=${1:?start, kill or remove}
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/node-peer.sh" smsc "${2:?directory}"

start() {
  local port control
  if [[ ! -f $dir/ports ]]; then
    port=$(free_port)
    printf '%s %s\n' "$port" "$(free_port "$port")" >"$dir/ports"
  fi
  read -r port control <"$dir/ports"
  run "$port" "$control"
  printf 'SMSC_PORT=%s\nSMSC_CONTROL=%s\nSMSC_SYSTEM_ID=city\nSMSC_PASSWORD=himitsu\n' "$port" "$control"
}

obey "$command"
