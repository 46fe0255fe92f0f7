"""The real program is killed or stopped in the middle of things, and started again."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.loopback.handles import Handle
from tests.loopback.model import User
from tests.rounds.harbour import IDEAS, POSTS, Harbour, harbour

LOST = "The bot was restarted and lost your words before they were shared. Please check in again."
AWAY = "Discord is not answering right now."


async def test_after_a_kill_everybody_knows_whether_their_words_are_in_the_thread(tmp_path: Path) -> None:
    async with harbour(tmp_path) as it:
        cleo = it.world.add_users(1, it.guild, name="Cleo")[0]
        card = await it.open_round()
        await it.share(it.ada, "told so")
        hung = it.world.faults.add("POST", f"/channels/{it.thread.id}/messages", hang=60, after_effect=True)
        posted = await it.send(it.ben, "there, but not told")
        await it.world.until(lambda: hung.hits)
        waiting = await (await it.send(cleo, "only in memory"))
        await it.world.until(lambda: check_ins(it) == 3)
        await it.process.kill()
        it.world.faults.clear()
        await it.process.start()
        assert (await posted.finished(15)).text.startswith("Shared.")
        assert (await waiting.finished(15)).text == LOST
        assert it.world.press(it.keeper, card, label="Get help now")
        await it.share(cleo, "once more")
        again = await it.world.press(it.ben, card, label="Check in")
        assert "You can change it or remove it." in again.text
        assert [it.times(words) for words in ("told so", "there, but", "only in", "once more")] == [
            1,
            1,
            0,
            1,
        ]
        await it.shows("3 people are here")
        assert len(it.boxes()) == 3


async def test_whose_words_are_there_hears_so_although_the_bot_died_before_saying_it(tmp_path: Path) -> None:
    async with harbour(tmp_path) as it:
        await it.open_round()
        silent = it.world.faults.add("PATCH", "/webhooks/*/*/messages/@original", hang=60)
        posted = await it.send(it.ada, "there, but not told")
        await it.world.until(lambda: silent.hits)
        assert check_ins(it, "message_id IS NOT NULL") == 1
        await it.process.kill()
        it.world.faults.clear()
        await it.process.start()
        assert (await posted.finished(15)).text.startswith("Shared.")
        await it.world.until(lambda: not check_ins(it, "answer_token IS NOT NULL"), 10)
        assert it.times("there, but") == 1


async def test_nothing_to_answer_with_is_left_when_everybody_was_told(tmp_path: Path) -> None:
    async with harbour(tmp_path) as it:
        await it.open_round()
        await it.share(it.ada, "one")
        await it.share(it.ben, "two")
        assert check_ins(it, "answer_token IS NOT NULL") == 1
        assert await it.process.terminate(20) == 0
        assert check_ins(it, "answer_token IS NOT NULL") == 0


@pytest.mark.parametrize("after_effect", [False, True], ids=["before-its-card", "after-its-card"])
async def test_a_kill_while_a_round_opens_leaves_one_card_and_one_thread(
    tmp_path: Path, after_effect: bool
) -> None:
    async with harbour(tmp_path) as it:
        await it.open_circle()
        hung = it.world.faults.add("POST", POSTS, hang=60, after_effect=after_effect)
        opening = it.world.slash(it.keeper, it.circle, "keep round")
        await it.world.until(lambda: hung.hits)
        await it.process.kill()
        it.world.faults.clear()
        await it.process.start()
        await it.world.until(lambda: list(it.guild.threads()), 10, what="a thread")
        await it.share(it.ada, "it works")
        await it.shows("1 person is here")
        assert opening.waiting
        assert it.card.thread is it.thread


async def test_a_round_whose_time_came_while_the_bot_was_away_is_closed_when_it_returns(
    tmp_path: Path,
) -> None:
    async with harbour(tmp_path) as it:
        card = await it.open_round(hours=1)
        await it.share(it.ada, "before the night")
        await it.process.kill()
        let_time_pass(it, timedelta(hours=2))
        it.world.say(it.ben, it.thread, "meanwhile")
        await it.process.start()
        await it.shows("This round has closed.")
        mine = await it.world.press(it.ada, card, label="My check-in")
        assert "You can change it or remove it." in mine.text
        assert it.times("before the night") == 1


def let_time_pass(it: Harbour, time: timedelta) -> None:
    """Move what the bot has written down into the past, while it is not looking."""

    def earlier(written: str) -> str:
        moment = datetime.fromisoformat(written).replace(tzinfo=UTC) - time
        return moment.strftime("%Y-%m-%d %H:%M:%S.%f")

    with closing(sqlite3.connect(it.database)) as database, database:
        database.create_function("earlier", 1, earlier)
        database.execute("UPDATE rounds SET opened_at = earlier(opened_at), closes_at = earlier(closes_at)")
        database.execute("UPDATE jobs SET due_at = earlier(due_at), take_at = earlier(take_at)")


async def test_kills_at_any_moment_lose_no_words_that_were_called_shared(tmp_path: Path) -> None:
    chance = random.Random(12)
    async with harbour(tmp_path) as it:
        await it.open_round()
        sent: list[tuple[str, Handle]] = []
        for night in range(5):
            people = it.world.add_users(4, it.guild, name=f"Night {night}")
            coming = [
                check_in(it, person, f"words{night}{n}", chance.random()) for n, person in enumerate(people)
            ]
            tasks = [asyncio.create_task(one) for one in coming]
            await asyncio.sleep(chance.random() * 1.2)
            await it.process.kill()
            for task in tasks:
                task.cancel()
            done = await asyncio.gather(*tasks, return_exceptions=True)
            sent += [one for one in done if isinstance(one, tuple)]
            await it.process.start()
        await it.world.until(lambda: not check_ins(it, "message_id IS NULL"), 20)
        await asyncio.sleep(0.5)
        for words, handle in sent:
            shared = handle.text.startswith("Shared.")
            assert it.times(words) == shared, (words, handle.text)
            # Whom the kill met before anything was written down hears nothing, and nothing is posted.
            assert shared or handle.text in (LOST, "")
            if not shared:
                assert (await (await it.send(handle.user, words)).finished()).text.startswith("Shared.")
        assert all(it.times(words) == 1 for words, _ in sent)


def check_ins(it: Harbour, condition: str = "TRUE") -> int:
    """How many check-ins the database knows."""
    with closing(sqlite3.connect(it.database)) as database:
        return int(database.execute(f"SELECT count(*) FROM check_ins WHERE {condition}").fetchone()[0])


async def check_in(it: Harbour, person: User, words: str, after: float) -> tuple[str, Handle]:
    await asyncio.sleep(after)
    return words, await it.send(person, words)


async def test_who_waits_when_the_bot_is_stopped_is_posted_or_gets_their_words_back(tmp_path: Path) -> None:
    async with harbour(tmp_path) as it:
        people = it.world.add_users(12, it.guild)
        await it.open_round()
        sent = await asyncio.gather(*(it.send(person, f"by {person.name}.") for person in people))
        await asyncio.gather(*sent)
        assert await it.process.terminate(20) == 0
        for handle in sent:
            words = f"by {handle.user.name}."
            assert it.times(words) == handle.text.startswith("Shared."), handle.text
            assert it.times(words) or words in handle.text
        assert it.boxes()


async def test_who_waits_when_the_bot_is_stopped_without_discord_gets_their_words_back(
    tmp_path: Path,
) -> None:
    async with harbour(tmp_path) as it:
        people = it.world.add_users(10, it.guild)
        await it.open_round()
        it.world.faults.add("POST", f"/channels/{it.thread.id}/messages", hang=60, times=None)
        sent = await asyncio.gather(*(it.send(person, f"by {person.name}.") for person in people))
        await asyncio.gather(*sent)
        assert await it.process.terminate(20) == 0
        for handle in sent:
            assert AWAY in handle.text
            assert f"by {handle.user.name}." in handle.text
        it.world.faults.clear()
        await it.process.start()
        for person in people[:2]:
            await it.share(person, f"by {person.name}.")
        assert len(it.boxes()) == 2


async def test_a_start_reads_each_thread_once_however_many_servers_there_are(tmp_path: Path) -> None:
    async with harbour(tmp_path) as it:
        await it.open_round()
        await (await it.send(it.ada, "one", welcome=IDEAS)).finished(20)
        await it.process.kill()
        for _ in range(5):
            it.server(it.moderator, ())
        started = len(it.world.requests)
        await it.process.start()
        path = f"/channels/{it.thread.id}/messages"
        await it.world.until(lambda: len(it.world.requests.to("GET", path)) >= 2, 15)
        await asyncio.sleep(1.5)
        read = [ask for ask in it.world.requests[started:] if (ask.method, ask.path) == ("GET", path)]
        assert len(read) == 2  # who wrote there, and who answered


async def test_who_wrote_while_discord_had_lost_the_server_is_counted(tmp_path: Path) -> None:
    async with harbour(tmp_path) as it:
        await it.open_round()
        await asyncio.sleep(3)  # a start goes through every server itself
        it.world.gateway.lose(it.guild)
        it.world.say(it.ben, it.thread, "hello")
        await asyncio.sleep(0.5)
        assert not it.says("1 person is here")
        it.world.gateway.find_again(it.guild)
        await it.shows("1 person is here")
