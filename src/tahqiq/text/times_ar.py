"""Arabic time expressions and the values they stand for."""

from tahqiq.core.records import TimeExpression


def times_in(text: str, start: int, end: int, base: str) -> tuple[TimeExpression, ...]:
    """The time expressions of a stretch."""
    return ()
