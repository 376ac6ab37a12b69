# Two commands do everything on a fresh machine with Python 3.10 or later:
#   make demo    install the package and run it on its example article
#   make test    install all that the checks need and run them
PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check install -q -c constraints.txt
# On Linux, the build of torch for processors comes from PyTorch's own index. Other indexes have the build
# for graphics cards, of several GB; "make demo TORCH_INDEX=" takes that one.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
# Each worker loads the model: more workers than cores gain nothing.
WORKERS ?= 2

.PHONY: demo test test-browser test-clusters lint docs clean

demo: $(VENV)/.core
	$(VENV)/bin/attribution demo --model compact

test: lint
	OMP_NUM_THREADS=1 $(VENV)/bin/python -m pytest -q -n $(WORKERS) --dist loadfile --doctest-modules --cov=attribution --cov-report= attribution tests

# Ray and Spark for real, on clusters of this machine; Spark needs Java.
test-clusters: $(VENV)/.clusters
	OMP_NUM_THREADS=1 $(VENV)/bin/python -m pytest -q -m clusters tests/clusters

# The page of an article in a real browser. This needs Chromium and npm.
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

# If PyTorch's index cannot be reached, the steps below take torch from pip's own index.
$(VENV)/.torch: constraints.txt | $(VENV)/bin/python
	test "$$(uname)" != Linux || test -z "$(TORCH_INDEX)" \
		|| $(PIP) --retries 0 --timeout 10 --no-deps --index-url "$(TORCH_INDEX)" torch \
		|| echo "No torch from $(TORCH_INDEX), for the reason above: pip's own index is used instead."
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
