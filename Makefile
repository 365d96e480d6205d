# Every command that a person needs. `make` alone lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
FRAMEWORKS := .venv-frameworks
LIVE := $(addprefix tests/reference/test_,pytorch.py keras.py stored_layers.py)
BLAS ?= Haswell
BENCH ?= $(BIN)/python
PY ?= $(BIN)/python

.DEFAULT_GOAL := help
.PHONY: help book pdf epub chapter serve test test-frameworks parity words attest mutants audit trial zip links notebooks evidence pictures bench lint lock clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 18

book: $(READY) ## build the site into _build/html
	@$(BIN)/python -m tools.site.build

chapter: $(READY) ## build, and open one chapter: make chapter N=07, or N=07 L=zh
	@$(BIN)/python -m tools.site.chapter "$(N)" $(L)

serve: book ## build and serve the site on this machine
	@$(BIN)/python -m tools.site.serve

test: lint parity words book ## check code, notebooks, pages and both languages
	$(BIN)/pytest -n 2 --dist loadfile --doctest-modules lstm_ref notebooks/lstm_labs tests
	$(BIN)/pytest --nbval notebooks
	OPENBLAS_CORETYPE=$(BLAS) $(BIN)/pytest --nbval notebooks/en

test-frameworks: $(FRAMEWORKS)/.ready ## compare with PyTorch and Keras themselves, in an environment of their own (large)
	KERAS_BACKEND=torch $(FRAMEWORKS)/bin/python -m pytest tests/frameworks $(LIVE)

parity: $(READY) ## compare the two languages, block by block (seconds)
	@$(BIN)/python -m tools.parity

words: $(READY) ## check the words in code against the glossary (seconds)
	@$(BIN)/python -m tools.parity.words

attest: $(READY) ## read pairs of blocks that nobody has read (make attest OF=07_cell_update.md)
	@$(BIN)/python -m tools.parity.attest $(OF)

mutants: $(READY) ## score the comparison on errors made on purpose
	@$(BIN)/python -m tools.parity.mutants

audit: book ## Lighthouse and axe on everything, the PDF, the EPUB (slow, needs a Chromium)
	$(BIN)/pytest tests/audit/pocket.py
	EVERY_LAB=1 $(BIN)/pytest tests/labs/test_lab_pack.py
	PYTHONPATH=tests $(BIN)/python -m audit

trial: $(READY) ## run the labs with the oldest and the newest versions (PY=python3.13 for another Python)
	$(BIN)/python -m tools.trial oldest
	$(BIN)/python -m tools.trial newest --python $(PY)

zip: book ## the whole site in one file, to be read without a network
	@$(BIN)/python -m tools.site.whole_zip

pdf: book ## the book on A4 in _build/pocket, both languages (needs a Chromium)
	@$(BIN)/python -m tools.pocket.pdf

epub: book ## the book for a reading device in _build/pocket, both languages
	@$(BIN)/python -m tools.pocket.epub

links: $(READY) ## ask for every address in book/external_links.txt (needs the network)
	$(BIN)/python -m tools.site.external_links --check

notebooks: $(READY) ## execute the notebooks and write their outputs
	$(BIN)/python -m tools.notebooks $(NB)

evidence: $(READY) ## measure what is not fresh; Ctrl-C stops, the next run goes on (CLAIM=carry for one)
	$(BIN)/python -m tools.experiments $(CLAIM)

pictures: book ## take the READMEs' pictures of the site (needs a Chromium)
	$(BIN)/python -m tools.site.pictures

bench: $(READY) ## measure the speed, as ratios in one run (BENCH=python of an environment that has PyTorch too)
	env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(BENCH) -m tools.bench $(CELLS)

lint: $(READY) ## style and strict types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

lock: $(READY) ## renew requirements.txt from pyproject.toml
	$(BIN)/python -m tools.lock

clean: ## remove what was built, keep the environment
	rm -rf _build

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(not (3, 11) <= v <= (3, 13) and "Python 3.11 to 3.13 is needed, this is %d.%d; say which one: make PYTHON=python3.12" % v)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(FRAMEWORKS)/.ready: requirements-frameworks.txt
	$(PYTHON) -m venv $(FRAMEWORKS)
	$(FRAMEWORKS)/bin/python -m pip install --quiet --requirement requirements-frameworks.txt
	@touch $@
