# Needs Python 3.11 or newer with venv, and the network once, to fill .venv from the package index.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := lint
.PHONY: lint test bench accuracy accuracy-brief clean

# What newslint says of the stories in seeds/: the first thing to try. Findings are no failure here.
lint: .venv/run.stamp
	@$(BIN)/newslint check --fail-on never seeds

test: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

bench: .venv/test.stamp
	test -x $(BIN)/proselint || $(BIN)/python -m pip install --quiet proselint
	$(BIN)/python benchmarks/speed.py

accuracy: .venv/test.stamp
	$(BIN)/python benchmarks/accuracy.py

# The same articles, but one table instead of every finding: for a log. Articles beside the repository are read where there are any.
accuracy-brief: .venv/test.stamp
	$(BIN)/python benchmarks/accuracy.py --brief

clean:
	rm -rf .venv build dist

.venv/run.stamp: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable .
	-$(BIN)/python -m compileall -q newslint
	touch $@

.venv/test.stamp: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	-$(BIN)/python -m compileall -q newslint
	touch $@ .venv/run.stamp
