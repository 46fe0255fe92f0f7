"""Reading days and times as people type them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import time

from bot.core.calendar import day_names
from bot.core.errors import Refusal

_WORD = re.compile(r"\w+|[-–—]")
_TIME = re.compile(
    r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(?<=\d\d)(\d{2}))?\s*(?:h|uhr|o'?clock)?\s*([ap])?\.?\s*(?:m\.?)?"
)
_EVERY_DAY = re.compile(r"\b(?:(?:every|each|all)\s*days?|(?:cada|todos\s+los)\s+d[ií]as?)\b")
_ALL, _WORKING, _WEEKEND = range(7), range(5), range(5, 7)
_GROUPS = {
    "daily": _ALL, "always": _ALL,
    "weekday": _WORKING, "weekdays": _WORKING, "workday": _WORKING, "workdays": _WORKING,
    "weekend": _WEEKEND, "weekends": _WEEKEND,
}  # fmt: skip
_JOINING = frozenset({"and", "on", "every", "each", "the", "y", "e", "cada", "el", "los"})
_UNTIL = frozenset({"-", "–", "—", "to", "till", "until", "through", "a", "hasta"})
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
SHORTEST_NAME = 2


def read_days(typed: str, *languages: str) -> tuple[int, ...]:
    """Return the days that were meant, Monday as 0, in their order. Raises Refusal when that is unclear.

    They may be named in any of ``languages``, the first of them first, and in English.
    """
    words = _WORD.findall(_EVERY_DAY.sub("daily", _plain(typed)))
    names = [day_names(language) for language in dict.fromkeys((*languages, "en"))]
    days = set(_days([word for word in words if word not in _JOINING], names))
    if not days:
        raise Refusal("schedule-days-unclear")
    return tuple(sorted(days))


def read_time(typed: str) -> time:
    """Return the time of day that was meant. Raises Refusal when that is unclear."""
    text = _plain(typed)
    if text in _NAMED:
        return _NAMED[text]
    found = _TIME.fullmatch(text)
    if found is None:
        raise Refusal("schedule-time-unclear")
    hour, minute, half = int(found[1]), int(found[2] or found[3] or 0), found[4]
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        raise Refusal("schedule-time-unclear")
    return time(hour % 12 + 12 * (half == "p") if half else hour, minute)


def _days(words: Sequence[str], names: Sequence[Sequence[str]]) -> Iterator[int]:
    last: int | None = None
    reaching = False
    for word in words:
        if word in _UNTIL and last is not None and not reaching:
            reaching = True
            continue
        found = _GROUPS.get(word) or [_day(word, names)]
        if reaching and last is not None:
            yield from (day % 7 for day in range(last, last + (found[0] - last) % 7))
        yield from found
        last, reaching = found[-1], False
    if reaching:
        raise Refusal("schedule-days-unclear")


def _day(word: str, names: Sequence[Sequence[str]]) -> int:
    for every in names:
        for short in (word, word.removesuffix("s")):
            meant = [day for day, name in enumerate(every) if name.casefold().startswith(short)]
            if len(short) >= SHORTEST_NAME and len(meant) == 1:
                return meant[0]
    raise Refusal("schedule-days-unclear")


def _plain(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).casefold().strip()
