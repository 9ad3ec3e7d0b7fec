#!/usr/bin/env bash
# Start to first answer on an existing data folder, and resident memory at rest.
# Usage: benchmarks/startup.sh [RUNS]. Needs `./paraph package`; loopback only; ends by itself.
set -euo pipefail

runs=${1:-5}
home=$(cd "$(dirname "$0")/.." && pwd)
data=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || true; rm -rf "$data"' EXIT

now() { date +%s%3N; }
rss() { awk '/^VmRSS/ {print int($2 / 1024)}' "/proc/$1/status"; }
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export PARAPH_MANAGEMENT_PORT=0 PARAPH_HOST=127.0.0.1

start() { # prints nothing; sets pid and first
  local begin; begin=$(now)
  "$home/paraph" run --port "$port" --data "$data" >"$data/out.log" 2>&1 &
  pid=$!
  until curl -s -o /dev/null "http://127.0.0.1:$port/"; do
    kill -0 "$pid" || { cat "$data/out.log"; exit 1; }
    sleep 0.02
  done
  first=$(($(now) - begin))
}
stop() { kill "$pid"; wait "$pid" 2>/dev/null || true; pid=; }

"$home/paraph" package
start; stop # makes the data folder and its keys; not counted

for _ in $(seq "$runs"); do
  begin=$(now); java -Xshare:auto -XX:+UseSerialGC -version >/dev/null 2>&1; echo $(($(now) - begin)) >>"$data/jvm"
  start
  echo "$first" >>"$data/first"
  until grep -q 'Paraph is ready' "$data/out.log"; do sleep 0.02; done
  sleep 8
  rss "$pid" >>"$data/rss"
  for child in $(pgrep -P "$pid" || true); do rss "$child"; done | awk '{s += $1} END {print s + 0}' >>"$data/worker"
  stop
done

jvm=$(median <"$data/jvm"); first=$(median <"$data/first")
printf 'bare JVM start (java -version)        %5d ms\n' "$jvm"
printf 'start to first answer, median of %d    %5d ms  (%s ms; %.1f x the bare JVM)\n' "$runs" "$first" \
  "$(sort -n "$data/first" | sed -n '1p;$p' | paste -sd-)" "$(echo "$first $jvm" | awk '{print $1 / $2}')"
printf 'resident at rest, gateway             %5d MB\n' "$(median <"$data/rss")"
printf 'resident at rest, warm PDF worker     %5d MB  (leaves after 10 idle minutes)\n' "$(median <"$data/worker")"
