"""Pages without the cost of drawing: a test that needs the real charts asks for `drawn`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tahqiq.charts.draw import draw_here, set_drawer
from tahqiq.core.case import Case

EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>'


@pytest.fixture(scope="session")
def tiny_case(pattern: Path) -> Case:
    """The tiny case; nothing here writes to it."""
    return Case(pattern, "tiny")


@pytest.fixture(autouse=True)
def undrawn(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every chart is an empty picture, unless the test asks for `drawn`."""
    if "drawn" not in request.fixturenames:
        set_drawer(lambda _: EMPTY)
    yield
    set_drawer(draw_here)


@pytest.fixture
def drawn() -> None:
    """The charts are really drawn."""
