# The whole interface of the project. Each target installs what it needs.
PYTHON ?= python3
PORT ?= 8000

.PHONY: run demo demo-code pictures test check bench build clean

run: ## install, build, migrate, serve at http://localhost:$(PORT)
	@PORT=$(PORT) $(PYTHON) scripts/run.py

demo: ## the app with twelve weeks of made-up people, in a database of its own
	@PORT=$(PORT) $(PYTHON) scripts/demo.py

demo-code: ## the six digits that the made-up staff sign in with, as of now
	@.venv/bin/python -m fibroplan.demo --code

pictures: ## the README's pictures, taken of the made-up people
	@$(PYTHON) scripts/pictures.py

test: ## everything, in real browsers and against real databases
	@$(PYTHON) scripts/test.py

check: ## lint, types, architecture and unit tests: under a minute
	@$(PYTHON) scripts/check.py

bench: ## the benchmark table: ours beside its floor, in the same run
	@$(PYTHON) scripts/bench.py

build: ## install and build without serving
	@$(PYTHON) scripts/setup.py

clean: ## forget installs and builds; data/ stays
	rm -rf .venv .web
