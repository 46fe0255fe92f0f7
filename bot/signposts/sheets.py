"""Opening hours as two sheets that the library can be trusted with; the rest is refused.

`opening-hours-py` knows weekdays, months, weeks and dates. Its public holidays lack some, and it gives the
hours after midnight to the day on which they end. So holidays become dates, and each rule is read twice: as
what it says until midnight, and as what it says of the night after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import Literal

import opening_hours
from opening_hours import OpeningHours, State

Kind = Literal["open", "closed", "comment", "unknown"]

RANK: dict[Kind, int] = {"open": 0, "comment": 1, "unknown": 2, "closed": 3}
"""Of two states at one time the first counts: a window, then what is said of it, then nothing."""

LONGEST = 300
_MOST_CHANGES = 400
_DAY, _FURTHEST = timedelta(days=1), timedelta(days=400)
FALLBACK = " || "
_ANY_DAY = datetime(2026, 1, 1)  # noqa: DTZ001  (hours go by a clock on a wall)

_COMMENT = re.compile(r' ?"[^"]*"')
_SEPARATOR = re.compile(r"(; |, | \|\| )")
_SPAN = re.compile(r"([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})")
_SPANS = re.compile(rf"{_SPAN.pattern}(,{_SPAN.pattern})*")
_DAYS = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)[^ ]*"
_HOLIDAYS = re.compile(rf"^(?:PH,(?P<others>{_DAYS})|(?P<before>{_DAYS}),PH|PH)(?= |$)")
_CLOSED = re.compile(r"(?:^| )closed$")

_REFUSED = {
    re.compile(r"\bSH\b"): "school holidays (SH) are not known here; write their dates",
    re.compile(r"sunrise|sunset|dawn|dusk"): "hours by the sun are not read here; write times of the clock",
    re.compile(r"[0-9]\+"): "an open end (+) does not say when it closes; write the time",
    re.compile(r":[0-9]{2}/[0-9]"): "steps (/) are not read here; write each of them",
    re.compile(r"PH -?[0-9]+ day"): "days beside a holiday are not read here; write their dates",
    re.compile(r"\beaster\b"): "easter is not read here; write its dates, or PH for public holidays",
}
# What OpenStreetMap can say and nobody should rely on at night, and why.


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, with the sign that joins it to those before and the comment that ends it."""

    joined: str
    words: str
    comment: str

    @property
    def closes(self) -> bool:
        return _CLOSED.search(self.words) is not None

    @property
    def spans(self) -> list[tuple[str, str]]:
        return [(found[1], found[2]) for found in _SPAN.finditer(self.words)]


@dataclass(frozen=True, slots=True)
class Sheets:
    """``day`` is open from a rule's own day until midnight; ``night`` is that day's hours after midnight."""

    day: OpeningHours
    night: OpeningHours | None


@lru_cache(maxsize=20_000)
def check(hours: str) -> None:
    """Raise ValueError, in plain words, for hours that cannot be read or should not be relied on."""
    if len(hours) > LONGEST:
        raise ValueError(f"at most {LONGEST} characters, found {len(hours)}")
    if hours.count('"') % 2:
        raise ValueError("the quote that opens a comment is never closed")
    try:
        rules = [*_rules(hours)]
    except _unreadable() as error:
        raise ValueError(_expected(hours, str(error))) from None
    for rule in rules:
        _check(rule)
    fallback = next((place for place, rule in enumerate(rules) if rule.joined == FALLBACK), 0)
    if any(rule.closes for rule in rules[:fallback]):
        raise ValueError("off before || is not read here; write what is open instead")
    over_midnight = any(_runs_on(start, end) for rule in rules for start, end in rule.spans)
    if over_midnight and any(rule.closes and rule.spans for rule in rules):
        raise ValueError("a break (off) beside hours over midnight is not read here; write each stretch out")
    read(hours, None, _ANY_DAY.year)


@lru_cache(maxsize=20_000)
def read(hours: str, region: str | None, year: int) -> tuple[Sheets, ...]:
    """The two sheets, with a region's (GB or GB-SCT) public holidays in the years around one.

    A fallback (after ||) has sheets of its own: they count when those before say closed.
    """
    dates = "" if region is None or "PH" not in hours else _dates(region, year)
    found: list[list[Rule]] = []
    for rule in _rules(hours):
        found += [[]] if rule.joined == FALLBACK or not found else []
        found[-1] += _dated(rule, dates)
    return tuple(map(_sheets, found))


def _sheets(rules: list[Rule]) -> Sheets:
    nights = [night for rule in rules if (night := _night(rule))]
    open_at_night = any(not rule.closes for rule in nights)
    return Sheets(_hours(map(_day, rules)), _hours(nights) if open_at_night else None)


def state(read: tuple[Sheets, ...], clock: datetime) -> tuple[Kind, str]:
    """What hours say, and with which comment, when the clock shows this."""
    found: tuple[Kind, str] = "closed", ""
    for sheet in read:
        states = [_state(*sheet.day.state(clock))]
        if sheet.night is not None:
            states.append(_state(*sheet.night.state(clock - _DAY)))
        found = min(states, key=lambda state: RANK[state[0]])
        if found[0] != "closed":
            break
    return found


def changes(read: tuple[Sheets, ...], clock: datetime) -> Iterator[datetime]:
    """Every time of the clock at which something may change, for about a year after ``clock``."""
    last = clock + _FURTHEST
    for _ in range(_MOST_CHANGES):
        coming = [change for sheet in read for change in _changes(sheet, clock)]
        if not coming or min(coming) > last:
            return
        clock = min(coming)
        yield clock


@lru_cache(maxsize=20_000)
def always(hours: str) -> bool:
    """Whether these hours never close, on no day and not by a comment."""
    if "PH" in hours.replace(",PH", "").replace("PH,", ""):
        return False
    found = read(hours, None, _ANY_DAY.year)
    return all(state(found, clock) == ("open", "") for clock in (_ANY_DAY, *changes(found, _ANY_DAY)))


@cache
def knows_holidays(region: str) -> bool:
    """Whether the public holidays of a country or a part of it (GB-SCT) are known."""
    # Imported here because its hundreds of calendars take a while, and few hours speak of holidays.
    import holidays

    country, _, part = region.partition("-")
    known = holidays.list_supported_countries(include_aliases=False)
    return country in known and (not part or part in known[country])


def _unreadable() -> type[Exception]:
    # The library's description of its types forgets the error that it raises.
    return vars(opening_hours)["ParserError"]


def _rules(hours: str) -> Iterator[Rule]:
    canonical = str(OpeningHours(hours))
    comments = _COMMENT.findall(canonical)
    # A comment may hold the signs that part rules.
    parts = _SEPARATOR.split(_COMMENT.sub("\0", canonical))
    for joined, words in zip(["; ", *parts[1::2]], parts[::2], strict=True):
        comment = comments.pop(0) if "\0" in words else ""
        yield Rule(joined, words.replace("\0", ""), comment.strip())


def _check(rule: Rule) -> None:
    for pattern, why in _REFUSED.items():
        if pattern.search(rule.words):
            raise ValueError(why)
    if "PH" in rule.words and not _HOLIDAYS.match(rule.words):
        raise ValueError("public holidays (PH) are read beside weekdays alone, as in Mo-Fr,PH")
    for start, end in rule.spans:
        if start == end and start != "00:00":
            raise ValueError(f"{start}-{end} has no length; for the whole day write 00:00-24:00")
        if start == end:
            raise ValueError("for the whole day write 00:00-24:00")


def _expected(hours: str, error: str) -> str:
    place = re.search(r"--> [0-9]+:([0-9]+)", error)
    index = min(int(place[1]) - 1, len(hours)) if place else 0
    near = hours[index : index + 20].strip()
    where = f'at "{near}"' if near else "at its end"
    return f"these opening hours cannot be read {where}; expected such as Mo-Fr 09:00-17:00; PH off"


@lru_cache(maxsize=1_000)
def _dates(region: str, year: int) -> str:
    """All public holidays of three years as OpenStreetMap writes dates; empty when none is known."""
    import holidays

    if not knows_holidays(region):
        return ""
    country, _, part = region.partition("-")
    years = range(year - 1, year + 2)
    found = holidays.country_holidays(country, subdiv=part or None, years=years, language="en_US")
    return ",".join(f"{day:%Y} {_MONTHS[day.month - 1]} {day.day}" for day in sorted(found))


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _dated(rule: Rule, dates: str) -> Iterator[Rule]:
    """The rule without its holidays, then the same for the dates that these are."""
    found = _HOLIDAYS.match(rule.words)
    if found is None:
        yield rule
        return
    others, rest = found["others"] or found["before"], rule.words[found.end() :]
    if others:
        yield replace(rule, words=f"{others}{rest}")
    if dates:
        yield replace(rule, words=f"{dates}{rest}")


def _day(rule: Rule) -> Rule:
    """The rule until midnight."""
    return replace(rule, words=_SPAN.sub(_until_midnight, rule.words))


def _night(rule: Rule) -> Rule | None:
    """What the rule says of the night after its day, told as if it were that day; None for nothing."""
    tails = [f"00:00-{_after(end)}" for start, end in rule.spans if _runs_on(start, end)]
    tails = [tail for tail in tails if tail != "00:00-00:00"]
    if tails:
        return replace(rule, words=_SPANS.sub(",".join(tails), rule.words))
    if rule.joined == ", " or (rule.closes and rule.spans):
        return None
    # A later rule replaces an earlier one for its whole day, and so for the night after it.
    days = _SPANS.sub("", rule.words).replace("24/7", "")
    days = re.sub(r" *(unknown|closed)$", "", days.strip())
    return Rule("; ", f"{days} closed".strip(), "")


def _state(state: State, comment: str) -> tuple[Kind, str]:
    # The library calls "by appointment" open. It is not: nobody may be there.
    if state == State.CLOSED:
        return "closed", comment
    if comment:
        return "comment", comment
    return ("open" if state == State.OPEN else "unknown"), ""


def _changes(sheet: Sheets, clock: datetime) -> Iterator[datetime]:
    if today := sheet.day.next_change(clock):
        yield today
    if sheet.night is not None and (tonight := sheet.night.next_change(clock - _DAY)):
        yield tonight + _DAY


def _hours(rules: Iterable[Rule]) -> OpeningHours:
    joined = "".join(f"{rule.joined}{f'{rule.words} {rule.comment}'.strip()}" for rule in rules)
    # The sign before the first rule joins it to nothing.
    first = re.sub(r"^(; |, | \|\| )", "", joined)
    return OpeningHours(first or "off", max_interval_days=_FURTHEST.days)


def _until_midnight(span: re.Match[str]) -> str:
    return f"{span[1]}-24:00" if _runs_on(span[1], span[2]) else span[0]


def _runs_on(start: str, end: str) -> bool:
    return end <= start or end > "24:00"


def _after(end: str) -> str:
    hour, minute = int(end[:2]), end[3:]
    return f"{hour - 24 if hour >= 24 else hour:02}:{minute}"
