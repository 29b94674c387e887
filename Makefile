# Two commands do everything: make demo, make test.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --no-compile --constraint constraints.txt

.PHONY: demo test lint docs bench bench-read bench-packages bench-positions bench-stability bench-phases bench-race bench-blocs bench-leverage bench-ledger bench-scaling bench-web fuzz kills clean

demo: .venv/installed
	@$(BIN)/detente demo

test: .venv/developing
	$(BIN)/python -m pytest -n auto

lint: .venv/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: .venv/developing
	$(BIN)/sphinx-build -W -b html docs docs/_build/html

bench: .venv/developing
	$(BIN)/python benchmarks/run.py

bench-read: .venv/developing
	$(BIN)/python benchmarks/read.py

bench-stability: .venv/developing
	$(BIN)/python benchmarks/stability.py

bench-phases: .venv/developing
	$(BIN)/python benchmarks/phases.py

bench-race: .venv/developing
	$(BIN)/python benchmarks/race.py

bench-blocs: .venv/developing
	$(BIN)/python benchmarks/blocs.py

bench-leverage: .venv/developing
	$(BIN)/python benchmarks/leverage.py

# A hundred writers of a ledger killed in the midst of it; the tests kill twenty.
kills: .venv/developing
	DETENTE_KILLS=100 $(BIN)/python -m pytest tests/ledger/test_processes.py

# Every door in turn, guided by what of the code an input reaches; what crashes goes to tests/fuzz/corpus.
SECONDS ?= 600
fuzz: .venv/fuzzing
	PYTHONHASHSEED=0 $(BIN)/python tests/fuzz/guided.py --seconds $(SECONDS)

bench-scaling: .venv/developing
	$(BIN)/python benchmarks/scaling.py

bench-web: .venv/developing
	$(BIN)/python benchmarks/web.py

bench-ledger: .venv/developing
	$(BIN)/python benchmarks/ledger.py

bench-positions: .venv/developing
	$(BIN)/python benchmarks/positions.py

# In an environment of its own: NegMAS, which only this comparison needs.
bench-packages:
	@test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/python -m pip --disable-pip-version-check --quiet install --editable . negmas==0.16.0
	@.venv-bench/bin/python -W ignore benchmarks/packages.py

clean:
	rm -rf .venv .venv-bench docs/_build

.venv/installed: pyproject.toml constraints.txt
	@echo "setting up .venv (once) ..." >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) --editable '.[web]'
	@touch $@

.venv/fuzzing: .venv/developing
	@$(PIP) --editable '.[dev,fuzz]'
	@touch $@

.venv/developing: .venv/installed
	@$(PIP) --editable '.[dev]'
	@touch $@
