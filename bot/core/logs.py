"""The log: for the host, about the program. No member's words, names or ids are ever in it.

Lines are JSON, or coloured text in a terminal. What other libraries say is taken from INFO upwards only:
discord.py writes bodies of messages at DEBUG, and aiosqlite the values that it stores.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Collection, Iterator
from typing import Any, TextIO, cast

import structlog
from structlog.typing import EventDict, Processor

PRIVATE = frozenset({
    "user", "member", "author", "owner", "keeper", "person", "people", "interaction",
    "user_id", "user_ids", "member_id", "member_ids", "author_id", "owner_id", "keeper_id", "person_id",
    "message_id", "name", "names", "nick", "nickname", "display_name", "global_name", "username", "mention",
    "email", "content", "text", "word", "words", "message", "reply", "answer", "answers", "value", "values",
    "title", "topic", "note", "reason", "label", "args", "kwargs", "token", "url", "password",
})  # fmt: skip
"""What a line never holds, whatever it is called with."""
PLACES = frozenset({"guild_id", "channel_id", "thread_id"})
"""Ids that a host may see: they say where, never who."""

# Messages of these are made by programs; those of a ValueError or a KeyError often repeat what someone wrote.
_TELLING = (OSError, AttributeError, NameError, ImportError, TypeError)
_TELLING_MODULES = ("aiohttp", "bot", "discord", "sqlite3")
_ID = 10**15
_MASKS = (
    (re.compile(r"[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}"), "(token)"),
    (re.compile(r"(/(?:webhooks|interactions)/[^/\s]+/)[^/\s?]+"), r"\1(token)"),
    (re.compile(r"(://)[^@/\s]+@"), r"\1(account)@"),
    (re.compile(r"(exception=\w+)\(.*\)"), r"\1"),
    (re.compile(r"\d{15,20}"), "(id)"),
)


def set_up(level: str, stream: TextIO | None = None) -> None:
    """Send our own lines from `level` (debug, info, warning, error) upwards to a stream, else to stderr."""
    out = stream or sys.stderr
    wanted = logging.getLevelNamesMapping()[level.upper()]
    others = max(wanted, logging.INFO)
    render: Processor = (
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
        if out.isatty()
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
    common: list[Processor] = [structlog.processors.add_log_level, stamp, tell_failure, keep_private]
    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, _name, *common, render],
        wrapper_class=structlog.make_filtering_bound_logger(wanted),
        logger_factory=lambda *names: _Pen(out, *names),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *common],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, keep_private, render],
        )
    )
    logging.basicConfig(level=others, handlers=[handler], force=True)
    logging.getLogger("discord").setLevel(others)


def tell_failure(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Turn `exc_info` into text: where it happened, and the kind; its message only where that is safe."""
    given: object = event.pop("exc_info", None)
    # Python's own logging hands over what `sys.exc_info` gives.
    error = sys.exception() if given is True else given
    if isinstance(given, tuple):
        error = cast("tuple[object, ...]", given)[1]
    if isinstance(error, BaseException):
        event["exception"] = "".join(_failure(error))
    return event


def keep_private(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Drop what a line must not hold, and name the keys that were dropped."""
    kept: EventDict = {
        key: value if key in PLACES and isinstance(value, int) else _plain(value)
        for key, value in event.items()
        if key not in PRIVATE
    }
    if dropped := sorted(event.keys() & PRIVATE):
        kept["dropped"] = dropped
    return kept


class _Pen(structlog.WriteLogger):
    def __init__(self, out: TextIO, name: str = "alongside") -> None:
        super().__init__(out)
        self.name = name


def _name(logger: _Pen, _method: str, event: EventDict) -> EventDict:
    event["logger"] = logger.name
    return event


def _plain(value: object) -> object:
    """Numbers and masked text stay; of anything else only the kind is told, since a repr may hold a name."""
    if isinstance(value, bool | float) or value is None:
        return value
    if isinstance(value, int):
        return value if abs(value) < _ID else "(id)"
    if isinstance(value, str):
        return _masked(value)
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in cast("Collection[object]", value)]
    return f"<{type(value).__name__}>"


def _masked(text: str) -> str:
    for pattern, instead in _MASKS:
        text = pattern.sub(instead, text)
    return text


def _failure(error: BaseException) -> Iterator[str]:
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _failure(cause)
        yield "\nwhich led to\n\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}{_telling(error)}\n"
    if isinstance(error, BaseExceptionGroup):
        for inner in cast("BaseExceptionGroup[BaseException]", error).exceptions:
            yield from _failure(inner)


def _telling(error: BaseException) -> str:
    module = type(error).__module__.partition(".")[0]
    if not isinstance(error, _TELLING) and module not in _TELLING_MODULES:
        return ""
    # Discord repeats a value that it did not like in double quotes.
    return ": " + re.sub(r'"[^"]*"', '"…"', str(error))
