"""The pipeline's first two stages run on bytes, with the project's own parameters."""

from functools import lru_cache
from pathlib import Path

from tahqiq.core.casefile import Certificate
from tahqiq.core.hashing import sha256_of
from tahqiq.core.params import ExtractParams, load_params
from tahqiq.core.records import Claim
from tahqiq.stages.extract import extract
from tahqiq.stages.ingest import ingest


def extracted(root: Path, raw: bytes, certificate: Certificate | None = None) -> tuple[str, list[Claim]]:
    """The stored text and its claims; without a certificate the bytes are an Arabic article of which nothing else is known."""
    params = _params(root)
    known = certificate or Certificate(file="article.txt", sha256=sha256_of(raw), title="", language="ar")
    article, passages = ingest(raw, known, "bench", reader="auto")
    return article.text, extract(article, passages, extractor=params.extractor, levels=params.levels).claims


@lru_cache(maxsize=1)
def _params(root: Path) -> ExtractParams:
    """The block `extract`, read once: parsing YAML for every article would be a quarter of the time that is measured."""
    return load_params(root / "params.yaml")["extract"]
