# make check: install and run the main job once.  make test: everything the tests need, then the tests.
PYTHON ?= python3
VENV ?= .venv
PY := $(VENV)/bin/python
SAMPLE := corpora/townships/qiwu-songya-2020h2.txt

.PHONY: check test lint corpora docs notebooks bench soak bundle clean

$(VENV)/.base: setup.cfg
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet -e ".[documents]"
	touch $@

$(VENV)/.dev: setup.cfg
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet -e ".[all,dev]"
	touch $@

check: $(VENV)/.base
	$(PY) -m reportnlp check $(SAMPLE)
	$(PY) -m reportnlp check $(SAMPLE) --format html --output out/report.html

test: $(VENV)/.dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest

lint: $(VENV)/.dev
	$(PY) -m ruff check .
	$(PY) -m mypy

corpora: $(VENV)/.dev
	$(PY) corpora/build.py

docs: $(VENV)/.dev
	$(PY) scripts/build_styles_doc.py
	$(PY) scripts/build_rule_docs.py
	$(PY) scripts/build_frames_doc.py

notebooks: $(VENV)/.dev
	$(PY) scripts/build_notebooks.py

# ratios against a baseline of the same run
bench: $(VENV)/.dev
	$(PY) -m tests.benchmarks

# long runs: 500 mixed files with broken ones, a kill half way
soak: $(VENV)/.dev
	$(PY) -m tests.soak

# a zip for offline Windows: wheels, instructions and 检查报告.bat
bundle: $(VENV)/.dev
	$(PY) scripts/bundle.py out/reportnlp-windows.zip

clean:
	rm -rf $(VENV) out build *.egg-info
