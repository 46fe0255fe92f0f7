from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog

from bot.core import logs

Lines = Callable[[], list[dict[str, Any]]]
WORDS = "I could not sleep"
MEMBER = 123456789012345678


@pytest.fixture
def lines() -> Iterator[Lines]:
    """The log at its most talkative, line by line; everything is put back afterwards."""
    root = logging.getLogger()
    before = (root.handlers[:], root.level, logging.getLogger("discord").level)
    stream = io.StringIO()
    logs.set_up("debug", stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    structlog.reset_defaults()
    root.handlers[:], discord_level = before[0], before[2]
    root.setLevel(before[1])
    logging.getLogger("discord").setLevel(discord_level)


def test_a_line_says_what_where_and_when(lines: Lines) -> None:
    structlog.get_logger("rounds").info("closed", round=7)
    (line,) = lines()
    assert (line["event"], line["logger"], line["level"], line["round"]) == ("closed", "rounds", "info", 7)
    assert line["timestamp"].endswith("Z")


def test_discord_py_is_held_at_info_whatever_the_host_asked_for(lines: Lines) -> None:
    for name in ("discord", "discord.gateway", "discord.http", "aiosqlite"):
        logger = logging.getLogger(name)
        logger.debug("payload %s", WORDS)
        logger.info("connected")
    assert [line["event"] for line in lines()] == ["connected"] * 4
    assert logging.getLogger("discord").level == logging.INFO


def test_our_own_debug_lines_are_there_when_asked_for(lines: Lines) -> None:
    structlog.get_logger("rounds").debug("looked")
    assert [line["event"] for line in lines()] == ["looked"]


def test_a_quiet_log_is_quiet(lines: Lines) -> None:
    stream = io.StringIO()
    logs.set_up("error", stream)
    structlog.get_logger("x").warning("hm")
    logging.getLogger("discord").warning("hm")
    structlog.get_logger("x").error("oh")
    assert [json.loads(line)["event"] for line in stream.getvalue().splitlines()] == ["oh"]


@pytest.mark.parametrize(
    "key", ["user_id", "content", "name", "message", "author", "answers", "display_name", "token"]
)
def test_what_is_a_members_is_dropped_and_the_key_is_named(lines: Lines, key: str) -> None:
    structlog.get_logger("x").info("shared", round=1, **{key: WORDS})
    (line,) = lines()
    assert WORDS not in str(line)
    assert line["dropped"] == [key]
    assert line["round"] == 1


def test_objects_are_told_by_their_kind_alone(lines: Lines) -> None:
    class Member:
        def __repr__(self) -> str:
            return WORDS

    structlog.get_logger("x").info("shared", who=Member(), several=[Member(), 3], pairs={"a": WORDS})
    (line,) = lines()
    assert (line["who"], line["several"], line["pairs"]) == ("<Member>", ["<Member>", 3], "<dict>")


def test_ids_are_hidden_except_those_of_places(lines: Lines) -> None:
    structlog.get_logger("x").info(
        f"seen {MEMBER}", key=str(MEMBER), who=MEMBER, guild_id=MEMBER, channel_id=MEMBER
    )
    logging.getLogger("discord").warning("member %s left", MEMBER)
    ours, theirs = lines()
    assert (ours["event"], ours["key"], ours["who"]) == ("seen (id)", "(id)", "(id)")
    assert ours["guild_id"] == ours["channel_id"] == MEMBER
    assert theirs["event"] == "member (id) left"


@pytest.mark.parametrize(
    "secret",
    ["aW50ZXJhY3Rpb246MTIz", "hunter2", "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.abcdefghijklmnopqrstuvwxyz0123"],
)
def test_secrets_in_addresses_are_hidden(lines: Lines, secret: str) -> None:
    logging.getLogger("discord.http").warning(
        "POST https://discord.com/api/v10/webhooks/%s/%s/messages", MEMBER, secret
    )
    structlog.get_logger("x").info(f"postgresql+asyncpg://me:{secret}@host/alongside")
    assert secret not in str(lines())
    assert "@host/alongside" in lines()[1]["event"]


def fail_at_reading(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise KeyError(text) from error


def test_a_fault_tells_where_it_was_and_not_what_someone_wrote(lines: Lines) -> None:
    with pytest.raises(KeyError) as caught:
        fail_at_reading(WORDS)
    structlog.get_logger("x").error("bug", reference="A1", exc_info=caught.value)
    logging.getLogger("discord.client").error("oops", exc_info=caught.value)
    for line in lines():
        assert WORDS not in str(line)
        assert "builtins.ValueError" in line["exception"]
        assert "builtins.KeyError" in line["exception"]
        assert "in fail_at_reading" in line["exception"]


def test_a_fault_being_handled_is_told_whole(lines: Lines) -> None:
    group = ExceptionGroup(WORDS, [OSError(28, "No space left on device"), ValueError(WORDS)])
    try:
        raise group
    except ExceptionGroup:
        structlog.get_logger("x").exception("bug")
    (line,) = lines()
    assert WORDS not in str(line)
    assert "OSError: [Errno 28] No space left on device" in line["exception"]
    assert line["exception"].count("ValueError") == 1


def test_a_forgotten_task_does_not_tell_its_words(lines: Lines) -> None:
    logging.getLogger("asyncio").error(
        "Task exception was never retrieved\nfuture: <exception=ValueError('%s')>", WORDS
    )
    assert WORDS not in str(lines())


def test_in_a_terminal_the_lines_are_for_people() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    try:
        logs.set_up("info", stream)
        structlog.get_logger("rounds").info("closed", content=WORDS, round=7)
    finally:
        structlog.reset_defaults()
        logging.getLogger().handlers.clear()
    assert "closed" in stream.getvalue()
    assert WORDS not in stream.getvalue()
    assert not stream.getvalue().startswith("{")
