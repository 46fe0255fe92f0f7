"""The command line: `python -m bench --only press_to_answer --rounds 3`."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bench import crowd, lists, memory, pairings, presses, report, starts, together
from bench.measurement import Measurement, Plan, Result, take

MEASUREMENTS: tuple[Measurement, ...] = (
    *presses.MEASUREMENTS,
    *starts.MEASUREMENTS,
    *memory.MEASUREMENTS,
    *crowd.MEASUREMENTS,
    *together.MEASUREMENTS,
    *lists.MEASUREMENTS,
    *pairings.MEASUREMENTS,
)
"""Everything that is measured, in this order. A new file of measurements is added here."""

FILE = Path("build/bench.json")


def main(
    only: Annotated[list[str] | None, typer.Option(help="Measure this one alone; can be repeated.")] = None,
    rounds: Annotated[int | None, typer.Option(min=1, help="How many turns each side gets.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Small numbers, to see whether it works.")] = False,
) -> None:
    """Measure Alongside beside baselines, in turns; print a table and write build/bench.json."""
    console = Console()
    chosen = _chosen(only or [])
    results = asyncio.run(_measure(chosen, Plan(quick, rounds), console))
    console.print(report.table(results))
    report.write_json(results, FILE)
    console.print(f"Written to {FILE}." + (" A quick run says little." if quick else ""))


def _chosen(names: list[str]) -> list[Measurement]:
    known = {measurement.name: measurement for measurement in MEASUREMENTS}
    if unknown := [name for name in names if name not in known]:
        raise typer.BadParameter(f"{unknown[0]} is not among {', '.join(known)}", param_hint="--only")
    return [known[name] for name in names] or list(MEASUREMENTS)


async def _measure(chosen: list[Measurement], plan: Plan, console: Console) -> list[Result]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    results: list[Result] = []
    with Progress(*columns, console=console) as progress:
        for measurement in chosen:
            total = plan.turns_of(measurement.usual_turns)
            task = progress.add_task(measurement.name, total=total)
            results.append(await take(measurement, plan, lambda task=task: progress.advance(task)))
    return results


if __name__ == "__main__":
    typer.run(main)
