# SPDX-License-Identifier: GPL-3.0-or-later
# What ./run and ./check share; sourced from the project's root. All it says goes to standard error.
# shellcheck shell=bash

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

# Qt wants a UTF-8 locale; a bare system has none but this one.
ensure_utf8_locale() {
    [ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8
}

# The packages of the named parts of .ci/packages that are not installed yet.
missing_packages() {
    local part
    for part in "$@"; do
        awk -v part="[$part]" '/^\[/ { inside = ($0 == part); next } inside && NF && !/^#/' .ci/packages
    done | sort -u | comm -23 - <(
        dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' 2>/dev/null | sed -n 's/^.i *//p' | sort -u
    )
}

has_rights() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Without a main cluster of its own: Debian's postgresql would start a server that nobody asked for.
without_postgresql_server() {
    local conf=/etc/postgresql-common/createcluster.d/bouncedesk-no-server.conf
    as_root mkdir -p "${conf%/*}"
    echo 'create_main_cluster = false' | as_root tee "$conf" >/dev/null
    local status=0
    "$@" || status=$?
    as_root rm -f "$conf"
    return "$status"
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends -o Dpkg::Use-Pty=0 "$@"
}

# install_missing YES NOTE PART...: says what is missing, asks on a terminal unless YES is 1, installs it.
install_missing() {
    local yes=$1 note=$2 answer
    shift 2
    if ! command -v apt-get >/dev/null; then
        say "This is no Debian system: what .ci/packages lists must be there already."
        return 0
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    if ! has_rights; then
        say "Debian packages are missing. Run this as root, then start again:"
        say "apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
        exit 1
    fi
    say "To install from Debian (${#missing[@]} packages): ${missing[*]}"
    say "$note"
    if [ "$yes" != 1 ] && [ -t 0 ] && [ -t 2 ]; then
        read -r -p "Go on? [Y/n] " answer
        [[ $answer =~ ^([yY].*)?$ ]] || die "Nothing was changed."
    fi
    local log=build/install.log
    mkdir -p build
    {
        as_root apt-get update -q
        without_postgresql_server apt_install "${missing[@]}"
    } >"$log" 2>&1 || {
        tail -n 20 "$log" >&2
        die "Installing failed; the whole log is in $log."
    }
    say "Installed."
}

# As many compilers at once as there are processors, and no more than fit into memory (1.2 GB each).
build_jobs() {
    local processors memory
    processors=$(nproc)
    memory=$(awk '/^MemAvailable/ { print int($2 / 1200000) }' /proc/meminfo)
    [ "$memory" -ge 1 ] || memory=1
    echo $((processors < memory ? processors : memory))
}

# Shows ninja's [done/all] as one moving line on a terminal, as one line each eighth elsewhere.
show_progress() {
    local name=$1 line last=-1 eighth
    while IFS= read -r line; do
        [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
        if [ -t 2 ]; then
            printf '\r\033[K%s: %s of %s' "$name" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" >&2
        else
            eighth=$((8 * BASH_REMATCH[1] / BASH_REMATCH[2]))
            [ "$eighth" -gt "$last" ] && [ "${BASH_REMATCH[2]}" -gt 20 ] &&
                say "$name: ${BASH_REMATCH[1]} of ${BASH_REMATCH[2]}"
            last=$eighth
        fi
    done
    [ ! -t 2 ] || printf '\r\033[K' >&2
}

# build_preset PRESET [TARGET...]: quiet, with progress; the log stays in build/PRESET.log.
build_preset() {
    local preset=$1 log=build/$1.log
    shift
    mkdir -p build
    if [ ! -e "build/$preset/build.ninja" ] || [ CMakePresets.json -nt "build/$preset/build.ninja" ]; then
        if ! cmake --preset "$preset" >"$log" 2>&1; then
            grep -A 12 'CMake Error' "$log" >&2 || tail -n 30 "$log" >&2
            say "Setting up the build failed; the whole log is in $log."
            return 1
        fi
    else
        : >"$log"
    fi
    local targets=()
    [ $# -eq 0 ] || targets=(--target "$@")
    if ! NINJA_STATUS='[%f/%t] ' cmake --build --preset "$preset" --parallel "$(build_jobs)" "${targets[@]}" 2>&1 |
        tee -a "$log" | show_progress "Building $preset"; then
        grep -A 25 '^FAILED' "$log" | head -n 80 >&2 || tail -n 40 "$log" >&2
        say "The build failed; the whole log is in $log."
        return 1
    fi
}
