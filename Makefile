# Everything is installed into .venv, from lock files with hashes.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: archive browse test check faults soak systems language layout scans duplicates store fuzz audit fields lock clean

archive: .venv/installed  ## crawl the sample paper over loopback, import one bare page, show what was archived
	@$(BIN)/python -m tests.site --port 8791 -- $(BIN)/xianbao crawl yunxiu
	@$(BIN)/xianbao import sample/pages --paper yunxiu
	@$(BIN)/xianbao status --articles 12

browse: .venv/installed  ## open archive.db in Datasette
	@$(BIN)/xianbao browse --open

test: .venv/installed-dev check  ## everything that must hold
	$(BIN)/pytest --numprocesses=auto --dist=worksteal

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

faults: .venv/installed-dev  ## every fault at every place of every e-paper system, and what came of it (ten minutes or more)
	$(BIN)/pytest -m slow tests/faults --numprocesses=auto --dist=load --quiet

soak: .venv/installed-dev  ## a simulated year of cron for a weekly and a daily paper, with faults (some ten minutes)
	$(BIN)/pytest -m slow tests/soak --quiet

systems: .venv/installed-dev  ## how well each e-paper system is read, field by field
	@$(BIN)/python -m benchmarks.systems

language: .venv/installed-dev  ## how well printed names, places and dates are read, over five hundred composed lines
	@$(BIN)/python -m benchmarks.language

scans: .venv/installed-dev  ## how well scans of pages are split into articles (an hour)
	@$(BIN)/python -m benchmarks.scans
	$(BIN)/pytest -m slow tests/test_spreads.py tests/test_garbled.py --quiet

layout: .venv/installed-dev  ## how well pages printed as PDF are split into articles
	@$(BIN)/python -m benchmarks.layout

duplicates: .venv/installed-dev  ## how many planted duplicates are found, and what an article costs
	@$(BIN)/python -m benchmarks.duplicates

store: .venv/installed-dev  ## what storing, searching, memory and rereading cost beside their rivals; make store ARTICLES=1000000
	@$(BIN)/python -m benchmarks.archive $(if $(ARTICLES),--articles $(ARTICLES))

fuzz: .venv/installed-dev  ## every reader over thousands of spoiled pages (EXAMPLES=400 each; half an hour), dates over made-up lines
	$(BIN)/pytest -m slow -rP tests/readers/test_fuzz.py tests/language/test_hostile_lines.py

audit:  ## known vulnerabilities of what requirements.lock installs; it asks the package registry
	$(PYTHON) -m venv .venv/audit
	.venv/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	.venv/audit/bin/pip-audit --requirement requirements.lock --require-hashes --disable-pip --strict

fields: .venv/installed  ## write docs/fields.md anew from the meanings in ingest/archive/fields.toml
	$(BIN)/python -m ingest.archive.fields > docs/fields.md

lock: .venv/installed-dev  ## resolve the dependencies anew; read the difference before committing it
	$(INSTALL) uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--no-emit-find-links --extra dev pyproject.toml --output-file requirements-dev.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--no-emit-find-links --extra install --constraint requirements-dev.lock pyproject.toml --output-file requirements.lock

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("xianbao needs Python 3.11 or newer: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -c 'import ensurepip' || { echo "This Python has no venv: install it (Debian: apt install python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: requirements.lock pyproject.toml | .venv/bin/python
	$(INSTALL) --require-hashes --requirement requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/installed-dev: requirements-dev.lock pyproject.toml .venv/installed
	$(INSTALL) --require-hashes --requirement requirements-dev.lock
	@touch $@
