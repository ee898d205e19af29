# SPDX-License-Identifier: Apache-2.0
# Sourced by the scripts here that start servers.

# A port free for streams and for datagrams, below those that the system gives to anybody who asks: it must still be free when the server comes back.
# $*: those that are spoken for
free_port() {
  local candidate
  while :; do
    candidate=$((20000 + RANDOM % 12000))
    [[ " $* " != *" $candidate "* ]] || continue
    ! grep -qi "^ *[0-9]*: [0-9A-F]*:$(printf '%04x' "$candidate") " /proc/net/{udp,udp6} 2>/dev/null || continue
    (exec 3<>"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null || break
  done
  printf '%s' "$candidate"
}
