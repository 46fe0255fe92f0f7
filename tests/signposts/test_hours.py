"""Who is open when. Every expected value here was worked out by hand from a calendar and a clock."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from bot.core.paths import shipped_config
from bot.core.texts import load_texts
from bot.signposts import hours_words, opening
from bot.signposts.hours import Hours
from bot.signposts.hours_words import Clock
from tests.signposts.entries import entry

LONDON, BERLIN, TOKYO, NEW_YORK = "Europe/London", "Europe/Berlin", "Asia/Tokyo", "America/New_York"
KOLKATA, SYDNEY, LISBON, SAO_PAULO = "Asia/Kolkata", "Australia/Sydney", "Europe/Lisbon", "America/Sao_Paulo"


def hours(written: str, zone: str | None = LONDON, holidays: str | None = None) -> Hours:
    return Hours(opening_hours=written, time_zone=zone, public_holidays=holidays, known_from="their own page")


# The hours, the zone, whose holidays; a moment by the clock there (or with an offset, where the clock shows a
# time twice); how it stands, and when that changes by the same clock.
CASES = [
    # Plain days. 5 January 2026 is a Monday.
    ("Mo-Fr 10:00-18:00", LONDON, None, "2026-01-05 09:59", "closed", "2026-01-05 10:00"),
    ("Mo-Fr 10:00-18:00", LONDON, None, "2026-01-05 10:00", "open", "2026-01-05 18:00"),
    ("Mo-Fr 10:00-18:00", LONDON, None, "2026-01-05 17:59", "open", "2026-01-05 18:00"),
    ("Mo-Fr 10:00-18:00", LONDON, None, "2026-01-05 18:00", "closed", "2026-01-06 10:00"),
    ("Mo-Fr 10:00-18:00", LONDON, None, "2026-01-09 18:00", "closed", "2026-01-12 10:00"),
    ("Mo-Fr 10:00-18:00", LONDON, None, "2026-01-10 12:00", "closed", "2026-01-12 10:00"),
    ("Mo-Fr 10:00-12:00,14:00-18:00", LONDON, None, "2026-01-05 13:00", "closed", "2026-01-05 14:00"),
    ("Mo-Fr 10:00-18:00; 12:00-13:00 off", LONDON, None, "2026-01-05 12:30", "closed", "2026-01-05 13:00"),
    ("Mo-Fr 10:00-18:00; We off", LONDON, None, "2026-01-07 12:00", "closed", "2026-01-08 10:00"),
    ("Mo-Fr 10:00-18:00; Sa 10:00-12:00", LONDON, None, "2026-01-10 11:00", "open", "2026-01-10 12:00"),
    ("10:00-22:00", LISBON, None, "2026-01-10 22:30", "closed", "2026-01-11 10:00"),
    ("Mo[1] 10:00-12:00", LONDON, None, "2026-01-05 11:00", "open", "2026-01-05 12:00"),
    ("Mo[1] 10:00-12:00", LONDON, None, "2026-01-12 11:00", "closed", "2026-02-02 10:00"),
    ("Jul-Aug 09:00-12:00", LONDON, None, "2026-06-30 13:00", "closed", "2026-07-01 09:00"),
    ("Dec 24-Jan 02 off", LONDON, None, "2026-12-28 12:00", "closed", None),
    ("Mo-Fr 10:00-18:00; Dec 24-Jan 02 off", LONDON, None, "2026-12-28 12:00", "closed", "2027-01-04 10:00"),
    ("off", LONDON, None, "2026-01-05 12:00", "closed", None),
    # Zones: the same moment, by the clock of the service.
    ("09:00-17:00", TOKYO, None, "2026-01-05 00:30+00:00", "open", "2026-01-05 17:00"),
    ("09:00-17:00", NEW_YORK, None, "2026-01-05 13:59+00:00", "closed", "2026-01-05 09:00"),
    ("09:00-17:00", NEW_YORK, None, "2026-01-05 14:00+00:00", "open", "2026-01-05 17:00"),
    ("Mo-Sa 10:00-20:00", KOLKATA, None, "2026-01-05 04:29+00:00", "closed", "2026-01-05 10:00"),
    ("Mo-Sa 10:00-20:00", KOLKATA, None, "2026-01-05 04:30+00:00", "open", "2026-01-05 20:00"),
    ("Mo 09:00-17:00", SYDNEY, None, "2026-01-04 22:00+00:00", "open", "2026-01-05 17:00"),
    ("08:00-20:00", SAO_PAULO, None, "2026-01-05 22:59+00:00", "open", "2026-01-05 20:00"),
    # Over midnight.
    ("17:00-24:00", LONDON, None, "2026-01-05 23:59", "open", "2026-01-06 00:00"),
    ("17:00-24:00", LONDON, None, "2026-01-06 00:00", "closed", "2026-01-06 17:00"),
    ("17:00-00:00", LONDON, None, "2026-01-05 23:59", "open", "2026-01-06 00:00"),
    ("15:30-00:30", LISBON, None, "2026-01-06 00:15", "open", "2026-01-06 00:30"),
    ("15:30-00:30", LISBON, None, "2026-01-06 00:30", "closed", "2026-01-06 15:30"),
    ("22:00-06:00", LONDON, None, "2026-01-06 03:00", "open", "2026-01-06 06:00"),
    ("22:00-06:00", LONDON, None, "2026-01-05 23:00", "open", "2026-01-06 06:00"),
    ("Mo-Fr 22:00-06:00", LONDON, None, "2026-01-05 03:00", "closed", "2026-01-05 22:00"),
    ("Mo-Fr 22:00-06:00", LONDON, None, "2026-01-10 03:00", "open", "2026-01-10 06:00"),
    ("Mo-Fr 22:00-06:00", LONDON, None, "2026-01-11 03:00", "closed", "2026-01-12 22:00"),
    ("Mo-Fr 22:00-06:00; We off", LONDON, None, "2026-01-07 03:00", "open", "2026-01-07 06:00"),
    ("Mo-Fr 22:00-06:00; We off", LONDON, None, "2026-01-08 03:00", "closed", "2026-01-08 22:00"),
    ("10:00-26:00", LONDON, None, "2026-01-06 01:00", "open", "2026-01-06 02:00"),
    ("Sa 20:00-04:00, Su 03:00-08:00", LONDON, None, "2026-01-11 03:30", "open", "2026-01-11 08:00"),
    ("Dec 31 20:00-03:00", LONDON, None, "2027-01-01 02:00", "open", "2027-01-01 03:00"),
    # Clock changes: London's go forward at 01:00 on 29 March 2026, and back at 02:00 on 25 October.
    ("01:30-03:00", LONDON, None, "2026-03-29 00:30", "closed", "2026-03-29 02:00"),
    ("09:00-17:00", LONDON, None, "2026-03-28 18:00", "closed", "2026-03-29 09:00"),
    ("22:00-06:00", LONDON, None, "2026-03-29 00:30+00:00", "open", "2026-03-29 06:00"),
    ("22:00-06:00", LONDON, None, "2026-03-29 05:30+00:00", "closed", "2026-03-29 22:00"),
    ("22:00-06:00", LONDON, None, "2026-10-25 05:30+00:00", "open", "2026-10-25 06:00"),
    ("01:30-05:00", LONDON, None, "2026-10-25 01:45+01:00", "open", "2026-10-25 05:00"),
    ("03:00-05:00", LONDON, None, "2026-10-25 01:45+00:00", "closed", "2026-10-25 03:00"),
    ("09:00-17:00", NEW_YORK, None, "2026-03-07 18:00", "closed", "2026-03-08 09:00"),
    ("02:30-04:00", NEW_YORK, None, "2026-03-08 01:30", "closed", "2026-03-08 03:00"),
    ("09:00-17:00", SYDNEY, None, "2026-04-04 18:00", "closed", "2026-04-05 09:00"),
    # Public holidays.
    ("Mo-Fr 10:00-18:00; PH off", LONDON, "GB", "2026-01-01 12:00", "closed", "2026-01-02 10:00"),
    ("Mo-Fr 10:00-18:00; PH off", LONDON, "GB-SCT", "2026-01-02 12:00", "closed", "2026-01-05 10:00"),
    ("Mo-Fr 10:00-18:00; PH off", LONDON, "GB-ENG", "2026-01-02 12:00", "open", "2026-01-02 18:00"),
    ("Mo-Fr 10:00-18:00; PH off", LONDON, "GB", "2026-04-03 12:00", "closed", "2026-04-06 10:00"),
    ("Mo-Fr 10:00-18:00; PH off", LONDON, "GB-ENG", "2026-04-03 12:00", "closed", "2026-04-07 10:00"),
    ("Mo-Fr 10:00-18:00; PH off", NEW_YORK, "US", "2026-11-26 12:00", "closed", "2026-11-27 10:00"),
    ("Mo-Fr 10:00-18:00; PH off", BERLIN, "DE", "2026-10-03 12:00", "closed", "2026-10-05 10:00"),
    ("Mo-Fr 10:00-18:00; PH off", BERLIN, "DE-BY", "2026-01-06 12:00", "closed", "2026-01-07 10:00"),
    ("Mo-Fr 10:00-18:00; PH off", BERLIN, "DE-BE", "2026-01-06 12:00", "open", "2026-01-06 18:00"),
    ("Mo-Fr,PH 10:00-18:00", BERLIN, "DE", "2026-12-26 12:00", "open", "2026-12-26 18:00"),
    ("Mo-Fr 10:00-18:00; PH 12:00-14:00", BERLIN, "DE", "2026-12-25 11:00", "closed", "2026-12-25 12:00"),
    ("Mo-Fr 22:00-06:00; PH off", LONDON, "GB", "2026-12-25 03:00", "open", "2026-12-25 06:00"),
    ("Mo-Fr 22:00-06:00; PH off", LONDON, "GB", "2026-12-26 03:00", "closed", "2026-12-29 22:00"),
    # Always, by appointment, unknown.
    ("24/7", None, None, "2026-01-05 03:00+00:00", "open", None),
    ("00:00-24:00", LONDON, None, "2026-03-29 03:00", "open", None),
    ("24/7; PH off", LONDON, "GB", "2026-12-24 12:00", "open", "2026-12-25 00:00"),
    ("Mo-We 00:00-24:00", LONDON, None, "2026-01-05 12:00", "open", "2026-01-08 00:00"),
    ('"by appointment"', LONDON, None, "2026-01-05 12:00", "comment", None),
    ('24/7 "by appointment"', LONDON, None, "2026-01-05 12:00", "comment", None),
    ('Mo-Fr 10:00-18:00 "ring first"', LONDON, None, "2026-01-05 12:00", "comment", "2026-01-05 18:00"),
    ('Mo-Fr 10:00-18:00 "ring first"', LONDON, None, "2026-01-05 19:00", "closed", None),
    ('Mo 10:00-12:00 "ring"; Tu 10:00-12:00', LONDON, None, "2026-01-05 09:00", "closed", "2026-01-06 10:00"),
    ('Mo-Fr 10:00-18:00 || "ask them"', LONDON, None, "2026-01-05 12:00", "open", "2026-01-05 18:00"),
    ('Mo-Fr 10:00-18:00 || "ask them"', LONDON, None, "2026-01-05 19:00", "comment", "2026-01-06 10:00"),
    ("Mo-Fr 10:00-18:00 unknown", LONDON, None, "2026-01-05 12:00", "unknown", "2026-01-05 18:00"),
]  # fmt: skip


def moment(written: str, zone: str | None) -> datetime:
    found = datetime.fromisoformat(written)
    return found if found.tzinfo else found.replace(tzinfo=ZoneInfo(zone or "UTC"))


@pytest.mark.parametrize(("written", "zone", "holidays", "now", "kind", "changes"), CASES)
def test_people_are_told_who_is_open_and_until_when(
    written: str, zone: str | None, holidays: str | None, now: str, kind: str, changes: str | None
) -> None:
    found = opening.at(hours(written, zone, holidays), moment(now, zone))
    assert found.kind == kind
    assert found.changes_at == (changes and moment(changes, zone).astimezone(UTC))


def test_the_table_is_long_enough_to_be_trusted() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("written", ['"by appointment"', '24/7 "by appointment"', 'Mo-Su 00:00-24:00 "ring"'])
def test_what_needs_a_comment_is_never_called_open(written: str) -> None:
    found = opening.at(hours(written), moment("2026-01-05 12:00", LONDON))
    assert (found.kind, found.always) == ("comment", False)
    assert found.comment in written


def test_hours_that_nobody_knows_are_unknown() -> None:
    now = moment("2026-01-05 12:00", LONDON)
    assert opening.at(None, now).kind == "unknown"
    told = opening.at(Hours(description="Evenings"), now)
    assert (told.kind, told.comment) == ("unknown", "Evenings")


@pytest.mark.parametrize(
    "written", ["24/7", "00:00-24:00", "Mo-Su 00:00-24:00", "10:00-22:00,22:00-10:00", "Mo-Su,PH 00:00-24:00"]
)
def test_always_open_cannot_be_said_without_saying_where_it_is_known_from(written: str) -> None:
    with pytest.raises(ValidationError, match="known_from"):
        Hours(opening_hours=written, time_zone=LONDON, public_holidays="GB")
    assert hours(written, holidays="GB").always


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Mo-Fr 9-17", 'cannot be read at "9-17"'),
        ("always", 'cannot be read at "always"'),
        ("", "cannot be read at its end"),
        ("10:00+", "open end"),
        ("sunrise-sunset", "by the sun"),
        ("SH off; 10:00-12:00", "school holidays"),
        ("easter off; 10:00-12:00", "easter"),
        ("10:00-10:00", "no length"),
        ("20:00-02:00; 23:00-23:30 off", "write each stretch out"),
        ("Mo-Fr 10:00-12:00; PH +1 day off", "beside a holiday"),
        ("Mo-Fr 10:00-12:00; Dec PH off", "beside weekdays alone"),
        ('Mo-Fr 10:00-12:00 "ring', "never closed"),
        ("24/7;" * 100, "at most 300 characters"),
    ],
)
def test_hours_that_cannot_be_relied_on_are_refused_in_words(written: str, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        hours(written)


def test_hours_need_a_zone_and_holidays_a_country() -> None:
    with pytest.raises(ValidationError, match="need a time_zone"):
        Hours(opening_hours="10:00-12:00")
    with pytest.raises(ValidationError, match="PH needs public_holidays"):
        Hours(opening_hours="10:00-12:00; PH off", time_zone=LONDON)
    with pytest.raises(ValidationError, match="no part of a country"):
        hours("10:00-12:00; PH off", holidays="GB-XXX")
    with pytest.raises(ValidationError, match="need opening_hours, or a description"):
        Hours(time_zone=LONDON)


def test_a_service_is_open_when_one_of_its_contacts_is() -> None:
    evening = {"opening_hours": "17:00-22:00", "time_zone": LONDON}
    chat = {"type": "chat", "url": "https://example.org", "hours": evening}
    one = entry(
        hours={"opening_hours": "09:00-12:00", "time_zone": LONDON},
        contacts=[{"type": "phone", "number": "116 123"}, chat],
    )
    kinds = [
        opening.of(one, moment(f"2026-01-05 {clock}", LONDON)).kind for clock in ("10:00", "13:00", "18:00")
    ]
    assert kinds == ["open", "closed", "open"]


@pytest.mark.parametrize(
    ("written", "zone", "words"),
    [
        ("24/7", None, "Open now, day and night"),
        ("10:00-18:00", None, "Open now, until 18:00 (London time)"),
        ("10:00-18:00", NEW_YORK, "Open now, until 13:00 (your time)"),
        ("22:00-06:00", TOKYO, "Closed now, opens tomorrow at 07:00 (your time)"),
        ("15:00-18:00", LONDON, "Closed now, opens today at 15:00 (your time)"),
        ("Fr 15:00-18:00", LONDON, "Closed now, opens Friday at 15:00 (your time)"),
        ("Feb 10:00-18:00", LONDON, "Closed now, opens 1 February 2026 at 10:00 (your time)"),
        ("Mo-We 00:00-24:00", LONDON, "Open now, until Thursday at 00:00 (your time)"),
        ('"by appointment"', LONDON, "by appointment"),
        ('Tu 10:00-12:00 "ring first"', LONDON, "Closed now. They say: ring first"),
        ("off", LONDON, "Closed now"),
        ("unknown", LONDON, "We do not know their hours"),
    ],
)
def test_hours_are_told_in_words_and_in_the_readers_time(written: str, zone: str | None, words: str) -> None:
    say = load_texts(shipped_config() / "texts").say("en")
    now, clock = moment("2026-01-05 12:00", LONDON), Clock(zone, own=True) if zone else None
    assert hours_words.of_now(say, hours(written), now, clock=clock, language="en-GB") == words


def test_a_clock_that_is_not_the_readers_own_is_named() -> None:
    say = load_texts(shipped_config() / "texts").say("en")
    now, there = moment("2026-01-05 12:00", LONDON), Clock(NEW_YORK)
    told = hours_words.of_now(say, hours("10:00-18:00"), now, clock=there, language="en-GB")
    assert told == "Open now, until 13:00 (New York time)"
    week = hours_words.of_the_week(say, hours("10:00-18:00"), now, clock=there, language="en-GB")
    assert week == ["In New York time:", "Mon–Sun: 05:00–13:00"]


def test_a_week_is_told_in_the_readers_days() -> None:
    say = load_texts(shipped_config() / "texts").say("en")
    now = moment("2026-12-23 12:00", LONDON)

    def week(written: str, zone: str | None = None) -> list[str]:
        clock, given = Clock(zone, own=True) if zone else None, hours(written, holidays="GB")
        whose, *days = hours_words.of_the_week(say, given, now, clock=clock, language="en-GB") or [""]
        assert whose == ("" if not days else "In your time:" if zone else "In London time:")
        return days

    # 25 December and its day off on the 28th fall into these seven days.
    assert week("Mo-Fr 22:00-06:00; PH off") == ["Mon: closed", "Tue–Thu: 22:00–06:00", "Fri–Sun: closed"]
    assert week("Mo-Fr 22:00-06:00; PH off", NEW_YORK) == [
        "Mon: closed",
        "Tue–Thu: 17:00–01:00",
        "Fri–Sun: closed",
    ]
    assert week("Tu-Th 00:00-24:00") == ["Mon: closed", "Tue–Thu: all day", "Fri–Sun: closed"]
    assert week('Mo 10:00-12:00 "ring"') == ["Mon: 10:00–12:00 (ring)", "Tue–Sun: closed"]
    assert week("24/7") == []
