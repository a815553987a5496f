# Everything a newcomer or a robot needs. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help dev demo test check check-static format docs bench clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

dev: $(STAMP) ## make the environment in .venv/

$(STAMP): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing sotekit and its tools into $(VENV)/ (a minute or two the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement constraints.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q sotekit
	@touch $(STAMP)

test: dev ## run every test
	@$(BIN)/python -m pytest -n 2 --dist worksteal

check: check-static test ## ruff, mypy, layers, generated docs and catalogues, then the tests

check-static: dev ## everything of check but the tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python docs/generate.py --check

format: dev ## rewrite the code in the agreed layout
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

docs: dev ## regenerate the reference pages and the message catalogues
	@$(BIN)/python docs/generate.py

demo: dev ## do the main job on the example region and show what came of it
	@$(BIN)/python docs/demo.py

clean: ## remove the environment and everything built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
