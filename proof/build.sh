#!/bin/sh
# Builds the oracle: `sh proof/build.sh OUT` leaves the program in OUT/oracle.
# Exit 3: a tool is missing. It is built again only when something of it has changed.
set -eu
proof=$(cd "$(dirname "$0")" && pwd)
out=$1
modules='Rounding Readings Periods Tally Weekly Funding Certificates'

for tool in coqc ocamlfind; do
    command -v "$tool" >/dev/null || { echo "the model needs $tool, which is not here" >&2; exit 3; }
done
ocamlfind query zarith >/dev/null 2>&1 || { echo "the model needs zarith for OCaml, which is not here" >&2; exit 3; }

mkdir -p "$out"
stamp=$(cat "$proof"/*.v "$proof"/oracle/main.ml "$proof"/build.sh | cksum)
if [ -x "$out/oracle" ] && [ "$(cat "$out/stamp" 2>/dev/null)" = "$stamp" ]; then exit 0; fi
rm -f "$out/stamp"
cp "$proof"/*.v "$proof"/oracle/main.ml "$out"
cd "$out"
# The definitions alone: the proofs are the business of check.sh, and take longer.
for module in $modules; do coqc -q -w -all -vos -R . Crossings "$module.v"; done
coqc -q -w -all -vok -R . Crossings Extract.v
ocamlfind ocamlopt -package zarith -linkpkg -inline 100 model.mli model.ml main.ml -o oracle
echo "$stamp" >stamp
