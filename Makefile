# `make help` lists what there is. Everything installs into .venv inside the checkout.

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

VENV := .venv
BIN := $(VENV)/bin
PYTHON_OF_VENV := $(BIN)/python
STAMP := $(VENV)/.setup-done
CODE := $(wildcard activities api bench cases console documents embedded messages migrations rules store tests \
          workflows cli.py settings.py web.py worker.py)
TYPED := $(filter-out tests bench,$(CODE))
# Folders of tests that exist, so that an empty tier is no error.
QUICK_TESTS := $(wildcard tests/architecture tests/cases)
# It runs changed laws and stops those that count without end: nothing that coverage may watch.
CHANGED_LAW := tests/rules/test_law_changes.py

# The tests of the law must run through every line and branch of it by themselves.
WHOLE_LAW := --cov=rules --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100

# Two processes, each with servers of its own; a file's tests stay together.
ABREAST := -n 2 --dist loadfile

.PHONY: help setup demo story check test test-full test-browser mutation mutation-report bench \
        bench-scale lock clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## make .venv with everything in it, the redress command included

# The interpreter may be named in PYTHON=...; otherwise the newest suitable one on the PATH is used.
$(STAMP): requirements.lock pyproject.toml
	@python=""; \
	for name in $(PYTHON) python3 python3.13 python3.12 python3.11 python; do \
	  if command -v "$$name" >/dev/null 2>&1 && \
	     "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    python="$$name"; break; \
	  fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "Redress needs Python 3.11 or newer, and none was found. Install it, or name it: make setup PYTHON=/path/to/python3.12" >&2; \
	  exit 1; \
	fi; \
	if ! "$$python" -c 'import venv, ensurepip' 2>/dev/null; then \
	  echo "The Python at $$(command -v $$python) lacks its venv module. On Debian or Ubuntu install it with: apt-get install python3-venv" >&2; \
	  exit 1; \
	fi; \
	if ! $(PYTHON_OF_VENV) -c 'import pip' >/dev/null 2>&1; then \
	  echo "Making $(VENV) with $$("$$python" --version)"; \
	  "$$python" -m venv --clear $(VENV); \
	fi
	@echo "Installing the packages of requirements.lock (a minute or two the first time)"
	@$(PYTHON_OF_VENV) -m pip install -qq --disable-pip-version-check --require-hashes \
	  --only-binary :all: -r requirements.lock || \
	  { echo "Some packages could not be installed; the lines above say which. Redress has builds for Linux x86-64 and macOS. Check the network, then run make setup again." >&2; exit 1; }
	@$(PYTHON_OF_VENV) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation \
	  --no-index --editable .
	@touch $@

demo: setup ## start everything on this machine with sample cases; Ctrl-C stops it
	@exec $(BIN)/redress demo

story: setup ## play one whole dispute by itself and leave its documents in out/
	@exec $(BIN)/redress demo --story

check: setup ## formatting, lint, types, architecture, and the quick tests
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy $(TYPED)
	$(BIN)/pytest -q $(ABREAST) tests/rules --ignore=$(CHANGED_LAW) $(WHOLE_LAW)
	$(BIN)/pytest -q $(ABREAST) -m "not slow" $(CHANGED_LAW) $(QUICK_TESTS)

test: setup ## all tests except the long ones and those in a browser
	$(BIN)/pytest -q $(ABREAST) -m "not browser and not slow"

test-full: setup ## the long tests too: a worker killed fifty times, every named point
	$(BIN)/pytest -q $(ABREAST) -m "not browser"

test-browser: setup ## the tests that drive Chromium
	@code=0; $(BIN)/pytest -q -m browser || code=$$?; \
	if [ $$code -eq 5 ]; then echo "No browser tests exist."; code=0; fi; exit $$code

# Two processes for an hour; stopped and started again it goes on. MODULES="calendar appeal" takes a few.
mutation: setup ## change the law in small ways, one at a time: do its tests see it?
	@$(PYTHON_OF_VENV) -m pip install -qq --disable-pip-version-check --require-hashes \
	  -r tests/rules/mutation.lock
	$(PYTHON_OF_VENV) -m tests.rules.mutation run $(MODULES)

mutation-report: setup ## what the last mutation run found, by module, with each survivor
	@$(PYTHON_OF_VENV) -m tests.rules.mutation report

bench: setup ## measure what docs/performance.md claims (10 minutes or less)
	@exec $(PYTHON_OF_VENV) -m bench

bench-scale: setup ## 100,000 open clocks, and 50,000 open plans (hours); by hand
	@$(PYTHON_OF_VENV) -m bench.scale
	@exec $(PYTHON_OF_VENV) -m bench.plans

# uv resolves for every supported platform and Python at once; no address is written to the file.
lock: setup ## pin every package again, with hashes
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
	  --quiet --output-file requirements.lock
	@echo "cosmic-ray==8.7.0" | $(BIN)/uv pip compile - --constraints requirements.lock --universal \
	  --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url \
	  --no-emit-find-links --quiet --output-file tests/rules/mutation.lock

clean: ## remove .venv and what the tools leave behind; keeps your data
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage out
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
