"""Taking an article in: from a file or pasted text to a new case, refused whole where it cannot be worked on."""

import sys
from collections.abc import Mapping
from pathlib import Path

from tahqiq.core.case import Case, checked_case_id
from tahqiq.core.casefile import Certificate
from tahqiq.core.create import create_case
from tahqiq.core.errors import ConfigError, DiskError, UsageError
from tahqiq.core.hashing import sha256_of
from tahqiq.core.params import load_params
from tahqiq.methods.extractors import EXTRACTORS
from tahqiq.stages.ingest import ingest

PASTED = Path("-")
NOT_ARABIC = frozenset("پچژگکیےٹڈڑںھہۀۂۆێەڵ")  # letters of Persian, Urdu and Kurdish that Arabic does not write
MAX_BYTES = 20_000_000


def take_in(root: Path, name: str, path: Path, given: Mapping[str, str]) -> Case:
    """The new case; raises UsageError, DiskError or ConfigError where name, file or language will not do."""
    if (root / "data" / "cases" / checked_case_id(name)).exists():
        raise UsageError("there is already a case of that name", name, "choose another name")
    raw = bytes_of(path)
    file = "article.txt" if path == PASTED else f"article{path.suffix.lower() or '.txt'}"
    draft = Certificate(file=file, sha256=sha256_of(raw), language=given["language"] or "und", title=given["title"])
    article, passages = ingest(raw, draft, name, reader=load_params(root / "params.yaml")["ingest"].reader)
    language = given["language"] or recognise(article.text, str(path))
    extractor = EXTRACTORS.get(load_params(root / "params.yaml")["extract"].extractor)
    if not extractor.supports(language):
        raise ConfigError(f"no extractor reads language {language!r}", str(path), "claims can be extracted from Arabic (ar)")
    first = next((row.span.text for row in passages if row.kind == "headline"), passages[0].span.text)
    title = given["title"] or " ".join(first.split())[:200]
    certificate = Certificate.model_validate({**draft.model_dump(), **given, "language": language, "title": title})
    return create_case(root, name, raw, certificate, title)


def recognise(text: str, where: str) -> str:
    """`ar` where the text is Arabic; raises ConfigError where it is not, since a guess would end in empty results."""
    letters = [char for char in text if char.isalpha()]
    arabic = [char for char in letters if "\u0600" <= char <= "\u06ff"]
    foreign = sum(char in NOT_ARABIC for char in arabic)
    if letters and len(arabic) > len(letters) / 2 and foreign < len(arabic) / 50:
        return "ar"
    raise ConfigError("the text's language was not recognised as Arabic", where, "if it is, say so with --language ar")


def bytes_of(path: Path) -> bytes:
    """The file's bytes, or the pasted text for `-`; raises UsageError, DiskError or ConfigError where there are none."""
    try:
        if path == PASTED:
            raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with path.open("rb") as file:
                raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UsageError("there is no such file", str(path), "check the path") from None
    except IsADirectoryError:
        raise UsageError("this is a folder", str(path), "give the article's file") from None
    except OSError as error:
        raise DiskError(f"cannot be read: {error.strerror}", str(path), "check its permissions") from None
    if len(raw) > MAX_BYTES:
        raise ConfigError(f"the article has over {MAX_BYTES:,} bytes", str(path), "give the article alone")
    return raw
