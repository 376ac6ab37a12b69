# Two commands do everything on a fresh machine with Python 3.10 or later:
#   make demo    install the package and run it on its example article
#   make test    install all that the checks need and run them
PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check install -q -c constraints.txt
# On Linux torch comes for processors alone, from PyTorch's own index: what other indexes have there
# is a build for graphics cards of several GB. "make demo TORCH_INDEX=" takes that one all the same.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
# A worker holds a model of its own: more workers than cores gain nothing.
WORKERS ?= 2

.PHONY: demo test test-browser test-clusters lint docs clean

demo: $(VENV)/.core
	$(VENV)/bin/attribution demo --model compact

test: lint
	OMP_NUM_THREADS=1 $(VENV)/bin/python -m pytest -q -n $(WORKERS) --dist loadfile --doctest-modules --cov=attribution --cov-report= attribution tests
	$(MAKE) docs

# Ray and Spark for real, on clusters of this machine; Spark needs Java.
test-clusters: $(VENV)/.clusters
	OMP_NUM_THREADS=1 $(VENV)/bin/python -m pytest -q -m clusters tests/clusters

# The page of an article in a real browser; needs an installed Chromium and npm.
test-browser: $(VENV)/.browser
	$(VENV)/bin/python -m pytest -q tests/browser

lint: $(VENV)/.checks
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-cache > /dev/null || $(VENV)/bin/lint-imports --no-cache
	$(VENV)/bin/python .ci/words.py

docs: $(VENV)/.checks
	$(VENV)/bin/python -m sphinx -q -n -W --keep-going -b html docs docs/_build/html

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# Where PyTorch's index is out of reach, the steps below take torch from the index at hand.
$(VENV)/.torch: constraints.txt | $(VENV)/bin/python
	test "$$(uname)" != Linux || test -z "$(TORCH_INDEX)" \
		|| $(PIP) --retries 0 --timeout 10 --no-deps --index-url "$(TORCH_INDEX)" torch \
		|| echo "torch is not to be had from $(TORCH_INDEX): it comes from the index at hand"
	touch $@

$(VENV)/.core: pyproject.toml constraints.txt $(VENV)/.torch
	$(PIP) -e .
	touch $@

$(VENV)/.checks: pyproject.toml constraints.txt $(VENV)/.torch
	$(PIP) -e ".[test,lint,docs]"
	touch $@ $(VENV)/.core

$(VENV)/.clusters: pyproject.toml constraints.txt $(VENV)/.torch
	$(PIP) -e ".[test,ray,spark]"
	touch $@

$(VENV)/.browser: pyproject.toml constraints.txt tests/browser/package.json $(VENV)/.torch
	$(PIP) -e ".[browser]"
	npm install --prefix tests/browser --no-package-lock --no-audit --no-fund
	touch $@

clean:
	rm -rf $(VENV) docs/_build tests/browser/node_modules
