# Thin on purpose: the work is done by `triptych` (the generator) and by tools/setup.py.
# Settings: TALK=name (every talk when empty), PAPER=a4|letter|a5|legal|half-fold|letter-half-fold, PYTHON=the Python that .venv is made with.

.DEFAULT_GOAL := help
.PHONY: help build deck deck-pdf handout notes one-pager poster poster-tiles test lint fuzz mutants bench bench-deck pictures gallery lock clean

RUN := .venv/bin/python
quoted = '$(subst ','\'',$(1))'
BUILD = $(RUN) -m generator build$(if $(PAPER), --paper $(call quoted,$(PAPER)))$(if $(1), --only $(1))$(if $(TALK), -- $(call quoted,$(TALK)))
UV ?= uv
LOCK = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) pyproject.toml --group build

# Any Python may start the set-up; it then looks for one that is new enough.
define set-up
@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if $$python -c 'import sys; sys.exit(sys.version_info < (3, 7))' 2>/dev/null; then \
		exec $$python tools/setup.py $(1); \
	fi; \
done; \
echo 'Triptych needs Python 3.11 or later; there is none here. Type the line for your system, then run make again:'; \
echo; \
echo '    Debian/Ubuntu  sudo apt-get update && sudo apt-get install -y python3 python3-venv'; \
echo '    Fedora         sudo dnf install -y python3'; \
echo '    macOS          brew install python'; \
exit 1
endef

# The set-up's own records are the stamps. If the .venv's python is gone, so is that file, and the .venv is made again.
INPUTS := pyproject.toml requirements.lock requirements-dev.lock tools/setup.py .venv/bin/python
.venv/ready: $(INPUTS)
	$(call set-up)
.venv/ready-dev: $(INPUTS)
	$(call set-up,--dev)
.venv/bin/python: ;

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s  %s\n", $$1, $$2 }' Makefile

build: .venv/ready ## build all talks into output/, or only TALK=name (PAPER=letter)
	$(call BUILD)

deck: .venv/ready ## build only deck.pptx
	$(call BUILD,deck)

deck-pdf: .venv/ready ## build only deck.pdf
	$(call BUILD,deck-pdf)

handout: .venv/ready ## build only handout.pdf
	$(call BUILD,handout)

notes: .venv/ready ## build only notes.pdf
	$(call BUILD,notes)

one-pager: .venv/ready ## build only one-pager.pdf
	$(call BUILD,one-pager)

poster: .venv/ready ## build only poster.pdf
	$(call BUILD,poster)

poster-tiles: .venv/ready ## build only poster-tiles.pdf
	$(call BUILD,poster-tiles)

test: .venv/ready-dev lint ## run every check and test
	$(RUN) -m pytest -n auto --maxprocesses 4 --dist loadfile

lint: .venv/ready-dev ## run only the quick checks: ruff and mypy
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy

fuzz: .venv/ready-dev ## draw slides the tests don't: hundreds for each of SEEDS="1 2"
	SEEDS="$(or $(SEEDS),1 2 3)" $(RUN) -m pytest tests/test_deck_fits.py

mutants: .venv/ready-dev ## put in one fault at a time; do tests notice? (ROOMS="days qr")
	$(RUN) tools/mutants.py $(ROOMS) $(if $(COUNT),--count $(COUNT)) $(if $(SEED),--seed $(SEED))

bench: .venv/ready ## time builds, and how long their libraries take to import
	$(RUN) tools/bench.py $(if $(ROUNDS),--rounds $(ROUNDS))

bench-deck: .venv/ready ## measure how a deck's build grows, against bare python-pptx
	$(RUN) -m tools.bench_deck $(if $(ROUNDS),--rounds $(ROUNDS))

pictures: .venv/ready-dev ## draw the pictures of the README and the documents
	$(RUN) tools/pictures.py

gallery: .venv/ready-dev ## write docs/gallery.md and draw its pictures
	$(RUN) tools/gallery.py

lock: ## write the lock files from pyproject.toml with uv (UPGRADE=1)
	$(LOCK) --output-file requirements.lock
	$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean: ## remove what was built, and caches; .venv stays
	rm -rf output .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find generator tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
