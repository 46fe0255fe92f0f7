"""What a run found, as a table for people and as JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rich.table import Table

from bench.measurement import Measurement, Result


def table(results: Iterable[Result]) -> Table:
    """Return one line for each measurement; below it, why some were skipped."""
    results = list(results)
    reasons = dict.fromkeys(result.skipped for result in results if result.skipped)
    drawn = Table(title="Alongside beside its baselines (medians)", caption="\n".join(reasons))
    drawn.add_column("measurement", no_wrap=True)
    for column in ("ours", "baseline", "ratio", "aim"):
        drawn.add_column(column, justify="right")
    for result in results:
        drawn.add_row(*_cells(result))
    return drawn


def _cells(result: Result) -> list[str]:
    measurement = result.measurement
    if result.skipped:
        return [measurement.name, "skipped"]
    colour = "green" if result.within_aim else "red"
    return [
        measurement.name,
        f"{_short(result.ours)} {measurement.unit}",
        f"{_short(result.baseline)} {measurement.unit}",
        f"[{colour}]{result.ratio:.2f}[/]",
        ", ".join(_aims(measurement)),
    ]


def _aims(measurement: Measurement) -> Iterator[str]:
    if measurement.aim is not None:
        yield f"≤ {measurement.aim:g}"
    if measurement.limit is not None:
        yield f"≤ {measurement.limit:g} {measurement.unit}"


def _short(number: float) -> str:
    return f"{number:.3g}" if number < 100 else f"{number:,.0f}"


def write_json(results: Iterable[Result], file: Path) -> None:
    """Write a list of ``{name, unit, ours, baseline, ratio}``. What was skipped is left out."""
    rows = [_row(result) for result in results if not result.skipped]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def _row(result: Result) -> dict[str, Any]:
    return {
        "name": result.measurement.name,
        "unit": result.measurement.unit,
        "ours": result.ours,
        "baseline": result.baseline,
        "ratio": result.ratio,
    }
