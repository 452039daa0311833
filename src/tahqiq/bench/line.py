"""A figure as it is printed, and what is printed where it could not be measured."""

from collections.abc import Iterator, Mapping
from typing import Any

from tahqiq.core.records import Metric

DATA_VARIABLE = "TAHQIQ_BENCH"
Lines = Iterator[dict[str, Any]]


def line_of(metric: Metric, peers: Mapping[str, float] | None = None) -> dict[str, Any]:
    """A figure with the digest of its data, and with the same figure of others where there is one."""
    line = {"measure": metric.measure, "value": metric.value, "unit": metric.unit, "n": metric.n}
    data = {"name": f"{metric.case}/{metric.data}", "sha256": metric.data_sha256}
    return line | {"data": data} | ({"peers": dict(peers)} if peers else {})


def not_measured(measure: str, why: str, data: str) -> dict[str, Any]:
    """The line of a figure that could not be measured."""
    return {"measure": measure, "value": None, "note": f"not measured: {why}", "data": {"name": data}}
