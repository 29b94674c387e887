# Two commands do everything: make demo, make test.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := -m pip --disable-pip-version-check --quiet install --no-compile --constraint constraints.txt
PIP := $(BIN)/python $(INSTALL)
BENCH_PIP := .venv-bench/bin/python $(INSTALL)

.PHONY: demo test lint docs bench bench-compare bench-read bench-packages bench-positions bench-stability bench-phases bench-race bench-blocs bench-leverage bench-ledger bench-scaling bench-large bench-web fuzz kills clean

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

# One table, beside every peer that can be installed; kept under benchmarks/results.
bench: .venv-bench/installed
	@.venv-bench/bin/python -W ignore benchmarks/run.py

# What became slower between the last two kept runs, or between RUNS="older newer".
bench-compare: .venv/installed
	@$(BIN)/python benchmarks/compare.py $(RUNS)

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

bench-large: .venv/developing
	$(BIN)/python benchmarks/large.py

bench-web: .venv/developing
	$(BIN)/python benchmarks/web.py

bench-ledger: .venv/developing
	$(BIN)/python benchmarks/ledger.py

bench-positions: .venv/developing
	$(BIN)/python benchmarks/positions.py

bench-packages: .venv-bench/installed
	@.venv-bench/bin/python -W ignore benchmarks/packages.py

clean:
	rm -rf .venv .venv-bench docs/_build

.venv/installed: pyproject.toml constraints.txt
	@echo "setting up .venv, which happens once and takes about a minute ..." >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) --editable '.[web]'
	@touch $@

.venv/fuzzing: .venv/developing
	@$(PIP) --editable '.[dev,fuzz]'
	@touch $@

.venv/developing: .venv/installed
	@$(PIP) --editable '.[dev]'
	@touch $@

.venv-bench/installed: pyproject.toml constraints.txt benchmarks/peers.txt
	@echo "setting up .venv-bench (once) ..." >&2
	@test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	@$(BENCH_PIP) --editable '.[jax]' --requirement benchmarks/peers.txt
	@$(BENCH_PIP) --no-deps decide-exchange-model==2022.1.28
	@touch $@
