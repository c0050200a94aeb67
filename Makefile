# The two commands are `make run` and `make test`; `make help` lists the others.
# They need make, a shell and Python 3.11 or newer; everything else goes into $(VENV).

PYTHON ?= python3
VENV   ?= .venv
PORT   ?= 8000
UV     ?= uv
ARGS   ?=

PY      := $(VENV)/bin/python
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
           --no-emit-index-url --custom-compile-command 'make lock'

# Vietnamese must reach the terminal whatever the locale of the machine.
export PYTHONUTF8 = 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check bench docs format coverage audit lock clean

help:  ## list the commands
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)$$/make \1|\2/p' Makefile | while IFS='|' read -r name what; do \
	    printf '%-15s %s\n' "$$name" "$$what"; done

run: $(VENV)/.runtime  ## set up the database, play the demonstration if it is empty, serve on 127.0.0.1 (PORT=8000)
	@$(PY) -m flask serve --demo --port $(PORT)

test: $(VENV)/.testing  ## run the tests; ARGS=tests/core for some, TEST_DATABASE_URL=postgresql+psycopg://… for PostgreSQL
	@$(PY) -m pytest -n auto $(ARGS)

check: $(VENV)/.testing  ## style, types, generated pages
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m flask docs --check

bench: $(VENV)/.testing  ## measure against the floors written in tests/bench
	@$(PY) -m pytest tests/bench -p no:randomly -s $(ARGS)

docs: $(VENV)/.testing  ## write the generated pages of docs/tra-cuu anew
	@$(PY) -m flask docs

format: $(VENV)/.testing  ## put the style right where a tool can
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

coverage: $(VENV)/.testing  ## run the tests and show the lines they never reach
	@$(PY) -m pytest -n auto --cov --cov-report=term-missing:skip-covered $(ARGS)

audit: $(VENV)/.testing  ## look up known weaknesses of the pinned runtime packages (needs the network)
	@$(PY) -m pip_audit --require-hashes --disable-pip --requirement requirements.txt

lock:  ## pin anew what pyproject.toml asks for (needs uv; UPGRADE=1 takes the newest)
	$(COMPILE) $(if $(UPGRADE),--upgrade) pyproject.toml --output-file requirements.txt
	$(COMPILE) $(if $(UPGRADE),--upgrade) pyproject.toml --extra test --constraint requirements.txt \
	    --output-file tests/requirements.txt

clean:  ## remove the environment and every cache; the data in instance/ stays
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage htmlcov test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo 'Cần Python 3.11 trở lên, ví dụ: make run PYTHON=python3.12' >&2; exit 1; }
	@echo 'Tạo môi trường Python trong $(VENV) …'
	@$(PYTHON) -m venv $(VENV)

# The stamps say which lock file the environment was last filled from.
$(VENV)/.runtime: requirements.txt | $(PY)
	@echo 'Cài các gói cần để chạy …'
	@$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.testing: tests/requirements.txt | $(PY)
	@echo 'Installing what the tests and checks need …'
	@$(INSTALL) -r tests/requirements.txt
	@touch $@
