"""dvc.yaml against the code: a forgotten dependency would make DVC say "up to date" when it is not."""

import ast
import json
from functools import cache

import pytest

from house import ROOT, closure, files_of, imported, modules, tree_of
from tahqiq.core.case import case_names
from tahqiq.core.dvcfile import case_deps
from tahqiq.core.pipeline import DVC_STAGES, stage_named
from tahqiq.core.yamlfile import load_tree, plain

RUNNER = "tahqiq.notebook"
# What the runner loads by name, and for which stage alone.
LOADED_BY_NAME = {"report": {"tahqiq.stages.index"}, "evaluate": {"tahqiq.stages.figures"}}
# What a stage reads beside its notebook, the package, the stages before it and its case's files.
ALSO_READ = {"assess": {"data/scales"}, "report": {"data/scales", "requirements.lock"}}
# What a stage publishes beside its own folder.
ALSO_PUBLISHED = {"report": {"reports/index.html"}}

every_stage = pytest.mark.parametrize("stage", DVC_STAGES)


@cache
def stages() -> dict[str, dict]:
    """The stages of dvc.yaml."""
    return plain(load_tree(ROOT / "dvc.yaml"))["stages"]


def outs(stage: str) -> list[str]:
    """The paths that a stage of dvc.yaml publishes."""
    return [next(iter(out)) if isinstance(out, dict) else out for out in stages()[stage]["outs"]]


def named_by_notebook(stage: str) -> set[str]:
    """The modules of the package that a stage's notebook imports."""
    notebook = json.loads((ROOT / "notebooks" / stage_named(stage).notebook).read_text(encoding="utf-8"))
    code = [ast.parse("".join(cell["source"])) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return {name for tree in code for _, name in imported(tree) if name in modules()}


def needed(stage: str) -> set[str]:
    """Every file of the package that a run of the stage may read."""
    return files_of(closure(runner() | named_by_notebook(stage) | LOADED_BY_NAME.get(stage, set())))


def runner() -> set[str]:
    """The runner's own modules."""
    found = {name for name in modules() if name == RUNNER or name.startswith(f"{RUNNER}.")}
    assert found, "there is no tahqiq.notebook: every stage's command runs it"
    return found


def covers(dep: str, file: str) -> bool:
    """Whether a dependency is that file or a folder that holds it."""
    return file == dep or file.startswith(f"{dep}/")


def test_the_stages_are_the_five_verbs_in_order_and_the_evaluation() -> None:
    assert list(stages()) == list(DVC_STAGES)


@every_stage
def test_names_agree_with_the_table(stage: str) -> None:
    entry, known = stages()[stage], stage_named(stage)
    assert entry["cmd"] == f"python -m tahqiq.notebook {stage}"
    assert tuple(entry.get("params", ())) == known.blocks
    assert set(outs(stage)) == {known.folder} | ALSO_PUBLISHED.get(stage, set())
    assert all(out[path]["persist"] for out in entry["outs"] for path in out), (
        "without persist: true the cases that did not change are lost"
    )


@every_stage
def test_deps_cover_every_file_that_the_stage_can_read(stage: str) -> None:
    deps = stages()[stage]["deps"]
    forgotten = sorted(file for file in needed(stage) if not any(covers(dep, file) for dep in deps))
    assert not forgotten, f"{stage} reads these, and dvc.yaml does not name them: {forgotten}"


@every_stage
def test_no_dep_is_needless(stage: str) -> None:
    files = needed(stage)
    needless = [dep for dep in stages()[stage]["deps"] if dep.startswith("src/") and not any(covers(dep, file) for file in files)]
    assert not needless, f"a change to {needless} would run {stage} for nothing"


@every_stage
def test_the_other_deps_are_notebook_tables_and_case_files(stage: str) -> None:
    known = stage_named(stage)
    expected = {f"notebooks/{known.notebook}"} | {stage_named(name).folder for name in known.reads} | ALSO_READ.get(stage, set())
    expected |= {dep for case in case_names(ROOT) for dep in case_deps(ROOT, case, stage)}
    found = {dep for dep in stages()[stage]["deps"] if not dep.startswith("src/")}
    assert found == expected, f"{stage}: missing {sorted(expected - found)}, needless {sorted(found - expected)}"


@every_stage
def test_every_dep_exists(stage: str) -> None:
    made = {out for name in DVC_STAGES for out in outs(name)}
    absent = [dep for dep in stages()[stage]["deps"] if dep not in made and not (ROOT / dep).exists()]
    assert not absent, f"{stage} depends on what is not there: {absent}"
    assert len(set(stages()[stage]["deps"])) == len(stages()[stage]["deps"]), f"{stage} names a dependency twice"


def test_every_out_has_one_owner() -> None:
    every = [(out, stage) for stage in DVC_STAGES for out in outs(stage)]
    for out, stage in every:
        sharing = [other for path, other in every if (path, other) != (out, stage) and (covers(path, out) or covers(out, path))]
        assert not sharing, f"{out} belongs to {stage} and to {sharing}"


@every_stage
def test_no_command_holds_a_value_that_people_edit(stage: str) -> None:
    assert "${" not in stages()[stage]["cmd"], "a value of params.yaml in a command is a shell injection waiting"


def test_a_case_that_the_pipeline_does_not_know_is_seen() -> None:
    deps = {dep for stage in DVC_STAGES for dep in stages()[stage]["deps"]}
    for case in case_names(ROOT):
        assert f"data/cases/{case}/case.yaml" in deps, f"dvc.yaml does not run {case}: name its files under deps"


def test_what_the_runner_loads_by_name_is_known() -> None:
    constants = [node.value for name in runner() for node in ast.walk(tree_of(modules()[name])) if isinstance(node, ast.Constant)]
    dotted = {value.split(":")[0] for value in constants if isinstance(value, str) and value.startswith("tahqiq.")}
    by_name = dotted - closure(runner())
    assert by_name == set().union(*LOADED_BY_NAME.values()), "name the stage for which the runner loads it in LOADED_BY_NAME"


def test_the_closure_follows_imports_inside_functions_and_data_beside_code() -> None:
    files = files_of(closure(["tahqiq.stages.ingest"]))
    assert "src/tahqiq/text/lists/months.txt" in files, "data files of a package are part of it"
    assert "src/tahqiq/core/errors.py" in files and "src/tahqiq/stages/assess.py" not in files
    assert "src/tahqiq/core/verify.py" in files_of(closure(["tahqiq.cli"])), "imports inside functions count"
