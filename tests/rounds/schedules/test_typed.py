from __future__ import annotations

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Refusal
from bot.rounds.schedules.typed import read_days, read_time

ALL = (0, 1, 2, 3, 4, 5, 6)


def test_days_are_read_in_the_language_of_whoever_types_and_in_that_of_their_server() -> None:
    assert read_days("do", "de", "es") == (3,)  # in Spanish this begins domingo
    assert read_days("lun y jue", "de", "es") == (0, 3)
    assert read_days("los martes", "es") == (1,)
    assert read_days("lunes a viernes", "es") == (0, 1, 2, 3, 4)
    assert read_days("todos los días", "es") == read_days("cada dia", "es") == tuple(range(7))
    assert read_days("tuesday", "de", "es") == (1,)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("mon,thu", (0, 3)),
        ("Monday and Thursday", (0, 3)),
        (" THU ,  mon ", (0, 3)),
        ("mondays & thursdays", (0, 3)),
        ("on Tues/Weds", (1, 2)),
        ("mo tu", (0, 1)),
        ("sat;sun", (5, 6)),
        ("every day", ALL),
        ("everyday", ALL),
        ("Daily", ALL),
        ("each day", ALL),
        ("weekdays", (0, 1, 2, 3, 4)),
        ("weekends and wed", (2, 5, 6)),
        ("mon-wed", (0, 1, 2)),
        ("mon to wed, sat", (0, 1, 2, 5)),
        ("fri – mon", (0, 4, 5, 6)),
        ("thu,thu", (3,)),
        ("ｍｏｎ", (0,)),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, days: tuple[int, ...]) -> None:
    assert read_days(typed, "en") == days


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "t", "s", "mon-", "-mon", "mon--wed", "1,3", "mon,foo", "someday", "🙂", "@everyone", "and"],
)
def test_days_that_are_unclear_get_a_kind_no(typed: str) -> None:
    with pytest.raises(Refusal, match="schedule-days-unclear"):
        read_days(typed, "en")


@pytest.mark.parametrize(
    ("language", "typed", "days"),
    [
        ("pt", "segunda, quinta", (0, 3)),
        ("de", "Mi Do", (2, 3)),
        ("de", "mon,thu", (0, 3)),
        ("zz", "mon,thu", (0, 3)),
    ],
)
def test_days_are_read_in_the_language_of_the_bot_and_in_english(
    language: str, typed: str, days: tuple[int, ...]
) -> None:
    assert read_days(typed, language) == days


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("19:00", time(19)),
        ("19.00", time(19)),
        ("19h", time(19)),
        ("19h30", time(19, 30)),
        ("1930", time(19, 30)),
        ("19", time(19)),
        ("7pm", time(19)),
        ("7 PM", time(19)),
        ("7:30 p.m.", time(19, 30)),
        ("7 am", time(7)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("noon", time(12)),
        ("Midnight", time(0)),
        ("0:05", time(0, 5)),
        ("１９：００", time(19)),
        ("7 o'clock", time(7)),
        (" 19:00 ", time(19)),
    ],
)
def test_times_are_read_as_people_type_them(typed: str, at: time) -> None:
    assert read_time(typed) == at


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "24:00",
        "25",
        "19:60",
        "13pm",
        "0pm",
        "soon",
        "7:5",
        "19:00:00",
        "-1",
        "730",
        "19:00 UTC",
        "7 mm",
        "🕖",
    ],
)
def test_times_that_are_unclear_get_a_kind_no(typed: str) -> None:
    with pytest.raises(Refusal, match="schedule-time-unclear"):
        read_time(typed)


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_every_time_is_read_back(at: time) -> None:
    assert read_time(at.strftime("%H:%M")) == at
    assert read_time(at.strftime("%I:%M%p")) == at


@given(st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    for read in (lambda: read_days(typed, "en"), lambda: read_time(typed)):
        with suppress(Refusal):
            assert read() != ()
