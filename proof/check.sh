#!/bin/sh
# Checks every proof: `sh proof/check.sh OUT` builds in OUT, and says how many theorems there are.
# Each theorem and lemma must rest on nothing but the logic itself. Exit 3: Coq is missing.
set -eu
proof=$(cd "$(dirname "$0")" && pwd)
out=$1
modules='Rounding Readings Periods Tally Weekly Funding Certificates'

command -v coqc >/dev/null || { echo "the proofs need coqc, which is not here" >&2; exit 3; }

# Refuses what is assumed: first by its words, then by what Coq itself says that each theorem rests on.
check() { # DIRECTORY MODULE...
    cd "$1"
    shift
    for module in "$@"; do
        if grep -nwE 'Axiom|Axioms|Conjecture|Parameter|Parameters|Hypothesis|Hypotheses|Admitted|admit|give_up' \
            "$module.v"; then
            echo "$module.v assumes something" >&2
            return 1
        fi
        coqc -q -w -all -R . Crossings "$module.v" || return 1
    done
    # One question about all of them: asked of each by itself, Coq would walk through its library each time.
    names=0
    {
        for module in "$@"; do echo "Require Crossings.$module."; done
        echo 'Definition every_theorem : True :='
    } >Audit.v
    for module in "$@"; do
        for name in $(sed -nE 's/^(Theorem|Lemma|Corollary|Fact|Example) +([A-Za-z0-9_'"'"']+).*/\2/p' "$module.v"); do
            echo "  let _ := @Crossings.$module.$name in" >>Audit.v
            names=$((names + 1))
        done
    done
    echo '  I. Print Assumptions every_theorem.' >>Audit.v
    coqc -q -w -all -R . Crossings Audit.v >audit.txt || return 1
    if [ "$(cat audit.txt)" != 'Closed under the global context' ] || [ "$names" -eq 0 ]; then
        echo 'the theorems rest on more than the logic:' >&2
        cat audit.txt >&2
        return 1
    fi
    cd - >/dev/null
}

rm -rf "$out"
mkdir -p "$out/model"
out=$(cd "$out" && pwd)
cp "$proof"/*.v "$out/model"
check "$out/model" $modules
total=$names

# The check must refuse: an axiom in words, a proof that is given up, and an axiom that comes in by the
# back door, which only Coq sees.
refused=0
canary() { # NAME TEXT
    mkdir -p "$out/$1"
    printf '%s\n' "$2" >"$out/$1/Canary.v"
    if (check "$out/$1" Canary) >/dev/null 2>&1; then
        echo "the check took the canary $1" >&2
        exit 1
    fi
    refused=$((refused + 1))
}
canary axiom 'Axiom wish : forall n : nat, n = 0. Theorem all_zero : forall n : nat, n = 0. Proof. exact wish. Qed.'
canary given_up 'Theorem all_zero : forall n : nat, n = 0. Proof. Admitted.'
canary back_door 'Require Import Classical. Theorem either : forall P : Prop, P \/ ~ P. Proof. exact classic. Qed.'

# And it must take what is sound, or its refusals say nothing.
mkdir -p "$out/sound"
echo 'Theorem same : forall n : nat, n = n. Proof. reflexivity. Qed.' >"$out/sound/Canary.v"
check "$out/sound" Canary

echo "$total theorems and lemmas, all closed under the global context; $refused canaries refused"
