"""Export, erase, export, of a person who used everything: all of it is told, and then nothing is left."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import AsyncGenerator, Mapping
from pathlib import Path
from typing import Any

import pytest
from simcord import InteractionResult
from sqlalchemy import Column, Table, select

from bot.core.database import Database
from bot.core.schema import metadata
from tests.core.test_schema import ROOTS, all_tables
from tests.members.test_erasing import mentions
from tests.members.test_mine import files
from tests.simulated import last, words
from tests.town import Town, town

Rows = dict[str, list[dict[str, Any]]]

TOLD_AS = {
    "people.user_id": ("kept-person",),
    "members.user_id": ("kept-member", "kept-left"),
    "consents.user_id": ("kept-consent-buddies", "kept-consent-sensitive", "kept-consent-reminders"),
    "changes.by_user_id": ("kept-change",),
    "reports.user_id": ("kept-report",),
    "reports.taken_on_by": ("kept-report-taken-on",),
    "unasked_letters.user_id": ("kept-letter",),
    "avoids.user_id": ("kept-avoid",),
    "server_formats.made_by": ("kept-format",),
    "rounds.opened_by": ("kept-round-opened",),
    "schedules.made_by": ("kept-schedule-made",),
    "presences.user_id": ("kept-here",),
    "check_ins.user_id": ("kept-check-in", "kept-check-in-taken-out", "kept-check-in-on-its-way"),
    "check_ins.taken_out_by": ("kept-took-out",),
    "turns.user_id": ("kept-turn",),
    "round_pairings.begun_by": ("kept-pairs-begun",),
    "round_pair_members.user_id": ("kept-pair",),
    "round_reminders.user_id": ("kept-reminder",),
    "signposts.suggested_by": ("kept-signpost-suggested",),
    "signposts.confirmed_by": ("kept-signpost-confirmed",),
    "signpost_imports.made_by": ("kept-signpost-import",),
    "signpost_reports.user_id": ("kept-signpost-wrong",),
    "signpost_shares.user_id": ("kept-signpost-shared",),
    "agreement_drafts.by_user_id": ("agreement-kept-draft",),
    "agreement_suggestions.by_user_id": ("agreement-kept-suggestion",),
    "agreement_voices.user_id": ("agreement-kept-voice",),
    "agreement_readers.user_id": ("agreement-kept-in", "agreement-kept-shown"),
    "buddy_entries.user_id": ("kept-buddy-entry",),
    "buddy_places.user_id": ("kept-buddy-asked", "kept-buddy-pair", "kept-buddy-ended"),
    "buddy_meetings.user_id": ("kept-buddy-met",),
    "buddy_kept_out.user_id": ("kept-buddy-out",),
}
"""As what each column that leads to a person is told to them: one item for each row."""

NOT_TOLD = {
    "buddy_meetings.other_user_id": "the other's row; one's own row of the same meeting is told",
    "heard.check_in_id": "whether others answered a check-in: what they did; the check-in is told",
}
"""Why a column that leads to a person is not told to them."""


def leads(column: Column[Any]) -> bool:
    """Whether a column says which person a row is about."""
    return any(key.target_fullname in ROOTS for key in column.foreign_keys) or column is person_of("people")


def person_of(table: str) -> Column[Any]:
    return metadata.tables[table].c.user_id


def hangs_on_a_row(table: Table, key: str) -> bool:
    """Whether a row goes with another that is about one person and no other, though no column says who."""
    column = table.c[key]
    owners = {
        k.column.table for k in column.foreign_keys if k.constraint and k.constraint.ondelete == "CASCADE"
    }
    own = {owner for owner in owners if "user_id" in owner.c and not owner.c.user_id.nullable}
    return bool(own) and not any(map(leads, table.columns))


def columns_about_people() -> set[str]:
    named = {f"{column.table.name}.{column.name}" for t in all_tables() for column in t.c if leads(column)}
    hanging = {f"{t.name}.{c.name}" for t in all_tables() for c in t.c if hangs_on_a_row(t, c.name)}
    return {name for name in named | hanging if not name.endswith(".guild_id")}


async def everything(it: Town) -> Rows:
    """Every row of every table."""
    return await every_row(it.world.app.database)


async def every_row(database: Database) -> Rows:
    async with database.read() as tx:
        return {
            table.name: [dict(row) for row in (await tx.execute(select(table))).mappings()]
            for table in metadata.sorted_tables
        }


def about(rows: Rows, user_id: int) -> Counter[str]:
    """How many rows lead to a person, by column."""
    found: Counter[str] = Counter()
    for name in columns_about_people():
        table, column = name.split(".")
        found[name] = sum(row[column] == user_id for row in rows[table])
    return +found


async def mine(it: Town, *labels: str) -> InteractionResult:
    """Open `/mine` in a direct message, where it covers every server, and press what follows."""
    shown = await it.grace.user.slash("mine")
    for label in labels:
        shown = await it.grace.user.click(last(shown), label=label)
    return shown


async def exported(it: Town) -> Counter[str]:
    """How many things of each kind a download holds."""
    taken = json.loads((await files(await mine(it, "Download")))["alongside.json"])
    return Counter(one["what"] for items in taken["kept"].values() for one in items)


async def erase(it: Town) -> None:
    await mine(it, "Erase everything", "Yes, erase everything")


@pytest.fixture
async def it(tmp_path: Path, database_url: str) -> AsyncGenerator[Town]:
    async with town(tmp_path, database_url=database_url) as it:
        yield it


def test_each_column_that_leads_to_a_person_is_told_or_has_a_reason() -> None:
    assert columns_about_people() == TOLD_AS.keys() | NOT_TOLD.keys()


async def test_the_download_of_who_used_everything_holds_everything(it: Town) -> None:
    rows, told = about(await everything(it), it.grace.id), await exported(it)
    assert {name for name in TOLD_AS if not rows[name]} == set(), "something was not used"
    assert {name: sum(told[what] for what in whats) for name, whats in TOLD_AS.items()} == {
        name: rows[name] for name in TOLD_AS
    }


OF_BOTH = {
    "agreement_suggestions": {"state", "words", "card_id", "thread_id"},  # one that was open is taken back
    "buddy_entries": {"resting", "fresh_at"},  # whoever had a buddy rests, as at every end
    "buddy_meetings": {"at"},  # the two are kept apart for a while from the end of their pair
    "buddy_pairs": {"state", "ended_at"},
    "courses": {"step", "told_step", "call_id"},  # it is the turn of the next one
    "round_pairs": {"ended_at"},
    "turns": {"state"},
}
"""What the one who is erased shares with others, and what ends or goes on there as if she had left."""

HERS_WHOLE = {"signpost_reports.user_id", "signposts.suggested_by"}
"""Columns that may be empty, and still the row is hers alone: what she said of a list, not yet taken up."""

THE_BOTS = {"jobs", "erasures", "unasked_messages", "agreement_voices"}
"""Tables about nobody; and voices on a suggestion that was taken back, which go as at every end."""

HERE = re.compile(r"\d+ (people are|person is) here")


GREETING = re.compile(r"^\s*Only you (who )?are (in this thread|here)")
"""The first message in a thread of two: it greets the other as well, and stays as her own do."""


def expected(rows: Rows, user_id: int) -> Rows:
    """What is left when all that is about one person goes."""
    left: Rows = {}
    for table in all_tables():
        named = {c.name for c in table.c if leads(c) and c.name != "guild_id"}
        gone = {name for name in named if not table.c[name].nullable or f"{table.name}.{name}" in HERS_WHOLE}
        unnamed = named - gone
        left[table.name] = [
            {name: None if name in unnamed and value == user_id else value for name, value in row.items()}
            for row in rows[table.name]
            if all(row[name] != user_id for name in gone)
        ]
    return left


def compared(rows: Rows) -> Rows:
    """The same without what two people share, in an order of its own."""
    return {
        name: sorted(
            ({key: value for key, value in row.items() if key not in OF_BOTH.get(name, ())} for row in found),
            key=str,
        )
        for name, found in rows.items()
        if name not in THE_BOTS
    }


def posted_for_her(it: Town, said: Mapping[int, str]) -> set[int]:
    """The messages with her words, those that offer something in her name, and those that call her."""
    called = f"<@{it.grace.id}>"
    hers = {id for id, text in said.items() if "graceful" in text or f"{called} offers" in text}
    return hers | {id for id, text in said.items() if f"It is your turn, {called}" in text}


async def assert_all_is_gone(it: Town, before: Rows, said: Mapping[int, str]) -> None:
    """Nothing of her is left, and others' is as it was."""
    her, name = it.grace.id, f"<@{it.grace.id}>"
    after, now = await everything(it), it.said()
    assert await mentions(it.world, her) == []
    assert "graceful" not in str(after).casefold()
    assert +await exported(it) == Counter()
    assert "The bot keeps nothing about you." in words(await mine(it))
    hers = posted_for_her(it, said)
    assert len(hers) >= 5
    assert hers & now.keys() == set()
    named = [text for text in now.values() if name in text or "graceful" in text]
    assert [text for text in named if not GREETING.search(text)] == []
    kept = {id: HERE.sub("", text) for id, text in said.items() if id not in hers}
    asked = {id: text.replace(f"{name} suggests", "A member suggests") for id, text in kept.items()}
    assert {id: HERE.sub("", now[id]) for id in kept} == asked
    assert compared(after) == compared(expected(before, her))


async def test_then_nothing_of_them_is_left_and_what_others_have_is_as_it_was(it: Town) -> None:
    before, said = await everything(it), it.said()
    await erase(it)
    await it.world.advance(60)
    await assert_all_is_gone(it, before, said)


async def test_the_same_while_discord_lets_go_of_half_of_it_only_later(tmp_path: Path) -> None:
    async with town(tmp_path) as it:
        before, said = await everything(it), it.said()
        stubborn = sorted(posted_for_her(it, said))[::2]
        for number, id in enumerate(stubborn):
            status, code = ((403, 50013), (503, 0))[number % 2]
            path = f"/channels/*/messages/{id}"
            it.world.env.inject_error("*", path, status=status, code=code, times=2)
        await erase(it)
        await it.world.advance(1)
        assert about(await everything(it), it.grace.id) != {}
        assert it.said().keys() & set(stubborn) != set()
        await it.world.advance(600)
        await assert_all_is_gone(it, before, said)
