# `make` alone lists what can be done. Everything is installed into .venv and nowhere else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=
# What pytest ends with when ARGS choose tests of the other kind only.
NONE_CHOSEN := 5

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo run test check format bench constraints clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/installed-demo ## Try Alongside in the browser: no account, no token
	@$(BIN)/alongside demo $(ARGS)

run: $(VENV)/installed-postgres ## Run on Discord (needs DISCORD_TOKEN)
	@$(BIN)/alongside run $(ARGS)

test: check ## Check everything, then run every test (ARGS="-k round" picks some)
	@$(BIN)/pytest --numprocesses auto --dist worksteal -m "not alone" $(ARGS) || [ $$? = $(NONE_CHOSEN) ]
	@$(BIN)/pytest -m alone $(ARGS) || [ $$? = $(NONE_CHOSEN) ]

check: $(VENV)/installed-dev ## Format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright
	$(BIN)/lint-imports

format: $(VENV)/installed-dev ## Put the code into our format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/installed-dev ## Measure against a bare bot (writes build/bench.json)
	@$(BIN)/python -m bench $(ARGS)

constraints: ## Resolve every dependency anew into constraints.txt
	@rm -rf build/resolve
	@$(PYTHON) -m venv build/resolve
	@echo "Resolving every dependency anew ..."
	@build/resolve/bin/pip install -qq --disable-pip-version-check --editable '.[dev]'
	@build/resolve/bin/pip freeze --exclude-editable > constraints.txt
	@rm -rf build/resolve
	@echo "constraints.txt now pins $$(wc -l < constraints.txt) packages."

clean: ## Remove .venv and everything that was built
	rm -rf $(VENV) build dist .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Alongside needs Python 3.11 or newer. Name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

# The stem names the extra: demo for trying out, postgres for running, dev for working on it.
$(VENV)/installed-%: $(VENV)/created pyproject.toml constraints.txt
	@echo "Installing what '$*' needs into $(VENV). The first time takes about a minute ..."
	@$(BIN)/pip install -qq --disable-pip-version-check --constraint constraints.txt --editable '.[$*]'
	@touch $@
	@echo "Installed."
