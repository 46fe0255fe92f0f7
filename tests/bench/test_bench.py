"""The measuring itself: that it works and says what it found. No time is tested here."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from bench import __main__ as bench
from bench import lists, pairings, presses, report
from bench.measurement import Measurement, Pair, Plan, Result, Skipped, take

pytestmark = pytest.mark.alone


async def three_turns(_plan: Plan) -> AsyncGenerator[Pair]:
    for ours, baseline in ((9.0, 3.0), (4.0, 2.0), (5.0, 1.0)):
        yield Pair(ours, baseline)


async def no_turn(_plan: Plan) -> AsyncGenerator[Pair]:
    raise Skipped("PostgreSQL is not installed")
    yield


PRESS = Measurement("press", "ms", 2.0, three_turns, usual_turns=3)
ABSENT = Measurement("press_postgresql", "ms", None, no_turn)


def shown(results: list[Result]) -> str:
    console = Console(width=120, record=True, file=StringIO())
    console.print(report.table(results))
    return console.export_text()


async def test_a_result_is_the_medians_of_turns_taken_one_by_one() -> None:
    seen: list[None] = []
    result = await take(PRESS, Plan(), lambda: seen.append(None))
    assert (result.ours, result.baseline, result.ratio, len(seen)) == (5.0, 2.0, 2.5, 3)
    assert not result.within_aim


async def test_a_host_can_ask_for_fewer_turns_and_smaller_numbers() -> None:
    assert len((await take(PRESS, Plan(turns=1))).pairs) == 1
    assert [Plan(quick=True).some(count) for count in (100, 3)] == [5, 1]
    assert [Plan().some(100), Plan(quick=True).turns_of(7), Plan(turns=3).turns_of(7)] == [100, 2, 3]


async def test_what_was_found_stands_in_a_table_and_in_a_file(tmp_path: Path) -> None:
    results = [await take(PRESS, Plan()), await take(ABSENT, Plan())]
    file = tmp_path / "build" / "bench.json"
    report.write_json(results, file)
    row = {"name": "press", "unit": "ms", "ours": 5.0, "baseline": 2.0, "ratio": 2.5}
    assert json.loads(file.read_text()) == [row]
    text = shown(results)
    for words in ("5 ms", "2 ms", "2.50", "≤ 2", "skipped", "PostgreSQL is not installed"):
        assert words in text


def test_everything_that_was_promised_is_measured() -> None:
    names = [measurement.name for measurement in bench.MEASUREMENTS]
    assert len(set(names)) == len(names)
    promised = {"signpost_find", "help", "signpost_import", "pairing_300", "pairing_1000", "pairing_10000"}
    assert promised <= set(names)
    promised = {"press_to_answer", "check_in", "start", "start_100000_buttons", "memory_1000_guilds"}
    promised |= {"rounds_due_together", "rounds_due_together_calls", "rounds_due_together_stall"}
    assert promised | {"press_to_answer_postgresql", "check_in_postgresql"} <= set(names)


def test_a_measurement_that_does_not_exist_is_refused_with_those_that_do() -> None:
    app = bench.typer.Typer()
    app.command()(bench.main)
    result = CliRunner().invoke(app, ["--only", "speed"])
    assert result.exit_code == 2
    assert "press_to_answer" in result.output


@pytest.mark.parametrize("measurement", presses.MEASUREMENTS[:2], ids=lambda each: each.name)
async def test_a_press_and_a_check_in_are_measured_on_real_processes(measurement: Measurement) -> None:
    result = await take(measurement, Plan(quick=True, turns=1))
    assert result.ours > 0
    assert result.baseline > 0


@pytest.mark.parametrize("measurement", lists.MEASUREMENTS, ids=lambda each: each.name)
async def test_lists_are_measured_beside_what_does_the_same_without_care(measurement: Measurement) -> None:
    result = await take(measurement, Plan(quick=True, turns=1))
    assert result.ours > 0
    assert result.baseline > 0


@pytest.mark.parametrize(
    "measurement",
    [one for one in pairings.MEASUREMENTS if "50" not in one.name and one.name != "pairing_1000_stall"],
    ids=lambda each: each.name,
)
async def test_pairing_is_measured_beside_chance_and_plain_matching(measurement: Measurement) -> None:
    result = await take(measurement, Plan(quick=True, turns=1))
    assert result.baseline >= 0
    if measurement.name.startswith("pairing_fairness"):
        assert result.within_aim
        assert result.ours <= result.baseline


async def test_a_limit_of_our_own_counts_beside_the_ratio() -> None:
    tight = Measurement("press", "ms", 3.0, three_turns, usual_turns=3, limit=4.0)
    result = await take(tight, Plan())
    assert not result.within_aim
    assert "≤ 3, ≤ 4 ms" in shown([result])
