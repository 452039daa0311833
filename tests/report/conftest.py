"""Pages without the cost of drawing: a test that needs the real charts asks for `drawn`."""

from pathlib import Path

import pytest

from tahqiq.charts import draw
from tahqiq.core.case import Case

EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>'


@pytest.fixture(scope="session")
def tiny_case(pattern: Path) -> Case:
    """The tiny case; nothing here writes to it."""
    return Case(pattern, "tiny")


@pytest.fixture(autouse=True)
def undrawn(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every chart is an empty picture, unless the test asks for `drawn`."""
    if "drawn" not in request.fixturenames:
        monkeypatch.setattr(draw, "_drawer", lambda _: EMPTY)


@pytest.fixture
def drawn() -> None:
    """The charts are really drawn."""
