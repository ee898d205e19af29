# SPDX-License-Identifier: Apache-2.0
# For the benchmarks that can choose the database; they set data (the product's directory) and work (everything's) first.

# $1: derby or postgresql. Sets server to the database's first process, 0 when it has none of its own.
use_database() {
  server=0
  case $1 in
    derby) ;;
    postgresql)
      local url
      url=$(itests/postgresql.sh start --durable "$work/postgresql")
      server=$(head -n 1 "$work/postgresql/data/postmaster.pid")
      sed -e "s|^url = .*|url = $url\&reWriteBatchedInserts=true|" -e '/^user =/d' -e '/^password =/d' \
        etc/org.ops4j.datasource-madoguchi.postgresql.cfg.example >"$data/etc/org.ops4j.datasource-madoguchi.cfg"
      ;;
    *)
      printf 'unknown database: %s (derby or postgresql)\n' "$1" >&2
      exit 2
      ;;
  esac
}

stop_database() { [[ ! -d $work/postgresql ]] || itests/postgresql.sh stop "$work/postgresql"; }
