#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds a channel as somebody outside this project does: a copy of the sources in a folder of its own, with the
# published API as its only acquaintance. Prints the path of the bundle.
#
#   itests/outsider.sh sample FOLDER [VERSION]      builds samples/channel-folder
#   itests/outsider.sh archetype FOLDER             makes a project from the archetype and builds it, with its tests
#
# "Published" is a Maven repository of ours below FOLDER: the local one by links, and in it what bundles/api,
# bundles/channel-testkit and bundles/channel-archetype have built. MADOGUCHI_LOCAL_REPOSITORY names the local one when it is not the usual.
set -euo pipefail
sources=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
what=${1:?sample or archetype}
mkdir -p "${2:?FOLDER}"
folder=$(cd "$2" && pwd)

version_of_product() { sed -n 's:^  <version>\(.*\)</version>:\1:p' "$sources/pom.xml" | head -n 1; }

local_repository() {
  local named=${MADOGUCHI_LOCAL_REPOSITORY:-}
  if [[ -z $named && ${MAVEN_OPTS:-} =~ -Dmaven\.repo\.local=([^ ]+) ]]; then named=${BASH_REMATCH[1]}; fi
  printf '%s' "${named:-$HOME/.m2/repository}"
}

# Links everything but our own group, which is real and new.
publish() {
  local from=$1 to=$2 entry version artifact
  mkdir -p "$from/org" "$to/org/madoguchi"
  for entry in "$from"/*; do
    [[ ${entry##*/} == org ]] || ln -sfn "$entry" "$to/${entry##*/}"
  done
  for entry in "$from"/org/*; do
    [[ ${entry##*/} == madoguchi ]] || ln -sfn "$entry" "$to/org/${entry##*/}"
  done
  version=$(version_of_product)
  place "$sources/pom.xml" "$to/org/madoguchi/org.madoguchi.parent/$version/org.madoguchi.parent-$version.pom"
  for artifact in api:org.madoguchi.api channel-testkit:org.madoguchi.channel.testkit \
    channel-archetype:org.madoguchi.channel.archetype; do
    entry=$to/org/madoguchi/${artifact#*:}/$version/${artifact#*:}-$version
    place "$sources/bundles/${artifact%:*}/pom.xml" "$entry.pom"
    place "$sources/bundles/${artifact%:*}/target/${artifact#*:}-$version.jar" "$entry.jar"
  done
}

place() {
  mkdir -p "${2%/*}"
  cp "$1" "$2"
}

# Silent when it works: the last line of ours is the answer.
build() {
  local where=$1
  shift
  (cd "$where" && mvn -B -q "-Dmaven.repo.local=$folder/repository" "$@") >"$folder/build.log" 2>&1 || {
    cat "$folder/build.log" >&2
    exit 1
  }
}

publish "$(local_repository)" "$folder/repository"
case $what in
  sample)
    version=${3:-1.0.0}
    project=$folder/channel-folder-$version
    rm -rf "$project"
    cp -r "$sources/samples/channel-folder" "$project"
    rm -rf "$project/target"
    sed -i "0,/<version>.*<\/version>/s//<version>$version<\/version>/" "$project/pom.xml"
    build "$project" -Dmaven.test.skip=true package
    ;;
  archetype)
    project=$folder/channel-fax
    rm -rf "$project"
    build "$folder" org.apache.maven.plugins:maven-archetype-plugin:3.4.0:generate \
      -DarchetypeGroupId=org.madoguchi -DarchetypeArtifactId=org.madoguchi.channel.archetype \
      -DarchetypeVersion="$(version_of_product)" -DarchetypeCatalog=local -DinteractiveMode=false \
      -DgroupId=com.example -DartifactId=channel-fax -Dversion=0.1.0 -Dpackage=com.example.channel.fax \
      -DchannelId=fax-main
    build "$project" package
    ;;
  *)
    printf 'sample or archetype, not %s\n' "$what" >&2
    exit 2
    ;;
esac
ls "$project"/target/*.jar
