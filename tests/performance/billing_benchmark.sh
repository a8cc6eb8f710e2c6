#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How fast bills leave, and whether everybody was mailed once: the sender alone over a frozen run, beside a bare loop that
# posts the same bytes; the whole command, ledger and all; and a Mailgun that takes 100 ms a call. README.md beside it
# says how to read it.
#
#   tests/performance/billing_benchmark.sh [--build DIR] [--databases "sqlite postgresql"] [--people "100000 1000000"]
#       [--slow-calls N] [--any-server]
#
# --people: how many are billed, the last one by the whole command as well. --slow-calls: how many of 100 ms; 0: none.
# --any-server: the PostgreSQL that libpq finds, however it is set: right for a test, wrong for figures.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
arguments=("$@")

build=$here/../../build/release
databases="sqlite postgresql"
people="100000 1000000"
slow_calls=100
any_server=0
while [ $# -gt 0 ]; do
    case $1 in
        --build) build=$2; shift ;;
        --databases) databases=$2; shift ;;
        --people) people=$2; shift ;;
        --slow-calls) slow_calls=$2; shift ;;
        --any-server) any_server=1 ;;
        *)
            sed -n '3,12s/^# \{0,1\}//p' "$0" >&2
            exit 2
            ;;
    esac
    shift
done
build=$(cd "$build" && pwd)
daemon=$build/bin/bouncedeskd
tools=$build/performance
if ! [ -x "$daemon" ] || ! [ -x "$tools/mail_sink" ] || ! [ -x "$tools/send_frozen" ]; then
    echo "First: cmake --build $build --target bouncedeskd mail_sink send_frozen" >&2
    exit 2
fi

# PostgreSQL as it comes: a throw-away cluster, but one that waits for the disk.
if [[ $databases == *postgresql* ]] && [ "$any_server" = 0 ] && [ -z "${BOUNCEDESK_BENCHMARK_CLUSTER:-}" ]; then
    BOUNCEDESK_BENCHMARK_CLUSTER=1 exec pg_virtualenv -t -i '--locale=C.UTF-8 --encoding=UTF8' -o fsync=on \
        "${BASH_SOURCE[0]}" "${arguments[@]}"
fi

folder=$(mktemp -d)
name=bouncedesk_benchmark_$$
sink=
# shellcheck disable=SC2317
clean_up() {
    [ -z "$sink" ] || kill "$sink" 2>/dev/null || true
    wait
    dropdb --if-exists --force "$name" 2>/dev/null || true
    rm -rf "$folder"
}
trap clean_up EXIT

# open_sink [OPTIONS]: sets url.
open_sink() {
    : >"$folder/sink.out"
    "$tools/mail_sink" "$@" >"$folder/sink.out" &
    sink=$!
    local _
    for _ in $(seq 100); do
        url=$(sed -n 's/^listening on //p' "$folder/sink.out")
        [ -z "$url" ] || return 0
        sleep 0.1
    done
    echo "The sink does not listen." >&2
    exit 1
}

# close_sink PEOPLE: every one of them, and nobody twice, was in a call.
close_sink() {
    local expected=$1 taken
    kill -TERM "$sink"
    wait "$sink" || true
    sink=
    taken=$(sed -nE 's/.*recipients=([0-9]+).*/\1/p' "$folder/sink.out")
    if [ "$taken" != "$expected" ]; then
        echo "$expected people were to be mailed, the calls held $taken." >&2
        exit 1
    fi
}

new_database() {
    rm -f "$folder"/benchmark.db*
    dropdb --if-exists --force "$name" 2>/dev/null || true
    if [ "$1" = sqlite ]; then
        database="sqlite://$folder/benchmark.db"
    else
        createdb "$name"
        database="postgresql:///$name"
    fi
    "$tools/send_frozen" prepare --database "$database" --people "$2"
}

figure() { sed -nE "s/.*\b$2=([^ ]+).*/\1/p" <<<"$1"; }

sender_alone() {
    local system=$1 count=$2 bare sent
    new_database "$system" "$count"
    "$tools/send_frozen" freeze --database "$database" >/dev/null
    open_sink
    bare=$("$tools/send_frozen" bare --mailgun "$url" --people "$count")
    close_sink "$count"
    open_sink
    sent=$("$tools/send_frozen" send --database "$database" --mailgun "$url")
    close_sink "$count"
    printf '%-10s sender alone, %7d people: %7d/s, %s CPU s a million, %s MB (bare loop: %d/s, %s CPU s)\n' \
        "$system" "$count" "$(figure "$sent" rate)" "$(figure "$sent" cpu_per_million)" "$(figure "$sent" rss_mb)" \
        "$(figure "$bare" rate)" "$(figure "$bare" cpu_per_million)"
}

whole_command() {
    local system=$1 count=$2 before after
    new_database "$system" "$count"
    open_sink
    before=$(date +%s%N)
    BOUNCEDESK_DATABASE=$database BOUNCEDESK_MAILGUN_BASE_URL=$url BOUNCEDESK_MAILGUN_DOMAIN=mg.example.org \
        BOUNCEDESK_MAILGUN_API_KEY=key BOUNCEDESK_BILLING_FROM='Bills <bills@mg.example.org>' \
        "$daemon" billing send --period 2026-11 --yes --wait --no-pilot 2>"$folder/send.err" >/dev/null || {
        cat "$folder/send.err" >&2
        exit 1
    }
    after=$(date +%s%N)
    close_sink "$count"
    awk -v db="$system" -v people="$count" -v ns=$((after - before)) 'BEGIN {
        printf "%-10s billing send, %7d people: %7d/s, %.2f s from start to end\n", db, people, people * 1e9 / ns, ns / 1e9 }'
}

slow_mailgun() {
    local system=$1 count=$((slow_calls * 1000)) sent
    new_database "$system" "$count"
    "$tools/send_frozen" freeze --database "$database" >/dev/null
    open_sink --delay 100
    sent=$("$tools/send_frozen" send --database "$database" --mailgun "$url")
    close_sink "$count"
    awk -v db="$system" -v calls="$slow_calls" -v s="$(figure "$sent" seconds)" 'BEGIN {
        printf "%-10s 100 ms a call, %d calls, 4 at once: %.2f s, %.3f of what cannot be beaten\n", db, calls, s,
            s / (calls / 4 * 0.1) }'
}

for system in $databases; do
    for count in $people; do sender_alone "$system" "$count"; done
    whole_command "$system" "${people##* }"
    [ "$slow_calls" = 0 ] || slow_mailgun "$system"
done
