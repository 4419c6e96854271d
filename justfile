# Short names for what contributors do. `just` alone lists them.

default:
    @just --list

# Everything that must pass before a change lands.
gate:
    bash .ci/run

# The tests that need no data.
test:
    cargo test --all-features

# The tests on the real data: `just test-data ../data`.
test-data folder:
    CROSSINGS_DATA={{ absolute_path(folder) }} cargo test --all-features -- --include-ignored

# Format and lint.
lint:
    cargo fmt
    cargo clippy --all-targets --all-features -- -D warnings

# Write the JSON Schemas of the register's form, the questions and the claims documents anew.
schema:
    cargo run --features cli -- schema > docs/register.schema.json
    cargo run --features cli -- schema questions > docs/questions.schema.json
    cargo run --features cli -- schema claims > docs/claims.schema.json

# Time functions side by side.
bench:
    cargo bench --all-features

# Time whole programs beside what a user would run instead, on a workbook.
bench-peers workbook:
    python3 benches/peers/peers.py {{ workbook }}
    python3 benches/peers/claims.py {{ workbook }}

# The Python package, its tests and its types, in a virtual environment of their own.
python:
    scripts/check-python.sh

# Time the Python package beside what a user would run instead, on a workbook.
bench-python workbook:
    python3 benches/python/bench.py {{ workbook }}

# Time tallies of panels beside what a user would write instead, in memory and with Spark; show that engines agree.
bench-panels:
    python3 benches/python/panel.py
    python3 benches/python/engines.py
    python3 benches/python/spark.py

# Tally a billion rows, which are made first: five minutes, and 3 GB in a folder.
bench-billion folder:
    benches/peers/billion.sh {{ folder }}

# The guide: target/guide/index.html.
docs:
    scripts/build-guide.sh

# The documentation as docs.rs shows it.
doc:
    cargo doc --no-deps --all-features --open

# Build the C library and install it: `just install-c /usr/local`.
install-c prefix:
    scripts/install-c.sh {{ prefix }}

# Write include/crossings.h anew, after a change of src/capi.
header:
    UPDATE_HEADER=1 cargo test --all-features --test c_door made

# Measure all evidence anew and write docs/evidence.md: hours. `just evidence rules lemmas` measures some of it.
evidence *what:
    scripts/evidence.sh {{ what }}

# Put every mutant of the core and of the C door to the tests, or those on lines changed since a revision.
mutants *arguments:
    mutation/run.py {{ arguments }}

# What the artefacts are made of, whether they can be made again, whether they fit what was released.
supply *what:
    scripts/supply-chain.sh {{ what }}

# Fuzz every target, or some: `just fuzz --seconds 60 figure`.
fuzz *arguments:
    scripts/fuzz.sh {{ arguments }}

# The library beside its model in Coq, on so many cases of each component.
model cases="100000":
    CROSSINGS_CASES={{ cases }} cargo test --test model -- --nocapture --test-threads 1

# Each rule of docs/rules.md, at its line of the code and in a test.
rules:
    scripts/check-rules.sh
