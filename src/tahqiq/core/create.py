"""A new case on disk: the article as found, its birth certificate, and empty files for people to fill."""

import io
import shutil
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from tahqiq.core.case import Case, checked_case_id
from tahqiq.core.casefile import CaseFile, Certificate
from tahqiq.core.dvcfile import add_case
from tahqiq.core.errors import UsageError
from tahqiq.core.files import staged_folder, write_bytes

SOURCES = """\
# Checkable sources: addresses, facts and your own summaries. Add one with `tahqiq source add {case} URL ...`.
schema_version: 1
sources: []
"""
LINKS = """\
# Which source speaks to which review claim. Each link: claim (C01), source (S01), relation (attests-utterance,
# supports-content, contradicts-content, context), weight (core, extra), confidence (high, medium, low), establishes.
schema_version: 1
links: []
"""
CORRECTIONS = """\
# Extracted claims put right by a person. Each: claim (its id, clm-...), expect (its content as found, verbatim), what is right
# (content, cue, speaker: words of the article; speaker_name), why, by. The run stops if the claim no longer says what it did.
schema_version: 1
corrections: []
"""
REVIEW = """\
# Your decisions: two questions, kept apart: did they say it (attribution), is it true (content).
# Each claim: id (C01), quote (the article's words), start, end, gloss_en, kind, attribution and content
# (each: rating, why, links). data/cases/aleppo-2016-11-02/review.yaml is a worked example.
schema_version: 1
article_sha256: "{sha256}"
scale: default
status: draft
decided_by: ""
decided_on: ""
claims: []
"""


def create_case(root: Path, name: str, raw: bytes, certificate: Certificate, title: str) -> Case:
    """Make the case's folder whole or not at all and add it to dvc.yaml; raises UsageError if it exists."""
    folder = root / "data" / "cases" / checked_case_id(name)
    if folder.exists():
        raise UsageError("there is already a case of that name", str(folder), "choose another name")
    case_file = CaseFile(schema_version=1, title=title, article=certificate)
    with staged_folder(folder, root / ".tahqiq" / "staging") as staging:
        write_bytes(staging / certificate.file, raw)
        write_bytes(staging / "case.yaml", _case_yaml(case_file))
        write_bytes(staging / "sources.yaml", SOURCES.format(case=name).encode())
        write_bytes(staging / "links.yaml", LINKS.encode())
        write_bytes(staging / "corrections.yaml", CORRECTIONS.encode())
        write_bytes(staging / "gold.jsonl", b"")  # empty: nobody has annotated the article
        write_bytes(staging / "review.yaml", REVIEW.format(sha256=certificate.sha256).encode())
    try:
        add_case(root, name)
    except BaseException:
        shutil.rmtree(folder)  # a case that the pipeline does not know would never run
        raise
    return Case(root, name)


def _case_yaml(case_file: CaseFile) -> bytes:
    fields = case_file.model_dump(mode="json", exclude={"lead", "cautions"})
    for name in ("sha256", "published"):
        fields["article"][name] = DoubleQuotedScalarString(fields["article"][name])
    buffer = io.StringIO()
    buffer.write("# The case and its article's birth certificate. The article's bytes are never edited.\n")
    yaml = YAML(typ="rt")
    yaml.width, yaml.allow_unicode = 118, True
    yaml.dump(fields, buffer)
    return buffer.getvalue().encode()
