# The one runner. `make help` lists what there is; each line's words come from the ## beside its target.
# Words after ARGS= go to the command: make demo ARGS="--port 8080", make test ARGS="tests/dates -k span".

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.PHONY: help demo serve test journeys gauge spark bench torture check fix lock

PYTHON ?= python3.11
export PYTHON
# Commands start by the dozen in tests and trials: without their bytecode each compiles everything.
unexport PYTHONDONTWRITEBYTECODE
ARGS ?=
# Texts to measure reading by; they are not part of the project.
CORPUS ?= ../shared/corpus
RUN := .venv/bin/python -m

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r name words; do \
		printf '%-14s %s\n' "$$name" "$$words"; done

demo: .venv/.runtime ## set everything up, read the example documents into a record, serve it on this machine
	@.venv/bin/comity demo $(ARGS)

serve: .venv/.runtime ## serve the record that is there, on this machine alone
	@.venv/bin/comity serve $(ARGS)

test: .venv/.test ## run the tests
	@$(RUN) pytest -n 2 $(ARGS)

gauge: .venv/.test ## how well the reader reads annotated and collected texts, beside pinned floors
	@$(RUN) benchmarks.gauge $(ARGS)

journeys: .venv/.test ## walk through the site in a real browser (needs Chromium; skipped without; a few minutes)
	@COMITY_JOURNEYS=1 $(RUN) pytest tests/journeys $(ARGS)

spark: .venv/.spark ## install Spark (half a gigabyte; needs Java 17 or newer) and try the reader on it
	@$(RUN) pytest -m spark tests/reader/batch $(ARGS)

bench: .venv/.test ## measure the record at a million entries, documents to text, names and reading, each beside its floor
	@$(RUN) benchmarks.record $(ARGS)
	@$(RUN) benchmarks.forms
	@$(RUN) benchmarks.names
	@if [ -d "$(CORPUS)" ]; then $(RUN) benchmarks.reading --corpus "$(CORPUS)"; else \
		echo "Reading was not measured: there are no texts in $(CORPUS). Name their folder: make bench CORPUS=…"; fi

desk: .venv/.test ## measure the desk's part of a decision in a real browser, with 10,000 claims that wait (needs Chromium)
	@$(RUN) benchmarks.desk $(ARGS)

torture: .venv/.test ## put each promise of trust to the test: kills, full disks, forgeries and more
	@$(RUN) benchmarks.torture $(ARGS)

check: .venv/.test ## all that continuous integration checks; changes nothing
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	.venv/bin/lint-imports
	$(RUN) mypy
	@$(MAKE) test

fix: .venv/.test ## change all that a machine can put right
	$(RUN) ruff check --fix .
	$(RUN) ruff format .
	.venv/bin/python tools/terminal_reference.py

# The lock files name every package with its hashes, for every system, and no place to fetch it from.
LOCK := uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
	--no-emit-index-url --no-header --no-annotate

lock: .venv/.test ## write the lock files anew from pyproject.toml (needs the way to a package index)
	@$(RUN) uv --version >/dev/null 2>&1 || $(RUN) pip install --quiet uv
	$(RUN) $(LOCK) pyproject.toml $(ARGS) --output-file lock/runtime.txt
	$(RUN) $(LOCK) pyproject.toml $(ARGS) --group test --constraint lock/runtime.txt --output-file lock/test.txt
	$(RUN) $(LOCK) $(ARGS) --group spark --output-file lock/spark.txt

.venv/.runtime: lock/runtime.txt tools/environment
	@tools/environment runtime

.venv/.test: lock/test.txt .venv/.runtime
	@tools/environment test

.venv/.spark: lock/spark.txt .venv/.test
	@tools/environment spark
