# Everything here works on a machine with Python 3.11 or later (with venv), make and nothing else.

SHELL := /bin/sh
.SHELLFLAGS := -eu -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

UV_VERSION := 0.13.8
UV := .uv/bin/uv
BIN := .venv/bin

# Only a Python that is here is used; none is ever downloaded.
export UV_PYTHON_DOWNLOADS := never
# The system's certificates count, also an office's own.
export UV_SYSTEM_CERTS := 1

.PHONY: help setup demo test pages test-postgresql lint format long bench bench-web bench-city bench-deadline bench-formats bench-readers bench-scans mutants fuzz corpus docs examples clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

# uv is installed with pip into its own environment; the first Python that is new enough is used.
.uv/stamp-$(UV_VERSION):
	@python=""; \
	for name in $(PYTHON) python3 python3.13 python3.12 python3.11 python3.14; do \
		if "$$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
			>/dev/null 2>&1; then python=$$(command -v "$$name"); break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "heji needs Python 3.11 or later with its venv module, and found none."; \
		echo "Debian and Ubuntu: apt install python3 python3-venv. Elsewhere: python.org."; \
		echo "A Python in an unusual place: make setup PYTHON=/path/to/python3"; \
		exit 1; \
	fi; \
	rm -rf .uv; \
	"$$python" -m venv .uv; \
	.uv/bin/python -m pip install --quiet --disable-pip-version-check "uv==$(UV_VERSION)"; \
	"$$python" -c 'import sys; print(sys.executable)' > .uv/python; \
	touch $@

.venv/stamp: .uv/stamp-$(UV_VERSION) pyproject.toml uv.lock
	@$(UV) sync --frozen --inexact --quiet --compile-bytecode --extra web --extra postgres --python "$$(cat .uv/python)"
	@$(BIN)/python -m compileall -q src/heji
	@touch $@

# The extra that reads scans (some 340 MB), apart, so that the demonstration stays small.
.venv/stamp-ocr: .venv/stamp
	@$(UV) sync --frozen --inexact --quiet --extra ocr --python "$$(cat .uv/python)"
	@touch $@

setup: .venv/stamp ## Set up the environment in .venv (a second call is instant)

# The city is served until Ctrl+C where there is a terminal, and only made where there is none;
# HEJI_DEMO_SERVE=1 or 0 says otherwise. DEMO=--fresh makes it anew (heji demo --help).
demo: .venv/stamp ## Audit examples/, then serve the demonstration city (HEJI_DEMO_SERVE=0: only make it)
	@mkdir -p build/demo
	@$(BIN)/heji audit examples --fail-on never
	@$(BIN)/heji audit examples --fail-on never --format html --output build/demo/report.html
	@printf '\n%s\n\n' "$(CURDIR)/build/demo/report.html"
	@if [ -t 0 ]; then serve=1; else serve=0; fi; \
	if [ "$${HEJI_DEMO_SERVE:-$$serve}" = 1 ]; then exec $(BIN)/heji demo --folder build/demo/city $(DEMO); \
	else exec $(BIN)/heji demo --folder build/demo/city --no-serve $(DEMO); fi

lint: .venv/stamp-ocr ## Style, types and the arrows between the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/stamp ## Put the code into the one style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

test: lint ## Lint, then all tests on all processors; what is skipped is listed with its reason
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

pages: .venv/stamp ## Every page in a browser, both languages, and the walk of everybody through the demonstration
	$(BIN)/pytest --long tests/web/pages/test_every_page.py tests/web/demonstration/test_browser.py -n auto --dist load

test-postgresql: .venv/stamp ## The tests of the web application on a real PostgreSQL
	HEJI_TEST_DATABASE=postgresql $(BIN)/pytest tests/web -m "not browser" -n auto --dist loadfile --no-loadscope-reorder

long: .venv/stamp ## The long runs: a million generated relations against brute force
	@for run in tests/values/long_run.py tests/relations/long_run.py; do \
		if [ -f "$$run" ]; then echo "$$run"; $(BIN)/python "$$run"; \
		else echo "$$run: not there"; fi; \
	done

bench: .venv/stamp ## Time per form, growth, cold start; scoring beside a spreadsheet
	$(BIN)/python benchmarks/audit.py
	$(BIN)/python -m benchmarks.rubrics
	$(BIN)/python -m benchmarks.rendering

bench-web: .venv/stamp ## Pages of the web application with 5,000 projects, on SQLite and PostgreSQL
	@$(BIN)/python -m benchmarks.web

bench-city: .venv/stamp ## Every page and the night's audit with 120 departments, 4,000 projects, 40,000 indicators
	@$(BIN)/python -m benchmarks.city

bench-deadline: .venv/stamp ## 200 people who save and submit at once for 5 minutes, on SQLite and PostgreSQL
	@$(BIN)/python -m benchmarks.deadline

# In a copy and with an environment of its own, so that work can go on beside it.
mutants: .venv/stamp ## Small changes to the code that decides scores: each must fail a test (long)
	@mkdir -p build/mutants
	@rm -rf build/mutants/src build/mutants/tests
	@cp -R src tests conftest.py pyproject.toml uv.lock README.md LICENSE build/mutants
	@cd build/mutants; UV_PROJECT_ENVIRONMENT=.venv "$(CURDIR)/$(UV)" sync --frozen --quiet \
		--no-default-groups --group mutation --python "$$(cat "$(CURDIR)/.uv/python")"
	@cd build/mutants; .venv/bin/mutmut run --max-children 1
	@cd build/mutants; .venv/bin/mutmut results; .venv/bin/mutmut export-cicd-stats

.venv/stamp-fuzz: .venv/stamp-ocr
	@$(UV) sync --frozen --inexact --quiet --extra ocr --group fuzz --python "$$(cat .uv/python)"
	@touch $@

# Each can be stopped and started again by itself: how far it came stands below build/fuzz.
fuzz: .venv/stamp-fuzz ## Damaged files for every reader: 100,000 each, 1,000 for scans and LibreOffice (hours)
	$(BIN)/python tests/documents/long_run.py
	$(BIN)/python tests/documents/guided_run.py
	$(BIN)/python tests/documents/scan/long_run.py
	$(BIN)/python tests/documents/converting_long_run.py
	$(BIN)/python tests/documents/sandbox/long_run.py
	$(BIN)/python tests/documents/traced_run.py

bench-scans: .venv/stamp-ocr ## How exactly forms are read that were printed and scanned (LibreOffice)
	@$(BIN)/python -m benchmarks.corpus.scans --seed 5 --count 36

bench-formats: .venv/stamp-ocr ## The same forms as docx, xlsx, html, pdf and scans: exact cells, silent errors (long)
	@$(BIN)/python -m benchmarks.corpus.formats

bench-readers: .venv/stamp ## The same PDF files through heji and other readers of tables (LibreOffice)
	@rm -rf build/readers
	@$(BIN)/python -m benchmarks.corpus make --seed 11 --count 120 --format pdf --out build/readers
	@$(BIN)/python -m benchmarks.readers build/readers --growth 10000 $(READERS)

corpus: .venv/stamp ## Recall and precision on generated forms with known errors
	@rm -rf build/corpus
	@$(BIN)/python -m benchmarks.corpus make --seed 2024 --count 400 --out build/corpus
	@$(BIN)/python -m benchmarks.corpus score build/corpus

docs: .venv/stamp ## Write the reference pages anew from code and catalogues
	$(BIN)/python docs/generate.py

examples: .venv/stamp ## Write the documents of examples/ anew
	$(BIN)/python examples/make_examples.py

clean: ## Remove everything that was made
	rm -rf .uv .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis \
		.import_linter_cache
	find src tests docs examples benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
