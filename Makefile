# The two commands of the README are `make report` and `make test`. Every recipe is a line that works by hand.
.PHONY: report test lock clean

report: .venv/installed
	PATH="$(CURDIR)/.venv/bin:$$PATH" dvc repro

test: .venv/installed
	PATH="$(CURDIR)/.venv/bin:$$PATH" pytest

.venv/installed: requirements.lock pyproject.toml
	python3 -m venv .venv
	.venv/bin/pip install --quiet --require-hashes -r requirements.lock
	.venv/bin/pip install --quiet --no-deps --no-build-isolation -e .
	.venv/bin/dvc config --local core.site_cache_dir "$(CURDIR)/.dvc/tmp/site-cache"
	touch .venv/installed

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --group dev pyproject.toml --output-file requirements.lock

clean:
	rm -rf .venv .tahqiq data/interim data/processed
