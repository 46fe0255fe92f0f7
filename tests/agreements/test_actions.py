"""Everybody has one voice, versions form one line, and nothing is lost when two things happen at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from bot.agreements.actions import concluding, deciding, texts
from bot.agreements.actions.texts import Clash
from bot.agreements.store import deciding as suggestions
from bot.agreements.store import versions, voices
from bot.core import changes, jobs
from bot.core.actor import Actor
from bot.core.database import Database
from bot.core.errors import Refusal
from tests.agreements.acting import (
    POINTS,
    TURNOUT,
    WEEK,
    again,
    agreed,
    begin,
    carry,
    close,
    points,
    read,
    say,
    suggest,
    write,
)
from tests.rounds.people import (
    ELSEWHERE,
    HARBOUR,
    KEEPER,
    MEMBER,
    MODERATOR,
    MORNING,
    NOW,
    OTHER,
)


async def refused(action: Awaitable[object]) -> str:
    with pytest.raises(Refusal) as raised:
        await action
    return raised.value.key


async def voices_in(database: Database) -> int:
    async with database.read() as tx:
        return (await tx.execute(select(func.count()).select_from(voices))).scalar_one()


async def test_a_draft_that_a_circle_agrees_to_becomes_the_first_version(database: Database) -> None:
    found = await agreed(database)
    assert found.version == 1
    assert found.draft == ()
    assert await points(database, found) == list(POINTS)
    assert await voices_in(database) == 0
    async with database.read() as tx:
        noted = await changes.last_of(tx, HARBOUR, concluding.AGREED, found.id)
    assert noted is not None
    assert noted.after == {"points": list(POINTS)}


async def test_nobody_has_two_voices_and_the_last_word_counts(database: Database) -> None:
    found = await agreed(database)
    one = await suggest(database, found, 2, "We listen.")
    for choice in ("yes", "yes", "fine", "concern"):
        await say(database, one, MEMBER, choice)
    await say(database, one, OTHER)
    await say(database, one, KEEPER)
    await close(database, one)
    done = await again(database, one)
    assert done.state == "concerns"
    assert done.tally == {"yes": 2, "fine": 0, "concern": 1}
    assert await voices_in(database) == 0


async def test_too_few_voices_leave_the_text_as_it_is(database: Database) -> None:
    found = await agreed(database)
    one = await suggest(database, found, 2, "We listen.")
    await say(database, one, MEMBER)
    await close(database, one)
    assert (await again(database, one)).state == "few"
    assert await points(database, found) == list(POINTS)


async def test_whoever_left_the_server_has_no_voice(database: Database) -> None:
    found = await agreed(database)
    one = await suggest(database, found, 2, "We listen.")
    for by in (MEMBER, OTHER):
        await say(database, one, by)
    await say(database, one, KEEPER, "concern")
    await close(database, one, left=[KEEPER.user_id])
    done = await again(database, one)
    assert done.state == "agreed"
    assert done.tally == {"yes": 2, "fine": 0, "concern": 0}


async def test_before_its_time_nothing_is_decided_and_after_it_nobody_is_heard(database: Database) -> None:
    found = await agreed(database)
    one = await suggest(database, found, 2, "We listen.")
    await close(database, one, NOW + WEEK - timedelta(seconds=1))
    assert (await again(database, one)).state == "open"
    assert await refused(say(database, one, MEMBER, now=NOW + WEEK)) == "agreement-decided"
    await carry(database, one)
    assert await refused(say(database, one, OTHER)) == "agreement-decided"


async def test_the_last_voice_counts_or_is_told_that_it_came_too_late(database: Database) -> None:
    found = await agreed(database)
    one = await suggest(database, found, 2, "We listen.")
    await say(database, one, MEMBER)
    late = NOW + WEEK - timedelta(microseconds=1)
    told, _ = await asyncio.gather(
        say(database, one, OTHER, now=late), close(database, one), return_exceptions=True
    )
    done = await again(database, one)
    assert done.tally is not None
    assert done.tally["yes"] == (1 if isinstance(told, Refusal) else 2)
    assert done.state == ("few" if isinstance(told, Refusal) else "agreed")
    assert await voices_in(database) == 0


async def test_two_decisions_at_once_make_two_versions_in_one_line(database: Database) -> None:
    found = await agreed(database)
    one = await suggest(database, found, 1, "What is said here stays here.")
    other = await suggest(database, found, None, "We take turns.", OTHER)
    for suggested in (one, other):
        for by in (MEMBER, OTHER):
            await say(database, suggested, by)
    await asyncio.gather(close(database, one), close(database, other))
    assert (await read(database, found)).version == 3
    assert await points(database, found) == ["What is said here stays here.", *POINTS[1:], "We take turns."]


async def test_of_two_on_the_same_point_the_second_is_asked_anew_against_the_new_text(
    database: Database,
) -> None:
    found = await agreed(database)
    one = await suggest(database, found, 2, "We listen.")
    other = await suggest(database, found, 2, "We listen a lot.", OTHER)
    apart = await suggest(database, found, 3, "Pass whenever you like.", KEEPER)
    for suggested in (other, apart):
        await say(database, suggested, KEEPER)
    await carry(database, one)
    later = await again(database, other)
    assert later.moved
    assert later.state == "open"
    assert later.closes_at == NOW + WEEK + WEEK
    assert not (await again(database, apart)).moved
    async with database.read() as tx:
        assert await suggestions.choices(tx, other.id) == []
        assert await suggestions.choices(tx, apart.id) == ["yes"]
        shown = await deciding.find_shown(tx, other.id)
    assert shown is not None
    assert (shown.before[1].text, shown.after[1].text) == ("We listen.", "We listen a lot.")
    for by in (MEMBER, OTHER):
        await say(database, other, by)
    await close(database, other, NOW + 2 * WEEK)
    assert (await points(database, found))[1] == "We listen a lot."


async def test_the_same_suggestion_twice_is_agreed_to_once(database: Database) -> None:
    found = await agreed(database)
    first, second = [await suggest(database, found, 2, "We listen.", by) for by in (MEMBER, OTHER)]
    await carry(database, first)
    for by in (MEMBER, OTHER):
        await say(database, second, by)
    await close(database, second, NOW + 2 * WEEK)
    assert (await again(database, second)).state == "overtaken"
    assert (await read(database, found)).version == 2


async def test_what_no_longer_fits_goes_back_to_whoever_suggested_it(database: Database) -> None:
    found = await agreed(database, *(f"Point {number}." for number in range(6)))
    one = await suggest(database, found, None, "A seventh.")
    other = await suggest(database, found, None, "An eighth.", OTHER)
    await carry(database, one)
    for by in (MEMBER, OTHER):
        await say(database, other, by)
    await close(database, other, NOW + 2 * WEEK)
    done = await again(database, other)
    assert done.state == "concerns"
    assert done.tally == {"yes": 2, "fine": 0, "concern": 0}


async def test_undo_suggests_the_text_before_to_the_letter_and_changes_nothing(database: Database) -> None:
    found = await agreed(database)
    await carry(database, await suggest(database, found, 1, "Now  *this*, and that."))
    async with database.write() as tx:
        noted = await changes.last_of(tx, HARBOUR, concluding.AGREED, found.id)
        assert noted is not None
        one = await deciding.undo(tx, MODERATOR, found.id, noted.before, TURNOUT, NOW)
    assert (await points(database, found))[0] == "Now *this*, and that."
    assert one.words == POINTS
    await carry(database, one)
    assert await points(database, found) == list(POINTS)
    assert (await read(database, found)).version == 3


async def test_undo_of_the_first_text_has_nothing_to_suggest(database: Database) -> None:
    found = await agreed(database)
    async with database.write() as tx:
        undone = deciding.undo(tx, MODERATOR, found.id, {"points": []}, TURNOUT, NOW)
        assert await refused(undone) == "agreement-nothing-before"


async def test_a_moderator_who_writes_second_sees_what_the_first_wrote_and_decides(
    database: Database,
) -> None:
    second = replace(MODERATOR, user_id=99)
    found = await begin(database)
    await write(database, found, "We listen.")
    clash = await write(database, found, "We listen first.", by=second)
    assert isinstance(clash, Clash)
    assert (await read(database, found)).draft == ("We listen.",)
    assert (clash.agreement.draft, clash.theirs) == (("We listen.",), ("We listen first.",))
    async with database.write() as tx:
        assert await refused(texts.use_mine(tx, MODERATOR, clash.draft_id, 1, NOW)) == "error-gone"
        await texts.use_mine(tx, second, clash.draft_id, 1, NOW)
    assert (await read(database, found)).draft == ("We listen first.",)
    async with database.write() as tx:
        assert await refused(texts.keep_theirs(tx, second, clash.draft_id)) == "error-gone"
        assert await jobs.upcoming(tx) == []


async def test_two_who_write_in_the_same_moment_do_not_lose_a_word(database: Database) -> None:
    found = await begin(database)
    written = await asyncio.gather(write(database, found, "One."), write(database, found, "Two."))
    clash = [one for one in written if isinstance(one, Clash)]
    assert len(clash) == 1
    assert {*(await read(database, found)).draft, *clash[0].theirs} == {"One.", "Two."}


async def test_a_circle_has_room_for_a_few_suggestions_and_one_of_each(database: Database) -> None:
    found = await agreed(database)
    people = [Actor(HARBOUR, MEMBER.channel_id, 50 + number, moderator=False) for number in range(6)]
    for number, by in enumerate(people[:5]):
        await suggest(database, found, 2, f"We listen {number}.", by)
    assert await refused(suggest(database, found, 2, "More.", people[0])) == "agreement-one-each"
    assert await refused(suggest(database, found, 2, "More.", people[5])) == "agreement-many-open"


async def test_presses_from_elsewhere_and_by_the_wrong_people_change_nothing(database: Database) -> None:
    found = await agreed(database)
    one = await suggest(database, found, 2, "We listen.")
    there, far = replace(MEMBER, channel_id=MORNING), replace(MODERATOR, guild_id=ELSEWHERE)
    assert await refused(say(database, one, there)) == "error-elsewhere"
    assert await refused(say(database, one, far)) == "error-gone"
    assert await refused(suggest(database, found, 2, "x", there)) == "error-elsewhere"
    async with database.write() as tx:
        assert await refused(deciding.withdraw(tx, OTHER, one.id, NOW)) == "agreement-withdraw-who"
        assert await refused(deciding.withdraw(tx, far, one.id, NOW)) == "error-gone"
        assert await refused(deciding.reword(tx, OTHER, one.id, "x", NOW)) == "agreement-not-yours"
        assert await refused(deciding.ask(tx, MEMBER, found.id, TURNOUT, NOW)) == "error-moderators-only"
        assert (
            await refused(texts.write_draft(tx, KEEPER, found.id, 0, ["x"], NOW)) == "error-moderators-only"
        )
    assert (await again(database, one)).state == "open"


async def test_words_and_voices_are_sealed_in_the_file(database: Database) -> None:
    found = await agreed(database)
    one = await suggest(database, found, 2, "We whisper.")
    await say(database, one, MEMBER, "concern")
    async with database.read() as tx:
        words = (await tx.execute(text("SELECT words FROM agreement_suggestions ORDER BY id DESC"))).scalars()
        choices = (await tx.execute(text("SELECT choice FROM agreement_voices"))).scalars().all()
        assert "whisper" not in str(words.first())
    assert "concern" not in choices


async def test_versions_have_no_gap(database: Database) -> None:
    found = await agreed(database)
    for number in range(3):
        await carry(database, await suggest(database, found, 2, f"We listen {number} times."))
    async with database.read() as tx:
        numbers = (await tx.execute(select(versions.c.number).order_by(versions.c.number))).scalars().all()
    assert numbers == [1, 2, 3, 4]
