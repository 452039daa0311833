"""Which cases a stage must run: those whose inputs, code, notebook or params differ from the last published run."""

import hashlib
import json
from pathlib import Path
from typing import Any

import tahqiq
from tahqiq.core.case import Case
from tahqiq.core.errors import IntegrityError
from tahqiq.core.files import MANIFEST, moved_files, write_bytes
from tahqiq.core.hashing import sha256_of_file
from tahqiq.core.pipeline import Stage


def shared_key(root: Path, stage: Stage, parameters: dict[str, Any]) -> str:
    """A digest of what all cases of a stage share: code, notebook, lock, scales and params."""
    package = Path(tahqiq.__file__).parent
    files = [path for path in sorted(package.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
    files += [root / "notebooks" / stage.notebook, root / "requirements.lock", *sorted((root / "data" / "scales").glob("*.yaml"))]
    digests = {path.name if package not in path.parents else str(path.relative_to(package)): sha256_of_file(path) for path in files if path.is_file()}
    return _digest([digests, parameters])


def case_key(case: Case, stage: Stage, shared: str) -> str:
    """A digest of everything that this case's run of a stage depends on."""
    upstream = {name: sha256_of_file(case.published(name) / MANIFEST) for name in stage.reads if (case.published(name) / MANIFEST).is_file()}
    files = {name: sha256_of_file(path) for name, path in case.inputs(stage.name).items()}
    return _digest([shared, case.name, upstream, files])


def is_fresh(case: Case, stage: Stage, key: str) -> bool:
    """Whether the published folder is the one that a run with this key made, every byte of it."""
    try:
        state = json.loads(_state(case, stage).read_text(encoding="utf-8"))
        manifest = sha256_of_file(case.published(stage.name) / MANIFEST)
        return state == {"key": key, "manifest": manifest} and not moved_files(case.published(stage.name))
    except (OSError, ValueError, IntegrityError):
        return False


def remember(case: Case, stage: Stage, key: str) -> None:
    """Note that the published folder was made by a run with this key."""
    state = {"key": key, "manifest": sha256_of_file(case.published(stage.name) / MANIFEST)}
    write_bytes(_state(case, stage), json.dumps(state).encode())


def _state(case: Case, stage: Stage) -> Path:
    return case.root / ".tahqiq" / "state" / stage.name / f"{case.name}.json"


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
