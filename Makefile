# What a bare machine needs: Python 3.11 or later, make, a package index. Everything goes into .venv.
.DEFAULT_GOAL := help
.PHONY: help demo test lint bench soak docs encoder clean

# The first Python of 3.11 or later that answers; `make PYTHON=/path/to/python3.12 test` names another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
RUN := $(VENV)/bin/python

help:
	@echo "make demo   set up .venv, read the bundled coverage, write a dossier, say where it is"
	@echo "make test   set up .venv, run the linters, the type checker and the tests"
	@echo "make lint   only the linters, the type checker and the check of generated pages"
	@echo "make bench  score against the gold sets in ../shared and write docs/benchmarks.md"
	@echo "make soak   the long tests: the wheel in an empty environment, the real coverage twice"
	@echo "make docs   generate the generated parts of the pages anew"
	@echo "make encoder train the encoder's weights anew from corpus/, in .training; over an hour on two cores"
	@echo "make clean  remove .venv and what was built"

demo: $(VENV)/installed
	@$(RUN) -m pourparler demo

lint: $(VENV)/installed-dev
	$(RUN) -m ruff check src tests bench corpus training docs
	$(RUN) -m mypy --strict
	$(RUN) -m cogapp --check -I src -I docs -I . docs/cli.md docs/encoder.md README.md corpus/README.md

test: lint
	$(RUN) -m pytest -q -n 2 --dist loadfile -m "not slow" $(PYTEST)

soak: $(VENV)/installed-dev
	$(RUN) -m pytest -q -m slow $(PYTEST)

docs: $(VENV)/installed-dev
	$(RUN) -m cogapp -r -I src -I docs -I . docs/cli.md docs/encoder.md README.md corpus/README.md

bench: $(VENV)/installed-dev
	$(RUN) -m bench

encoder:
	"$(PYTHON)" -m venv .training
	.training/bin/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	PYTHONPATH=src:. .training/bin/python -m training.train --data corpus --epochs 16 --out .training/weights
	PYTHONPATH=src:. .training/bin/python -m training.export --weights .training/weights --out src/pourparler/encoder/weights
	PYTHONPATH=src:. .training/bin/python -m training.happenings --held --out src/pourparler/encoder/weights
	PYTHONPATH=src:. .training/bin/python -m training.happenings --out src/pourparler/encoder/weights

clean:
	rm -rf $(VENV) .training build dist pourparler-demo

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Pourparler needs Python 3.11 or later with venv: install it" \
	"(Debian, Ubuntu: apt-get install python3 python3-venv), or name one: make PYTHON=/path/to/python3.12 demo" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip' 2>/dev/null || { echo "$(PYTHON) has no ensurepip, which a virtual environment" \
	"needs: install it (Debian, Ubuntu: apt-get install python3-venv), or name another: make PYTHON=/path/to/python3.12 demo" >&2; exit 1; }
	"$(PYTHON)" -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@ $(VENV)/installed
