#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How fast verified events get onto the disk, as a ratio to a bare QHttpServer that answers 200 to the same requests;
# and whether every acknowledged event is there once. README.md beside it says how to read it.
#
#   tests/performance/ingest_benchmark.sh [--build DIR] [--databases "sqlite postgresql"] [--connections "128 32"]
#       [--events N] [--rounds N] [--sample MAILS] [--stream] [--any-server]
#
# --events: how many in each round. --rounds: how often each measurement is made, in turn with the bare server.
# --sample: so many mails are in the database beforehand. --stream: events are made while they are sent, for millions.
# --any-server: the PostgreSQL that libpq finds, however it is set: right for a test, wrong for figures.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
arguments=("$@")

build=$here/../../build/release
databases="sqlite postgresql"
connections="128 32"
events=200000
rounds=3
sample=0
stream=0
any_server=0
while [ $# -gt 0 ]; do
    case $1 in
        --build) build=$2; shift ;;
        --databases) databases=$2; shift ;;
        --connections) connections=$2; shift ;;
        --events) events=$2; shift ;;
        --rounds) rounds=$2; shift ;;
        --sample) sample=$2; shift ;;
        --stream) stream=1 ;;
        --any-server) any_server=1 ;;
        *)
            sed -n '3,11s/^# \{0,1\}//p' "$0" >&2
            exit 2
            ;;
    esac
    shift
done
build=$(cd "$build" && pwd)
daemon=$build/bin/bouncedeskd
tools=$build/performance
if ! [ -x "$daemon" ] || ! [ -x "$tools/make_events" ] || ! [ -x "$tools/bare_server" ]; then
    echo "First: cmake --build $build --target bouncedeskd make_events bare_server" >&2
    exit 2
fi

# PostgreSQL as it comes: a throw-away cluster, but one that waits for the disk.
if [[ $databases == *postgresql* ]] && [ "$any_server" = 0 ] && [ -z "${BOUNCEDESK_BENCHMARK_CLUSTER:-}" ]; then
    BOUNCEDESK_BENCHMARK_CLUSTER=1 exec pg_virtualenv -t -i '--locale=C.UTF-8 --encoding=UTF8' -o fsync=on \
        "${BASH_SOURCE[0]}" "${arguments[@]}"
fi

key=benchmark-key
folder=$(mktemp -d)
name=bouncedesk_benchmark_$$
processes=()
# shellcheck disable=SC2317
clean_up() {
    local process
    for process in "${processes[@]}"; do kill "$process" 2>/dev/null || true; done
    wait
    dropdb --if-exists --force "$name" 2>/dev/null || true
    rm -rf "$folder"
}
trap clean_up EXIT

export BOUNCEDESK_MAILGUN_SIGNING_KEYS=$key BOUNCEDESK_HTTP_MAX_CONNECTIONS=512
ulimit -n 4096

# start SERVER COMMAND...: runs a server; sets process and url.
start() {
    local server=$1
    shift
    : >"$folder/$server.out"
    "$@" >"$folder/$server.out" 2>"$folder/$server.err" &
    process=$!
    processes+=("$process")
    local _
    for _ in $(seq 600); do
        url=$(sed -n 's/^listening on //p' "$folder/$server.out")
        [ -z "$url" ] || return 0
        kill -0 "$process" 2>/dev/null || break
        sleep 0.1
    done
    cat "$folder/$server.err" >&2
    exit 1
}

# What the process keeps to itself, in KiB, four times a second; the most of it.
watch_memory() {
    local process=$1 file=$2 most=0 rss
    while rss=$(awk '/^RssAnon/ { print $2 }' "/proc/$process/status" 2>/dev/null) && [ -n "$rss" ]; do
        [ "$rss" -le "$most" ] || { most=$rss; echo "$most" >"$file"; }
        sleep 0.25
    done
}

figure() { sed -nE "s/.*\b$2=([^ ]+).*/\1/p" "$folder/$1"; }

# post FIGURES URL CONNECTIONS SOURCE: sends all events of the source; what came of it into a file of that name.
post() {
    local figures=$1 to=$2 width=$3 source=$4
    wrk --threads 1 --connections "$width" --duration 3600s --timeout 60s --script "$here/post_events.lua" "$to" -- \
        "$source" "$width" "$folder/$figures" >"$folder/wrk.log" 2>&1 || { cat "$folder/wrk.log" >&2; exit 1; }
    local answered refused lost
    answered=$(figure "$figures" answered) refused=$(figure "$figures" refused) lost=$(figure "$figures" lost)
    if [ "$answered" != "$events" ] || [ "$refused" != 0 ] || [ "$lost" != 0 ]; then
        echo "Of $events events $answered were answered, $refused of them not with 200; $lost connections broke." >&2
        exit 1
    fi
}

source_of_events() {
    if [ "$stream" = 1 ]; then
        echo "|'$tools/make_events' --events $events --key $key"
    else
        "$tools/make_events" --events "$events" --key "$key" >"$folder/events"
        echo "$folder/events"
    fi
}

median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

database_url() {
    if [ "$1" = sqlite ]; then
        echo "sqlite://$folder/benchmark.db"
    else
        if [ "$any_server" = 0 ] && [ "$(psql -qtAX -c 'SHOW fsync' postgres)" != on ]; then
            echo "This PostgreSQL does not wait for the disk." >&2
            exit 1
        fi
        createdb "$name"
        echo "postgresql:///$name"
    fi
}

stored_events() { "$daemon" db info --format csv | tr -d '\r' | tail -n 1 | awk -F, '{ print $NF }'; }

measure() {
    local database=$1 width round bare_url server server_url source
    BOUNCEDESK_DATABASE=$(database_url "$database")
    export BOUNCEDESK_DATABASE
    [ "$sample" = 0 ] ||
        "$daemon" sample --backers 50000 --projects 200 --emails "$sample" --months 12 --seed 1
    "$tools/make_events" --backers >"$folder/backers.csv"
    "$daemon" backers import "$folder/backers.csv" --format csv >/dev/null 2>"$folder/import.err"
    start bare "$tools/bare_server"
    bare_url=$url
    start serve "$daemon" serve --listen 127.0.0.1:0 --no-scheduler
    server=$process server_url=$url
    watch_memory "$server" "$folder/memory" &
    local before sent=0
    before=$(stored_events)
    for width in $connections; do
        : >"$folder/rates" && : >"$folder/ratios" && : >"$folder/p50s" && : >"$folder/p99s" && : >"$folder/bares"
        for ((round = 0; round < rounds; ++round)); do
            source=$(source_of_events)
            post bare.figures "$bare_url" "$width" "$source"
            [ "$stream" = 0 ] || source=$(source_of_events)
            post serve.figures "$server_url" "$width" "$source"
            sent=$((sent + events))
            figure bare.figures rate >>"$folder/bares"
            figure serve.figures rate >>"$folder/rates"
            figure serve.figures p50 >>"$folder/p50s"
            figure serve.figures p99 >>"$folder/p99s"
            awk -v a="$(figure serve.figures rate)" -v b="$(figure bare.figures rate)" 'BEGIN { print a / b }' >>"$folder/ratios"
        done
        printf '%-10s %4d connections: %6d events/s, %.2f of the bare server (%d/s); p50 %.1f ms, p99 %.1f ms\n' \
            "$database" "$width" "$(median <"$folder/rates")" "$(median <"$folder/ratios")" \
            "$(median <"$folder/bares")" "$(median <"$folder/p50s")" "$(median <"$folder/p99s")"
    done
    kill -TERM "$server"
    wait "$server" || { echo "serve ended badly:" >&2; cat "$folder/serve.err" >&2; exit 1; }
    verify "$database" "$before" "$sent"
}

# Every acknowledged event once, and counts as a recount finds them.
verify() {
    local database=$1 before=$2 sent=$3 stored
    "$daemon" db check >"$folder/differences" 2>"$folder/check.err" || {
        cat "$folder/differences" "$folder/check.err" >&2
        exit 1
    }
    stored=$(($(stored_events) - before))
    if [ "$stored" != "$sent" ]; then
        echo "$sent events were acknowledged, $stored are stored." >&2
        exit 1
    fi
    printf '%-10s %d events acknowledged, each stored once, counts equal a recount; RssAnon at most %d MB\n' \
        "$database" "$sent" "$(($(cat "$folder/memory") / 1024))"
}

for database in $databases; do
    rm -f "$folder"/benchmark.db* "$folder/memory"
    measure "$database"
done
