# On a fresh machine this needs Python 3.11 or newer and make. PYTHON=... chooses the Python,
# ARGS="..." hands arguments on: make briefing ARGS="list".

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
# Where it is set, every program that a test starts would be compiled anew.
unexport PYTHONDONTWRITEBYTECODE

# Every step needs the one environment, and pytest's summary is to be the last line.
.NOTPARALLEL:
.PHONY: help briefing test sweep coverage lint lock docs bench faults draft monkey fuzz guided soak wire-faults editors interop browser pictures clean .style .types .run .dev

# Silent unless it fails.
quietly = @output=$$($(1) 2>&1) || { printf '%s\n' "$$output"; exit 1; }

help: ## print this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /  make \1  /p' Makefile | awk '{ printf "  make %-11s", $$2; $$1 = $$2 = ""; print }'

briefing: .run ## run the program; ARGS="list" hands arguments on, EXTRAS=ingest adds an extra
	@.venv/bin/python -m briefing $(ARGS)

# The types of a fresh copy take one core 20 s, so they are checked beside the tests; what is wrong
# with them is said at the end. sh keeps Ctrl-C from what runs in the background.
test: .style ## all that lint checks, and all tests; ARGS="-k reader" chooses
	@said=$$(mktemp); $(MAKE) .types >"$$said" 2>&1 & beside=$$!; \
	trap 'kill $$beside 2>/dev/null; rm -f "$$said"; exit 130' INT TERM; \
	.venv/bin/python -m pytest -n auto --dist loadfile $(ARGS); tests=$$?; \
	wait $$beside; types=$$?; cat "$$said"; rm -f "$$said"; \
	exit $$((tests ? tests : types))

sweep: .dev ## the full grids of which the tests walk each row and column; takes longer
	@.venv/bin/python -m pytest -n auto --dist loadfile -m "sweep or hypothesis" $(ARGS)

coverage: .dev ## run all tests with branch coverage; fails below the floor in pyproject.toml
	@.venv/bin/python -m pytest -n auto --dist loadfile --cov --cov-report=term $(ARGS)

lint: .style .types ## check style, types and the floors of the house

lock: .dev ## compile the requirements anew; ARGS=--upgrade takes the newest
	@script/lock $(ARGS)

docs: .dev ## write what README and docs take from the program
	@.venv/bin/python script/docs

bench: .dev ## measure
	@.venv/bin/python -m bench $(ARGS)

faults: .dev ## put correct items and deliberate faults before the checks; ARGS=--every lists all missed
	@.venv/bin/python -m tests.faults $(ARGS)

draft: .dev ## hold drafts against the corpus; fails under a floor; ARGS=--open lists what open texts lack
	@.venv/bin/python -m tests.draft.scoring $(ARGS)

monkey: .dev ## press keys at random for ten minutes; SECONDS=60 SEED=7 settle it
	@.venv/bin/python -m tests.tui.monkey

fuzz: .dev ## spoil files of every kind and ask the program about them; SECONDS=60 SEED=7 settle it
	@cd tests && ../.venv/bin/python -m fuzz

guided: .dev ## the fuzz of reader and queries guided by coverage; SECONDS=60; needs atheris
	@.venv/bin/python -m tests.fuzz.guided

soak: .dev ## two dashboards and commands over one library, ten minutes; SECONDS=60 SEED=7 settle it
	@.venv/bin/python -m tests.soak

wire-faults: .dev ## kill nodes and consoles of a desk, fill and flip its disks; tells what is lost
	@cd tests && ../.venv/bin/python -m wire.faults $(ARGS)

editors: .dev ## drive the real yaml-language-server over the schema; installs it once, needs npm
	@script/editors
	@.venv/bin/python -m pytest tests/format/test_editors.py $(ARGS)

interop: .dev ## hold the exports against the tools of their own fields (downloads them)
	@.venv/bin/python script/interop

browser: .dev ## hold the pages against Chromium, Firefox, html-validate and axe-core; ARGS=--pictures
	@.venv/bin/python script/browser $(ARGS)

pictures: .dev ## draw the pictures of the screens
	@PATH="$(CURDIR)/.venv/bin:$$PATH" script/pictures $(ARGS)

clean: ## remove the environment, builds and caches
	@rm -rf .venv build dist .cache .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.style: .dev
	$(call quietly,.venv/bin/ruff check)
	$(call quietly,.venv/bin/ruff format --check)

.types:
	$(call quietly,.venv/bin/mypy)
	$(call quietly,.venv/bin/lint-imports)

.run:
	@EXTRAS="$(EXTRAS)" script/venv run

.dev:
	@script/venv dev
