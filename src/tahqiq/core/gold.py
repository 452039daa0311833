"""The annotated articles of `data/gold/attribution`: where each text stands, its digest, and the claims in it, by offsets."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import ConfigDict, Field, ValidationError

from tahqiq.core.errors import ConfigError
from tahqiq.core.records import Level, Mode, Record
from tahqiq.core.yamlfile import load_model, read_text

FOLDER = Path("data") / "gold" / "attribution"
TEXTS = Path("data") / "gold" / "texts"  # fetched, never committed: the texts belong to others
NAME = r"^[A-Za-z0-9_-][A-Za-z0-9_.-]*$"  # it names a file here
PLACE = r"^[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*(#[0-9]+)?$"  # no way out of a folder
Row = TypeVar("Row", bound=Record)


class Corpus(Record):
    """A published collection of articles, pinned to one of its versions."""

    name: str = Field(description="name of the collection")
    licence: str = Field(description="its licence, SPDX")
    address: str = Field(pattern=r"^https://[^\s]+\{path\}$", description="address of a file of the pinned version")
    form: Literal["trec", "zipped-json"] = Field(description="one marked-up file an article, or one archive of JSON a day")


class Corpora(Record):
    """`corpora.yaml`."""

    schema_version: Literal[1] = Field(description="version of this layout")
    corpora: dict[str, Corpus] = Field(description="the collections by short name")


class GoldDocument(Record):
    """An annotated article, without its text."""

    doc: str = Field(pattern=NAME, description="id of the article, unique among all sets")
    corpus: str = Field(description="short name of its collection")
    path: str = Field(pattern=PLACE, description="file of the collection that holds it; in an archive, `#` and its place from 0")
    url: str = Field(description="address it was published at")
    characters: int = Field(description="length of the text in code points")
    sha256: str = Field(description="digest of the text in UTF-8")
    round: str = Field(description="round of annotation it belongs to")


class GoldClaim(Record):
    """An annotated claim; offsets are code points of the article's text, [start, end). What an annotator adds is left alone."""

    model_config = ConfigDict(extra="ignore")

    doc: str = Field(description="id of the article")
    id: str = Field(default="", description="id of the claim")
    level: Level = Field(description="core: a reported proposition; second: a reported act, or nested")
    cue: tuple[int, int] = Field(description="reporting words")
    speaker: tuple[int, int] | None = Field(default=None, description="phrase that names the speaker in the clause")
    speaker_name: str | None = Field(default=None, description="who is speaking after resolution")
    content: tuple[int, int] = Field(description="what is claimed")
    mode: Mode | None = Field(default=None, description="direct, indirect or mixed")
    resolution: str = Field(default="", description="how the speaker is reached")
    where: str = Field(default="", description="headline or body")


def gold_sets(root: Path) -> list[str]:
    """The names of the annotated sets."""
    return sorted(path.parent.name for path in (root / FOLDER).glob("*/documents.jsonl"))


def read_corpora(root: Path) -> dict[str, Corpus]:
    """The collections that the articles come from; raises ConfigError if the file does not hold."""
    return load_model(root / FOLDER / "corpora.yaml", Corpora).corpora


def read_documents(root: Path, name: str) -> list[GoldDocument]:
    """The articles of a set; raises ConfigError with the line that is none."""
    path = root / FOLDER / name / "documents.jsonl"
    return list(_rows(read_text(path), str(path), GoldDocument))


def read_claims(data: bytes, where: str) -> list[GoldClaim]:
    """The claims of an annotation in JSON Lines; raises ConfigError with the line that is none, or the byte that is not UTF-8."""
    try:
        return list(_rows(data.decode("utf-8"), where, GoldClaim))
    except UnicodeDecodeError as error:
        raise ConfigError(f"byte {error.start} is not UTF-8", where, "save the file as UTF-8") from None


def _rows(text: str, where: str, model: type[Row]) -> Iterator[Row]:
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            yield model.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            what = ": ".join(filter(None, (".".join(str(step) for step in first["loc"]), first["msg"])))
            raise ConfigError(what, f"{where}:{number}", "mend that line") from None
