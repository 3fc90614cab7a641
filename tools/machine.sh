#!/bin/sh
# Chromium for the browser tests and PostgreSQL for the database tests: from Debian's packages where we may
# install them, otherwise a sentence saying what to install.
set -u

wanted=""
found() { for each in "$@"; do command -v "$each" >/dev/null 2>&1 && return 0; done; return 1; }
found chromium chromium-browser google-chrome || wanted="chromium"
found initdb || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || wanted="$wanted postgresql"
[ -z "$wanted" ] && exit 0

if [ "$(id -u)" = 0 ] && found apt-get; then
    export DEBIAN_FRONTEND=noninteractive
    for attempt in 1 2 3; do
        apt-get update -qq && apt-get install -qq -y --no-install-recommends $wanted >/dev/null && exit 0
        echo "Installing $wanted did not work (try $attempt of 3)." >&2
        sleep 5
    done
fi
echo "These tests need: $wanted. Install them, for example with: sudo apt-get install $wanted" >&2
exit 1
