# Everything a newcomer runs. `make` alone lists the targets.
PYTHON ?= python3
CORPORA ?= corpora
ARTICLES ?= articles
VENV := .venv
BIN := $(VENV)/bin
PAGE_SOURCES := $(shell find maps/static -type f -not -path '*/node_modules/*' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help map test check oldest newest pythons one-python lock audit docs bench train format clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

map: $(VENV)/installed ## install into .venv and draw build/map.html from examples/reports
	@mkdir -p build
	$(BIN)/dateline map examples/reports -o build/map.html --title "Iraq and Syria, 2014 to 2025"

test: $(VENV)/ready chromium lint types ## install what tests need; lint, types, contracts, all tests, the audit
	$(PYTEST)
	@# A fault that became known today is told, and does not make what passed yesterday fail.
	-@$(MAKE) --no-print-directory audit

check: $(VENV)/ready lint types ## the same without a browser and without building a wheel
	$(PYTEST) -m "not browser and not wheel"

# A worker for each core; who has run out of tests takes some of another's.
PARALLEL = --numprocesses logical --maxprocesses 4 --dist worksteal
PYTEST = $(BIN)/pytest $(PARALLEL) --durations 10

# The tests in an environment of their own: its name in build/, its Python, what uv and pytest are told.
define elsewhere
$(BIN)/uv venv --quiet --clear --no-python-downloads --python $(2) build/$(1)
$(BIN)/uv pip install --quiet --python build/$(1) $(3) '.[all,dask]'
$(BIN)/uv pip install --quiet --python build/$(1) --group dev
build/$(1)/bin/python -m pytest $(PARALLEL) $(4) -m "not browser and not wheel"
endef

# What is old warns of what is new beneath it: there warnings are no errors.
oldest: $(VENV)/tools types ## the tests with the oldest versions that pyproject.toml allows, in build/oldest
	$(call elsewhere,$@,$(BIN)/python,--resolution lowest-direct,-o filterwarnings=default)

newest: $(VENV)/tools types ## the tests with the newest versions that there are, in build/newest
	$(call elsewhere,$@,$(BIN)/python,--resolution highest --upgrade)

PYTHONS ?= python3.11 python3.12 python3.13
pythons: $(VENV)/tools types ## the tests on each of PYTHONS="python3.11 python3.12 …" that is here, in build/
	@for python in $(PYTHONS); do \
	  if $$python -c "" 2>/dev/null; then \
	    echo "$$python:"; $(MAKE) --no-print-directory one-python ONE=$$python || exit 1; \
	  else echo "$$python: is not here, and was not tried"; fi; done

one-python:
	$(call elsewhere,$(notdir $(ONE)),$$(command -v $(ONE)))

lock: $(VENV)/tools ## write requirements.lock anew, of the newest versions
	$(BIN)/uv pip compile --quiet --upgrade --universal --all-extras --generate-hashes --no-header \
	  --no-emit-index-url pyproject.toml --output-file requirements.lock

# An audit asks the registries; where these do not answer, that is said and is no fault of ours.
audit: $(VENV)/tools ## known faults of what is locked, if the network lets ask; bills of materials in build/
	@mkdir -p build
	$(BIN)/cyclonedx-py requirements requirements.lock --output-reproducible -o build/sbom.json
	cd maps/static && npm sbom --sbom-format cyclonedx --package-lock-only --omit dev >../../build/sbom-page.json
	-@$(BIN)/pip-audit --disable-pip --require-hashes --timeout 5 -r requirements.lock >build/audit-python.txt 2>&1
	-@cd maps/static && npm audit --package-lock-only --fetch-retries 0 >../../build/audit-page.txt 2>&1
	@for told in build/audit-python.txt build/audit-page.txt; do \
	  if grep -qE "Found [0-9]+ known|[1-9][0-9]* (low|moderate|high|critical)" $$told; then \
	    cat $$told; exit 1; \
	  elif grep -qE "could not be audited|[Ee]rror" $$told; then \
	    echo "$$told: skipped, the registry does not tell known faults from here"; \
	  else echo "$$told: no known fault"; fi; done

docs: $(VENV)/ready ## write docs/commands.md and build the site of docs/ into build/site
	$(BIN)/python -P docs/write_commands.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

bench: $(VENV)/ready ## measure; CORPORA=folder holds toponyms/, timex/, events/, ARTICLES=folder five reports
	$(BIN)/python -P benchmarks/gazetteer.py $(CORPORA)
	-$(BIN)/python -P benchmarks/coverage.py $(CORPORA)/toponyms
	-$(BIN)/python -P benchmarks/toponyms.py $(CORPORA)/toponyms --profile
	-$(BIN)/python -P benchmarks/incidents.py $(CORPORA)/toponyms
	-$(BIN)/python -P benchmarks/hostile.py
	-$(BIN)/python -P benchmarks/whole_way.py $(CORPORA)
	-$(BIN)/python -P benchmarks/timex.py $(CORPORA)/timex
	-$(BIN)/python -P benchmarks/document_dates.py $(CORPORA)/timex
	-$(BIN)/python -P benchmarks/event_places.py $(CORPORA)/events
	-$(BIN)/python -P benchmarks/event_actors.py $(CORPORA)/events
	-$(BIN)/python -P benchmarks/merging.py $(CORPORA)/events
	-$(BIN)/python -P benchmarks/articles.py $(ARTICLES)
	-$(BIN)/python -P benchmarks/events.py $(CORPORA)/events
	-$(BIN)/python -P benchmarks/page.py

train: $(VENV)/ready ## learn all shipped weights anew from CORPORA=folder, the same to the byte
	$(INSTALL) --group train
	$(BIN)/python -P benchmarks/train_finder.py $(CORPORA)/toponyms
	$(BIN)/python -P benchmarks/train_resolver.py $(CORPORA)/toponyms
	$(BIN)/python -P benchmarks/train_roles.py $(CORPORA)/toponyms
	$(BIN)/python -P benchmarks/event_places.py $(CORPORA)/events --train
	$(BIN)/python -P benchmarks/event_settings.py $(CORPORA)/events --train

format: $(VENV)/ready ## format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean: ## remove what make made
	rm -rf $(VENV) build dist maps/built

.PHONY: lint types chromium
lint: $(VENV)/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The browser code is JavaScript with its types in comments; npm brings the checker, pinned.
types:
	cd maps/static && npm ci --ignore-scripts --no-audit --no-fund --silent && npx --no-install tsc -p .

chromium:
	@command -v chromium >/dev/null || { \
	  echo "Installing Chromium from Debian's packages, for the tests of the page."; \
	  SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq --no-install-recommends chromium >/dev/null; }

# Debian's python3 may lack ensurepip, and its pip is old: make the environment without pip, and
# let the system's pip put a new one inside.
QUIET = --quiet --disable-pip-version-check
$(BIN)/pip:
	$(PYTHON) -m venv --clear --without-pip $(VENV)
	$(PYTHON) -m pip --python $(BIN)/python install $(QUIET) --upgrade pip
	@touch $@

INSTALL = $(BIN)/pip install $(QUIET)

$(VENV)/installed: $(BIN)/pip pyproject.toml $(PAGE_SOURCES)
	$(INSTALL) --editable '.[all]'
	@touch $@

$(VENV)/ready: $(VENV)/installed
	$(INSTALL) --group dev
	@touch $@

$(VENV)/tools: $(VENV)/ready
	$(INSTALL) --group audit
	@touch $@
