#!/bin/sh
# The compiler of the copy that mutation/run.py makes. What asks which mutant is on (switch.rs) is called in constants
# too, where it has to be another function; that is an intrinsic of the compiler, which no stable crate may use.
RUSTC_BOOTSTRAP=1 exec "$@" '-Zcrate-attr=feature(core_intrinsics, const_eval_select)' -Ainternal_features
