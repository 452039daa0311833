"""What people write about a case: a name stands for one thing."""

import pytest
from pydantic import ValidationError

from tahqiq.core.case import Case
from tahqiq.core.casefile import LinksFile, SourcesFile
from tahqiq.core.controls import visible


def test_a_source_id_stands_for_one_source(tiny_case: Case) -> None:
    first = tiny_case.sources().sources[0].model_dump()
    with pytest.raises(ValidationError, match="source id used twice: S01"):
        SourcesFile(schema_version=1, sources=[first, first | {"url": "https://example.org/other"}])


def test_a_link_is_set_once(tiny_case: Case) -> None:
    first = tiny_case.curated().links[0].model_dump()
    with pytest.raises(ValidationError, match="link used twice: C"):
        LinksFile(schema_version=1, links=[first, first | {"confidence": "low"}])


def test_unseen_characters_are_shown_and_joiners_are_left_alone() -> None:
    assert visible("a\u202eb\u00adc\x1bd\u2060") == "a[U+202E]b[U+00AD]c[U+001B]d[U+2060]"
    assert (
        visible("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\n\t") == "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\n\t"
    )
