"""Which cases a stage must run: those whose inputs, code, notebook or params differ from the last published run."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tahqiq
from tahqiq.core.case import Case
from tahqiq.core.errors import IntegrityError
from tahqiq.core.files import MANIFEST, moved_files, read_manifest, write_bytes
from tahqiq.core.hashing import sha256_of, sha256_of_file
from tahqiq.core.pipeline import Stage


def shared_key(root: Path, stage: Stage, parameters: Mapping[str, Any]) -> str:
    """A digest of what all cases of a stage share: code, notebook, lock, Python, params, and scales where it reads a review."""
    package = Path(tahqiq.__file__).parent
    code = [path for path in sorted(package.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
    files = [root / "notebooks" / stage.notebook, root / "requirements.lock"]
    if "review.yaml" in stage.case_files:
        files += sorted((root / "data" / "scales").glob("*.yaml"))
    return _digest(
        [
            {str(path.relative_to(package)): sha256_of_file(path) for path in code},
            {str(path.relative_to(root)): sha256_of_file(path) for path in files if path.is_file()},
            parameters,
            list(sys.version_info[:2]),
        ]
    )


def case_key(case: Case, stage: Stage, shared: str) -> str:
    """A digest of everything that a case's run of a stage depends on; raises IntegrityError if a stage before it has not run."""
    for name in stage.reads:
        read_manifest(case.published(name))
    upstream = {name: sha256_of_file(case.published(name) / MANIFEST) for name in stage.reads}
    files = {name: sha256_of_file(path) for name, path in case.inputs(stage.name).items()}
    return _digest([shared, case.name, upstream, files])


def is_fresh(case: Case, stage: Stage, key: str) -> bool:
    """Whether the published folder is the one that a run with this key made, every byte of it."""
    folder = case.published(stage.name)
    try:
        state = json.loads(state_file(case, stage).read_text(encoding="utf-8"))
        return state == {"key": key, "manifest": sha256_of_file(folder / MANIFEST)} and not moved_files(folder)
    except (OSError, ValueError, IntegrityError):
        return False


def remember(case: Case, stage: Stage, key: str) -> None:
    """Note that the published folder was made by a run with this key."""
    state = {"key": key, "manifest": sha256_of_file(case.published(stage.name) / MANIFEST)}
    write_bytes(state_file(case, stage), f"{json.dumps(state, sort_keys=True)}\n".encode())


def state_file(case: Case, stage: Stage) -> Path:
    """Where the key of the last good run is remembered."""
    return case.root / ".tahqiq" / "state" / stage.name / f"{case.name}.json"


def _digest(value: object) -> str:
    return sha256_of(json.dumps(value, sort_keys=True).encode())
