# Everything from nothing but python3 (3.11 or newer) and make.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
PYTHON ?= python3
VENV := .venv
OLD := .venv-mpl310
# Tests run in as many processes as the machine has processors.
WORKERS ?= auto
BIN := $(VENV)/bin

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## (.*)/\1|\2/' | \
	  awk -F'|' '{printf "  make %-10s %s\n", $$1, $$2}'

.PHONY: publish
publish: $(VENV)/.installed ## Run the notebooks on the articles and write public/index.html
	$(BIN)/newslab publish notebooks --out public

.PHONY: figures
figures: $(VENV)/.installed ## Draw figures/ anew: every chart, in both languages, for page and phone
	NEWSLAB_FIGURES="$(CURDIR)/figures" $(BIN)/jupyter nbconvert --to notebook --execute --stdout \
	  --log-level=WARN notebooks/06_arabic_charts.ipynb > /dev/null

.PHONY: test
test: lint test-main test-mpl310 ## Check everything: style, types, tests on both generations of matplotlib

.PHONY: test-main
test-main: $(VENV)/.installed
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

.PHONY: test-mpl310
test-mpl310: $(OLD)/.installed
	$(OLD)/bin/python -m pytest tests/charts -p no:cacheprovider -n $(WORKERS) --dist loadfile

.PHONY: slow
slow: $(VENV)/.installed ## What takes longer than a test may: thousands of new examples for each property
	$(BIN)/python -m pytest -n $(WORKERS) --hypothesis-profile=search -m "hypothesis or slow"

.PHONY: lint
lint: $(VENV)/.installed ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.PHONY: lab
lab: $(VENV)/.installed ## Open the notebooks in JupyterLab
	$(BIN)/jupyter lab notebooks

.PHONY: format
format: $(VENV)/.installed ## Format code and notebooks, and take outputs out of the notebooks
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/jupyter nbconvert --clear-output --inplace notebooks/*.ipynb

.PHONY: bench
bench: $(VENV)/.installed ## Measure quality beside the peers (minutes); CORPUS=file.jsonl adds reuse
	$(BIN)/python benchmarks/conflation.py
	$(BIN)/python benchmarks/intervals.py
	$(BIN)/python benchmarks/keyness.py
	$(BIN)/python benchmarks/attribution.py
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/shaping.py
ifdef CORPUS
	$(BIN)/python benchmarks/reuse.py $(CORPUS)
endif

.PHONY: lock
lock: ## Renew the two lock files (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --upgrade --extra notebook \
	  --extra parquet --group build --group test --group browser --group bench --group lint --no-header --no-annotate \
	  -o requirements.lock
	grep -v '^matplotlib==' requirements.lock > .constraints.tmp && echo 'matplotlib<3.11' >> .constraints.tmp
	uv pip compile pyproject.toml --universal --python-version 3.11 --upgrade --group build \
	  --group test -c .constraints.tmp --no-header --no-annotate -o requirements-mpl310.lock
	rm .constraints.tmp

.PHONY: clean
clean: ## Remove the environments and everything that is built
	rm -rf $(VENV) $(OLD) public build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# An environment is whole or it is made anew: the stamp is written last.
$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("newslab needs Python 3.11 or newer; $(PYTHON) is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12")'
	@$(PYTHON) -m venv --clear $(VENV) || { echo "No virtual environment could be made. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(OLD)/.installed: requirements-mpl310.lock pyproject.toml
	@$(PYTHON) -m venv --clear $(OLD)
	$(OLD)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-mpl310.lock
	$(OLD)/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@
