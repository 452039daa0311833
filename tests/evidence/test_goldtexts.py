"""The annotated articles' texts come from a real server or a copy, are checked, and no failure passes for a text."""

import hashlib
import io
import json
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from pydantic import ValidationError

from tahqiq.core.errors import DiskError, IntegrityError, NetworkRequired, PartialResult
from tahqiq.core.gold import TEXTS, Corpus, GoldDocument
from tahqiq.evidence.goldtexts import RAW, cut_out, fetch_texts

TEXT = "رئيس البلدية: الجسر مفتوح\nقال رئيس البلدية إن الجسر مفتوح & آمن."
PAGE = "<DOC>\n<TITLE>رئيس البلدية: الجسر مفتوح</TITLE>\n<TEXT>\nقال رئيس البلدية إن الجسر مفتوح &amp; آمن.\n</TEXT>\n</DOC>"


def zipped(rows: list, name: str = "day.json") -> bytes:
    """A day's archive: one file in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, json.dumps(rows))
    return buffer.getvalue()


def document(doc: str, corpus: str, path: str, text: str = TEXT) -> GoldDocument:
    """An annotated article whose text has that digest."""
    digest = f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
    return GoldDocument(
        doc=doc, corpus=corpus, path=path, url="https://a.example/1", characters=len(text), sha256=digest, round="1"
    )


def corpus(address: str, form: str) -> Corpus:
    """A collection at an address of this machine, which a file of the project could not name."""
    return Corpus.model_construct(name="c", licence="CC0-1.0", address=address, form=form)


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """A folder with a copy of two collections, one of each form."""
    folder = tmp_path / "copies"
    (folder / "pages" / "news").mkdir(parents=True)
    (folder / "pages" / "news" / "a1.txt").write_text(PAGE, encoding="utf-8")
    (folder / "days").mkdir()
    title, content = TEXT.split("\n")
    rows = [{"title": "x", "content": "y"}, {"title": f" {title} ", "content": f"{content}\n"}]
    (folder / "days" / "2015.zip").write_bytes(zipped(rows))
    return folder


@pytest.fixture
def server(copies: Path) -> Iterator[str]:
    """The address of a server that gives out the copies."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(copies))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def collections(base: str) -> dict[str, Corpus]:
    """The two collections under an address."""
    return {"pages": corpus(f"{base}/pages/{{path}}", "trec"), "days": corpus(f"{base}/days/{{path}}", "zipped-json")}


DOCUMENTS = (document("a1", "pages", "news/a1.txt"), document("d1", "days", "2015.zip#1"))


def test_texts_are_fetched_once_recorded_first_and_equal_the_annotated_ones(tmp_path: Path, server: str) -> None:
    root = tmp_path / "project"
    assert fetch_texts(root, DOCUMENTS, collections(server), None) == (2, 2)
    for row in DOCUMENTS:
        assert (root / TEXTS / f"{row.doc}.txt").read_bytes() == TEXT.encode()
    assert (root / RAW / "pages" / "news" / "a1.txt").read_text(encoding="utf-8") == PAGE, "what came is kept as it came"
    assert fetch_texts(root, DOCUMENTS, collections("http://127.0.0.1:9"), None) == (2, 0), "nothing is asked for twice"


def test_a_copy_needs_no_network(tmp_path: Path, copies: Path) -> None:
    assert fetch_texts(tmp_path / "project", DOCUMENTS, collections("http://127.0.0.1:9"), copies) == (2, 2)


def test_a_changed_text_is_refused_and_the_others_are_kept(tmp_path: Path, copies: Path) -> None:
    root = tmp_path / "project"
    (copies / "pages" / "news" / "a1.txt").write_text(PAGE.replace("آمن", "مغلق"), encoding="utf-8")
    with pytest.raises(IntegrityError, match="1 texts are not those that were annotated: a1"):
        fetch_texts(root, DOCUMENTS, collections(""), copies)
    assert not (root / TEXTS / "a1.txt").exists() and (root / TEXTS / "d1.txt").exists()


def test_a_text_spoilt_on_disk_is_fetched_again(tmp_path: Path, copies: Path) -> None:
    root = tmp_path / "project"
    fetch_texts(root, DOCUMENTS, collections(""), copies)
    (root / TEXTS / "d1.txt").write_bytes(b"")
    assert fetch_texts(root, DOCUMENTS, collections(""), copies) == (2, 1)


def test_no_network_and_no_such_file_are_told(tmp_path: Path, server: str, copies: Path) -> None:
    with pytest.raises(NetworkRequired, match="--from FOLDER"):
        fetch_texts(tmp_path / "a", DOCUMENTS, collections("http://127.0.0.1:9"), None)
    absent = (document("a2", "pages", "news/a2.txt"),)
    with pytest.raises(NetworkRequired, match="HTTPError"):
        fetch_texts(tmp_path / "b", absent, collections(server), None)
    assert not (tmp_path / "b" / RAW).exists(), "an error page is no text"
    with pytest.raises(DiskError):
        fetch_texts(tmp_path / "c", absent, collections(server), copies)


def test_a_connection_that_breaks_off_is_no_text(tmp_path: Path) -> None:
    class Short(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(PAGE.encode()[:50])

    with ThreadingHTTPServer(("127.0.0.1", 0), Short) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        with pytest.raises(NetworkRequired, match="ChunkedEncodingError"):
            fetch_texts(tmp_path, DOCUMENTS[:1], collections(f"http://127.0.0.1:{running.server_port}"), None)
        running.shutdown()
    assert not (tmp_path / RAW).exists()


def test_a_document_names_no_place_outside() -> None:
    for changed in ({"doc": "../a"}, {"path": "/etc/passwd"}, {"path": "news/../../a"}, {"path": "~/a"}):
        with pytest.raises(ValidationError):
            GoldDocument.model_validate(DOCUMENTS[0].model_dump() | changed)


@pytest.mark.parametrize(
    ("raw", "path", "form"),
    [
        (b"<html>moved</html>", "news/a1.txt", "trec"),
        (b"\xff\xfe", "news/a1.txt", "trec"),
        (b"no archive", "2015.zip#0", "zipped-json"),
        (zipped([]), "2015.zip#0", "zipped-json"),
        (zipped([{"title": "x"}]), "2015.zip#0", "zipped-json"),
        (zipped(["x"]), "2015.zip#0", "zipped-json"),
        (zipped([], name="day.txt"), "2015.zip#0", "zipped-json"),
    ],
)
def test_a_file_without_the_article_is_named(raw: bytes, path: str, form: str) -> None:
    with pytest.raises(PartialResult, match=path.split("#")[0]):
        cut_out(raw, document("d", "c", path), corpus("", form))
