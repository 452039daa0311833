"""The texts of the annotated articles: fetched from where their collections are published, recorded, cut out, and checked."""

import html
import io
import json
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import requests

from tahqiq.core.errors import DiskError, IntegrityError, NetworkRequired, PartialResult
from tahqiq.core.files import write_bytes
from tahqiq.core.gold import TEXTS, Corpus, GoldDocument
from tahqiq.core.hashing import sha256_of

RAW = Path("data") / "gold" / "raw"  # what came, before it is read
FIELD = "<{0}>(.*?)</{0}>"
TIMEOUT = 60  # seconds of silence
LARGEST, CHUNK = 100_000_000, 65_536  # bytes of one file, and of what is taken at once


def fetch_texts(root: Path, documents: Iterable[GoldDocument], corpora: dict[str, Corpus], local: Path | None) -> tuple[int, int]:
    """How many texts are there now, and how many of them were fetched; each is checked against its recorded digest.

    With `local`, a folder that holds a copy of each collection under its short name, nothing is asked of the network. Raises
    NetworkRequired where an address cannot be reached, IntegrityError at the end where a text is not the annotated one.
    """
    there = fetched = 0
    wrong: list[str] = []
    for document in documents:
        target = root / TEXTS / f"{document.doc}.txt"
        if not (target.is_file() and sha256_of(target.read_bytes()) == document.sha256):
            text = cut_out(_file_of(root, document, corpora[document.corpus], local), document, corpora[document.corpus])
            if sha256_of(text.encode("utf-8")) != document.sha256:
                wrong.append(document.doc)
                continue
            write_bytes(target, text.encode("utf-8"))
            fetched += 1
        there += 1
    if wrong:
        what = f"{len(wrong)} texts are not those that were annotated: {', '.join(wrong[:3])}"
        raise IntegrityError(what, str(TEXTS), "the collection has changed; the others are stored")
    return there, fetched


def cut_out(raw: bytes, document: GoldDocument, corpus: Corpus) -> str:
    """The article's text in a file of its collection: title, line break, body; raises PartialResult if it is not in it."""
    try:
        if corpus.form == "trec":
            page = raw.decode("utf-8")
            title, body = (re.search(FIELD.format(name), page, re.DOTALL).group(1) for name in ("TITLE", "TEXT"))
            return f"{html.unescape(title).strip()}\n{html.unescape(body).strip()}"
        row = json.loads(_member(raw))[int(document.path.rpartition("#")[2])]
        return f"{row['title'].strip()}\n{row['content'].strip()}"
    except (AttributeError, LookupError, TypeError, ValueError, zipfile.BadZipFile) as error:
        raise PartialResult(f"the article is not in it ({type(error).__name__})", document.path, "fetch it again") from None


def _member(raw: bytes) -> bytes:
    """The one JSON file of a day's archive, refused where it would unpack to more than is sensible."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        member = next((item for item in archive.infolist() if item.filename.endswith(".json")), None)
        if member is None or member.file_size > LARGEST:
            raise ValueError("no JSON file of a sensible size")
        return archive.read(member)


def _file_of(root: Path, document: GoldDocument, corpus: Corpus, local: Path | None) -> bytes:
    path = document.path.rpartition("#")[0] or document.path
    if local is not None:
        return _read(local / document.corpus / path)
    stored = root / RAW / document.corpus / path
    if not stored.is_file():
        write_bytes(stored, _download(corpus.address.format(path=path)))  # recorded before it is read
    return _read(stored)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DiskError(f"cannot be read: {error.strerror}", str(path), "check the folder") from None


def _download(address: str) -> bytes:
    try:
        with requests.get(address, timeout=TIMEOUT, stream=True) as answer:
            answer.raise_for_status()
            raw = b""
            for part in answer.iter_content(CHUNK):  # a connection that breaks off is a RequestException here
                raw += part
                if len(raw) > LARGEST:
                    break
    except requests.RequestException as error:
        raise NetworkRequired(f"cannot be fetched: {type(error).__name__}", address, "try again, or give --from FOLDER") from None
    if len(raw) > LARGEST:
        raise PartialResult(f"has over {LARGEST:,} bytes", address, "the collection is not the one that was annotated")
    return raw
