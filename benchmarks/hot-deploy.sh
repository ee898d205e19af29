#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How long a channel takes to come, to be replaced and to go in the running product, and whom that disturbs.
# See docs/benchmarks.md.
#
#   benchmarks/hot-deploy.sh [TIMES]      default 10
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
times=${1:-10}
port=${MADOGUCHI_BENCHMARK_PORT:-18790}
data=$(mktemp -d)
trap './madoguchi stop --data "$data" >/dev/null; rm -rf "$data"' EXIT

now() { printf '%s' $((${EPOCHREALTIME/[.,]/} / 1000)); }

quietly() { "$@" >"$data/command.log" 2>&1 || { cat "$data/command.log" >&2; exit 1; }; }

quietly ./madoguchi run --data "$data" --port "$port"
old=$(itests/outsider.sh sample "$data/outsider" 1.0.0)
new=$(itests/outsider.sh sample "$data/outsider" 1.1.0)

# A bundle that writes down what happens to the others.
framework=("$data"/app/system/org/apache/felix/org.apache.felix.framework/*/*.jar)
mkdir "$data/observer"
javac -cp "${framework[0]}" -d "$data/observer" itests/src/test/java/org/madoguchi/itests/desk/BundleEvents.java
java -cp "$data/observer:${framework[0]}" org.madoguchi.itests.desk.BundleEvents "$data/observer.jar"
mv "$data/observer.jar" "$data/deploy/bundle-events.jar"
events=$data/data/bundle-events.txt
until [[ -e $events ]]; do sleep 0.1; done

folder=$data/data/folder-main
mkdir -p "$folder/in" "$folder/out"
count=0

# A letter from somebody new, whose name is $sender then.
write() {
  sender=peer-$((++count))
  printf 'From: %s\nSubject: %s\n\ntext\n' "$sender" "$sender" >"$folder/in/$sender.part"
  mv "$folder/in/$sender.part" "$folder/in/$sender.txt"
}

drop() {
  cp "$1" "$data/folder.part"
  mv "$data/folder.part" "$data/deploy/folder.jar"
}

# From the rename in deploy/ until the desk has the letter and the channel has let it go.
install() {
  write
  local begin
  begin=$(now)
  drop "$1"
  while [[ -e $folder/in/$sender.txt ]]; do sleep 0.002; done
  printf '%s' $(($(now) - begin))
}

# Until the desk has accepted a letter by the new version, and the new version has written its acknowledgement.
update() {
  local begin
  begin=$(now)
  drop "$1"
  until grep -qs 'jp.example.channel.folder 8$' <(tail -n "+$((seen + 1))" "$events"); do sleep 0.002; done
  write
  while [[ -e $folder/in/$sender.txt ]]; do sleep 0.002; done
  printf '%s' $(($(now) - begin))
}

remove() {
  local begin
  begin=$(now)
  rm "$data/deploy/folder.jar"
  until grep -qs 'jp.example.channel.folder 16$' <(tail -n "+$((seen + 1))" "$events"); do sleep 0.002; done
  printf '%s' $(($(now) - begin))
}

lines() { wc -l <"$events"; }

table=$data/table
for ((i = 1; i <= times; i++)); do
  came=$(install "$old"); count=$((count + 1))
  seen=$(lines)
  changed=$(update "$new"); count=$((count + 1))
  seen=$(lines)
  gone=$(remove)
  printf '%s %s %s\n' "$came" "$changed" "$gone" >>"$table"
done

column() { awk -v c="$1" '{ print $c }' "$table" | sort -n | awk '{ v[NR] = $1 } END { printf "%8d %8d %8d", v[1], v[int((NR + 1) / 2)], v[NR] }'; }
printf '%-44s %8s %8s %8s\n' "milliseconds, $times times" least median most
printf '%-44s %s\n' 'jar dropped -> first message accepted' "$(column 1)"
printf '%-44s %s\n' 'new version dropped -> message accepted by it' "$(column 2)"
printf '%-44s %s\n' 'jar deleted -> channel gone' "$(column 3)"
printf '%-44s %8d\n' 'bundles outside the channel disturbed' \
  "$(grep -cv '^jp.example.channel.folder \|^madoguchi.test.bundle-events ' "$events" || true)"
