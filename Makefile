# Everything installs itself into .venv; only Python 3.11 or later, make and git are needed.

PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help

.PHONY: help demo test load check docs golden bench performance fuzz clean

help:            ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

.venv/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: Python 3.11 or later is needed (try: make PYTHON=python3.12 …)"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "make: $(PYTHON) lacks venv; on Debian or Ubuntu: apt-get install python3-venv"; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable '.[web]' --group dev
	-$(BIN)/python -m pip install --quiet --group browser
	@touch $@

demo: .venv/ready  ## draft a letter from an example and print it
	@$(BIN)/drafter draft examples/pupil-data/reply.txt --today 2016-12-15 --address "3 Sallow Row; Nether Kelder; KB9 1AA" -o review.docx
	@$(BIN)/drafter draft examples/pupil-data/reply.txt --today 2016-12-15 --address "3 Sallow Row; Nether Kelder; KB9 1AA" 2>/dev/null
	@echo; echo "The same letter for Word: $(CURDIR)/review.docx"

test: .venv/ready  ## run every test
	$(BIN)/python -m pytest -n auto -q

load: .venv/ready  ## the long tests of a batch: CASES=10000 cases, KILLS=20 kills, a full disk, a cluster
	$(BIN)/python -m pip install --quiet --editable '.[cluster]'
	$(BIN)/python -m pytest -q -s tests/load_batch.py

check: .venv/ready  ## style, types, architecture, fresh documentation
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.docs --check

docs: .venv/ready  ## write docs/ from the rules, the laws and --help
	$(BIN)/python -m tests.docs

golden: .venv/ready  ## rewrite the expected files of examples/ and tests/; read the diff
	$(BIN)/python -m pytest -q -n auto tests --update-golden

bench: .venv/ready  ## speed, as ratios measured in one run
	$(BIN)/python -m benchmarks

fuzz: .venv/ready  ## damage files for each reader, five minutes each (MINUTES=0.2 for a short run)
	$(BIN)/python -m tests.fuzz --minutes $(or $(MINUTES),5)

performance: .venv/ready
	$(BIN)/python -m benchmarks --page

clean:           ## remove what was installed and built
	rm -rf .venv build dist
