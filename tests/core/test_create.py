"""A new case is made whole or not at all, and the pipeline knows it afterwards."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tahqiq.core import create
from tahqiq.core.case import Case, case_names
from tahqiq.core.casefile import Certificate
from tahqiq.core.create import create_case
from tahqiq.core.dvcfile import add_case, case_deps
from tahqiq.core.errors import DiskError, TahqiqError, UsageError
from tahqiq.core.hashing import sha256_of
from tahqiq.core.pipeline import PIPELINE
from tahqiq.core.yamlfile import load_tree, plain

RAW = "قال الوزير إن الطريق مفتوح.\n".encode()
CERTIFICATE = Certificate(file="article.txt", sha256=sha256_of(RAW), title="الطريق: مفتوح", language="ar", published="2024-03-04")


def deps(project: Path, stage: str) -> list[str]:
    """A stage's dependencies in dvc.yaml."""
    return plain(load_tree(project / "dvc.yaml"))["stages"][stage]["deps"]


def test_a_new_case_can_be_read_at_once(project: Path) -> None:
    made = create_case(project, "road", RAW, CERTIFICATE, "الطريق: مفتوح")
    assert made.raw() == RAW and made.file.article == CERTIFICATE and made.file.title == "الطريق: مفتوح"
    assert made.sources().sources == () and made.curated().links == ()
    assert made.review().claims == () and made.review().article_sha256 == CERTIFICATE.sha256
    assert case_names(project) == ["road", "tiny"]


def test_every_stage_that_reads_its_files_depends_on_them(project: Path) -> None:
    create_case(project, "road", RAW, CERTIFICATE, "t")
    for stage in PIPELINE:
        names = case_deps(project, "road", stage)
        assert set(names) <= set(deps(project, stage)) and all((project / name).is_file() for name in names)


def test_adding_a_case_keeps_comments_and_adds_nothing_twice(project: Path) -> None:
    before = (project / "dvc.yaml").read_bytes()
    assert before.startswith(b"# ")
    add_case(project, "tiny")
    assert (project / "dvc.yaml").read_bytes() == before


def test_an_existing_case_is_not_touched(project: Path, listing: Callable) -> None:
    before = listing(project)
    with pytest.raises(UsageError, match="already a case"):
        create_case(project, "tiny", RAW, CERTIFICATE, "t")
    assert listing(project) == before


@pytest.mark.parametrize("name", ["../road", "a b", "حلب"])
def test_a_name_that_will_not_do_makes_nothing(project: Path, listing: Callable, name: str) -> None:
    before = listing(project)
    with pytest.raises(UsageError):
        create_case(project, name, RAW, CERTIFICATE, "t")
    assert listing(project) == before


def test_a_case_that_the_pipeline_cannot_take_is_taken_back(
    project: Path, listing: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = listing(project)

    def full(*_: object) -> None:
        raise DiskError("cannot be written: No space left on device", "dvc.yaml")

    monkeypatch.setattr(create, "add_case", full)
    with pytest.raises(DiskError):
        create_case(project, "road", RAW, CERTIFICATE, "t")
    assert listing(project) == before and not (project / "data" / "cases" / "road").exists()


def test_a_dvc_file_that_is_broken_makes_no_case(project: Path, listing: Callable) -> None:
    (project / "dvc.yaml").write_text("stages:\n  ingest: [\n")
    before = listing(project)
    with pytest.raises(TahqiqError, match="malformed YAML"):
        create_case(project, "road", RAW, CERTIFICATE, "t")
    assert listing(project) == before


def test_a_dvc_file_without_a_stage_says_so(project: Path, listing: Callable) -> None:
    (project / "dvc.yaml").write_text("stages: {}\n")
    before = listing(project)
    with pytest.raises(TahqiqError, match="ingest"):
        create_case(project, "road", RAW, CERTIFICATE, "t")
    assert listing(project) == before


def test_a_path_that_cannot_be_written_is_a_disk_error(project: Path, listing: Callable) -> None:
    shutil.rmtree(project / ".tahqiq", ignore_errors=True)
    (project / ".tahqiq").write_bytes(b"a file where a folder must be")
    before = listing(project)
    with pytest.raises(DiskError) as caught:
        create_case(project, "road", RAW, CERTIFICATE, "t")
    assert ".tahqiq" in str(caught.value) and "mend the permissions" in str(caught.value)
    assert listing(project) == before


def test_a_hostile_title_stays_a_title(project: Path) -> None:
    title = 'x"\n- y: !!python/object:os.system {}\n# ٪ {a: b}'
    made = create_case(project, "road", RAW, CERTIFICATE.model_copy(update={"title": title}), title)
    assert Case(project, "road").file.article.title == title == made.file.title
