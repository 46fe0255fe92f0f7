"""The searches of members: what they look for, and how a button finds it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from bot.core.errors import Refusal
from bot.core.texts import Texts
from bot.signposts import topics
from bot.signposts.finding import Index, Query
from bot.signposts.memory import Memory, Seen
from bot.signposts.vocabulary import Vocabulary

MOST_WORDS = 2000
_BITS = 31


@dataclass(frozen=True, slots=True)
class Shelf:
    """A server's services, ready to be searched, for as long as its members see the same ones."""

    seen: Sequence[Seen]
    index: Index
    by_key: dict[str, Seen]


class Searches:
    """Searches by server and language.

    A custom id has room for numbers alone, so words stand in it as their prints.
    """

    def __init__(self, memory: Memory, texts: Texts) -> None:
        self._memory, self._texts = memory, texts
        self._shelves: dict[tuple[int, str], Shelf] = {}
        self._words: dict[int, str] = {}

    def shelf(self, guild_id: int, language: str, now: datetime) -> Shelf:
        """Return what the members of a server can search now, by its names in a language."""
        seen, shelf = self._memory.seen(guild_id, now), self._shelves.get((guild_id, language))
        if shelf is None or shelf.seen is not seen:
            say = self._texts.say(language)
            named = {topic: topics.called(say, topic) for topic in topics.TOPICS}
            index = Index([one.entry for one in seen], named, language)
            shelf = Shelf(seen, index, {one.entry.id: one for one in seen})
            self._shelves[guild_id, language] = shelf
        return shelf

    def numbers(self, query: Query, page: int) -> tuple[int, int, int]:
        """Return a page of a search as numbers for a custom id."""
        topic, area, language = (self._print(text) for text in (query.topic, query.area, query.language))
        return page * 2 + query.open_now, topic << _BITS | area, language

    def read(self, shelf: Shelf, numbers: tuple[int, ...], home: str | None) -> tuple[Query, int]:
        """Return the search in a custom id, and its page. Raises Refusal when its words are forgotten."""
        page, places, language = numbers
        catalogue = shelf.index.catalogue
        query = Query(
            topic=self._text(places >> _BITS, catalogue.topics),
            area=self._text(places % 2**_BITS, catalogue.areas),
            language=self._text(language, catalogue.languages),
            open_now=bool(page % 2),
            home=home,
        )
        return query, page // 2

    def _print(self, text: str) -> int:
        number = crc32(text.encode()) % 2**_BITS
        if len(self._words) >= MOST_WORDS:
            self._words.pop(next(iter(self._words)))
        self._words[number] = text
        return number

    def _text(self, number: int, vocabulary: Vocabulary) -> str:
        if number == 0:
            return ""
        if number in self._words:
            return self._words[number]
        for value in vocabulary.offered("", most=10**6):
            if crc32(value.encode()) % 2**_BITS == number:
                return value
        raise Refusal("signpost-search-again")
