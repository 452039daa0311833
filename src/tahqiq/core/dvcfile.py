"""dvc.yaml: the hand-written files of every case, kept among the deps of the stages that read them."""

import io
from pathlib import Path

from ruamel.yaml import YAML

from tahqiq.core.casefile import CaseFile
from tahqiq.core.errors import ConfigError
from tahqiq.core.files import write_bytes
from tahqiq.core.pipeline import ARTICLE, DVC_STAGES, stage_named
from tahqiq.core.yamlfile import load_model, load_tree


def case_deps(root: Path, case: str, stage: str) -> list[str]:
    """The paths, from the project's folder, of a case's files that a stage reads."""
    folder = Path("data") / "cases" / case
    article = load_model(root / folder / "case.yaml", CaseFile).article.file
    return [(folder / (article if name == ARTICLE else name)).as_posix() for name in stage_named(stage).case_files]


def add_case(root: Path, case: str) -> None:
    """Add a case's files to the deps in dvc.yaml, comments kept; a file already there is left alone."""
    path = root / "dvc.yaml"
    tree = load_tree(path)
    for stage in DVC_STAGES:
        try:
            deps = tree["stages"][stage]["deps"]
        except (KeyError, TypeError):
            raise ConfigError(f"stage {stage!r} or its deps are missing", str(path), "restore dvc.yaml from git") from None
        deps.extend(name for name in case_deps(root, case, stage) if name not in deps)
    buffer = io.StringIO()
    yaml = YAML(typ="rt")
    yaml.width = 4096  # a folded path would no longer be a path
    yaml.dump(tree, buffer)
    write_bytes(path, buffer.getvalue().encode())
