#!/usr/bin/env bash
# Builds the C library and installs it: the headers, the shared and the static library, and
# crossings.pc for pkg-config.
#
#   scripts/install-c.sh PREFIX        such as /usr/local or "$HOME/.local"
#
# DESTDIR      a folder to put before PREFIX, for those who make packages
# FEATURES     the readers to build in; without it "ods csv" (JSON is always there). "arrow" adds columns in and
#              out, "cli" the command line
# PROFILE      "clib", the small one, or "release", a third larger and a tenth faster
# LIBDIR       where libraries go; without it, PREFIX/lib
# TARGET_DIR   where cargo builds; without it, target/clib-build
set -euo pipefail

usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"; }
case "${1:-}" in
  -h | --help) usage; exit 0 ;;
  "" | -*) usage >&2; exit 2 ;;
esac
prefix=$1
case "$prefix" in
  /*) ;;
  *) echo "PREFIX is '$prefix'; wanted a path that begins with /" >&2; exit 2 ;;
esac
[ "$(uname -s)" = Linux ] || { echo "only Linux is known to this script; cargo-c knows others" >&2; exit 1; }

here=$(cd "$(dirname "$0")/.." && pwd)
cd "$here"
libdir=${LIBDIR:-$prefix/lib}
features="capi ${FEATURES-ods csv}"
profile=${PROFILE:-clib}
target=${TARGET_DIR:-$here/target/clib-build}
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
# Until 1.0 each minor version may change the interface, so it is part of the name that
# programs are bound to; cargo-c does the same.
soname=libcrossings.so.${version%.*}

# Both kinds at once: the library is compiled once. Its short name is for the shared one.
notes=$(cargo rustc --locked --profile "$profile" --lib --features "$features" --target-dir "$target" \
  --crate-type cdylib,staticlib -- -C "link-arg=-Wl,-soname,$soname" -C strip=symbols \
  --print native-static-libs 2>&1) || { echo "$notes" >&2; exit 1; }
# What a program must link besides the static library.
private=$(printf '%s\n' "$notes" | sed -n 's/^note: native-static-libs: //p' | head -n 1)
[ -n "$private" ] || { echo "rustc did not say what the static library needs" >&2; exit 1; }

to=${DESTDIR:-}
install -d "$to$prefix/include" "$to$libdir/pkgconfig"
install -m 644 include/crossings.h include/crossings_arrow.h "$to$prefix/include"
install -m 755 "$target/$profile/libcrossings.so" "$to$libdir/libcrossings.so.$version"
ln -sf "libcrossings.so.$version" "$to$libdir/$soname"
ln -sf "$soname" "$to$libdir/libcrossings.so"
install -m 644 "$target/$profile/libcrossings.a" "$to$libdir/libcrossings.a"
cat > "$to$libdir/pkgconfig/crossings.pc" <<PC
prefix=$prefix
libdir=$libdir
includedir=\${prefix}/include

Name: crossings
Description: An exact model of the figures published about small-boat crossings of the English Channel
Version: $version
Libs: -L\${libdir} -lcrossings
Libs.private: $private
Cflags: -I\${includedir}
PC
echo "installed in $to$prefix: include/crossings.h, crossings_arrow.h, ${libdir#"$prefix"/}/libcrossings.so.$version, libcrossings.a, pkgconfig/crossings.pc"
