# One command to start, one to check, the same for people and for CI. Needs Python 3.11 or newer and a shell.

PYTHON ?= $(shell for each in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
PORT ?= 8000
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest -q
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --quiet \
	--generate-hashes --no-emit-index-url --no-header

.PHONY: setup run test quick browser postgres spark slow check format lint types floors pages
.PHONY: fix docs bench locks machine
.NOTPARALLEL:

setup: $(BIN)/.ready $(BIN)/.assets $(BIN)/.kernel   ## everything needed, from nothing, into .venv

run: setup                                     ## the example partnership in the browser, one sign-in link a role
	@test -e example/README.txt || $(BIN)/tenure example example
	@$(BIN)/tenure serve --home tenure-home --example example --port $(PORT)

test: quick browser postgres slow              ## everything a change must pass

quick: setup                                   ## the default tests, under a minute
	$(PYTEST) -n 2

browser: setup machine                         ## a person does a whole thing in Chromium
	$(PYTEST) -m browser -n 2

postgres: setup machine                        ## against a PostgreSQL server of the tests' own
	$(PYTEST) -m "postgres and not browser" -n 2

spark: setup                                   ## the grid on a local Spark: needs Java, and fetches pyspark
	@command -v java >/dev/null || { echo "A local Spark needs Java 17 or newer: install it, then run make spark again."; exit 1; }
	$(PIP) install --no-build-isolation --editable ".[spark]"
	$(PYTEST) -m spark

slow: setup                                    ## tests that take more than a second
	$(PYTEST) -m "slow and not browser and not postgres" -n 2

check: format lint types floors pages          ## all of these, each by itself too: changes nothing

format: setup
	$(BIN)/ruff format --check --quiet

lint: setup
	$(BIN)/ruff check --quiet

types: setup
	TENURE_SECRET_KEY=types $(BIN)/mypy

floors: setup
	$(BIN)/lint-imports --no-cache

pages: setup
	$(BIN)/python -m tools.docs --check

fix: setup                                     ## whatever can be put right by itself
	$(BIN)/ruff check --fix --quiet || true
	$(BIN)/ruff format --quiet

docs: setup                                    ## remake the pages that are made from code
	$(BIN)/python -m tools.docs

bench: setup                                   ## speed and memory, as ratios measured in one run
	$(BIN)/python -m bench

locks: setup                                   ## choose newer versions of what we depend on
	$(LOCK) --upgrade pyproject.toml --extra postgres -o requirements/run.lock.txt
	$(LOCK) --upgrade pyproject.toml --extra postgres --group test -c requirements/run.lock.txt -o requirements/test.lock.txt
	$(LOCK) --upgrade --group node -o requirements/node.lock.txt

machine:                                       ## Chromium and PostgreSQL, where we may install them
	@sh tools/machine.sh

$(BIN)/.ready: requirements/test.lock.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Tenure needs Python 3.11 or newer: install it, or say make PYTHON=/path/to/python"; exit 1; }
	test -x $(BIN)/pip || $(PYTHON) -m venv --clear .venv
	$(PIP) install --require-hashes --only-binary :all: -r requirements/test.lock.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# The simulation becomes machine code here, so that nobody waits for it later.
$(BIN)/.kernel: $(BIN)/.ready $(wildcard src/tenure/forecast/flows/*.py) src/tenure/forecast/scenarios/recursion.py
	$(BIN)/python -m tenure.forecast.flows.prepare
	$(BIN)/python -m tenure.forecast.scenarios.prepare
	@touch $@

# Node comes from the machine, or else from the package registry that Python comes from.
$(BIN)/.assets: $(BIN)/.ready requirements/node.lock.txt package-lock.json
	command -v npm >/dev/null || $(PIP) install --require-hashes --only-binary :all: -r requirements/node.lock.txt
	PATH="$$PWD/$(BIN):$$PATH" $(BIN)/python -m tenure.web.assets
	@touch $@
