# SPDX-License-Identifier: Apache-2.0
# Sourced by the scripts here that start servers.

# A free TCP port, below those that the system gives to anybody who asks: it must still be free when the server comes back.
# $*: those that are spoken for
free_port() {
  local candidate
  while :; do
    candidate=$((20000 + RANDOM % 12000))
    [[ " $* " != *" $candidate "* ]] || continue
    (exec 3<>"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null || break
  done
  printf '%s' "$candidate"
}
