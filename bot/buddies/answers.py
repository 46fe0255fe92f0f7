"""What somebody entered for the buddy queue. It is kept as one sealed text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

ANY, SAME, DIFFERENT = "any", "same", "different"
TIMES: dict[str, range] = {
    "morning": range(6, 11),
    "afternoon": range(11, 17),
    "evening": range(17, 22),
    "night": range(22, 30),
}
"""Times of day, as hours of somebody's own clock; the night goes on into the next day."""
WAYS = ("either", "text", "voice")
WORDS_LENGTH = 300
MOST_LANGUAGES = 5


@dataclass(frozen=True, slots=True)
class Trait:
    """What somebody said about one thing that the server asks: their own, and whom they look for."""

    own: str = ""
    wanted: str = ANY


@dataclass(frozen=True, slots=True)
class Answers:
    """All of it. ``letter``: proposals come as a direct message. Only ``adult`` had to be answered."""

    adult: bool
    letter: bool = True
    company: bool = False
    three: bool = False
    wishes: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    words: str = ""
    way: str = "either"
    languages: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    zone: str = ""
    traits: Mapping[str, Trait] = field(default_factory=dict[str, Trait])
    circle: str = ANY

    def sealed(self) -> str:
        """Return the text that is sealed."""
        return json.dumps(asdict(self))

    @classmethod
    def opened(cls, text: str) -> Self:
        """Return what `sealed` made a text of."""
        read: dict[str, Any] = json.loads(text)
        for name in ("wishes", "offers", "languages", "times"):
            read[name] = tuple(read[name])
        read["traits"] = {name: Trait(**said) for name, said in read["traits"].items()}
        return cls(**read)


def spoken(typed: str) -> tuple[str, ...]:
    """Return the languages that somebody typed, with commas or on lines between them."""
    parts = [" ".join(part.split())[:30] for part in typed.replace("\n", ",").replace(";", ",").split(",")]
    return tuple(dict.fromkeys(part[:1].upper() + part[1:] for part in parts if part))[:MOST_LANGUAGES]
