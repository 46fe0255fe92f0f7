"""What members write is in no file in plain: fifty sentences are planted, and looked for everywhere."""

from __future__ import annotations

from pathlib import Path

from bot.core import backup
from tests import simulated
from tests.simulated import World, last, words
from tests.town import SUGGESTED, Town, town

SENTENCES = [f"planted-{number:02} the harbour light number {number * 7919} was out" for number in range(50)]


async def plant(world: World) -> None:
    """Let members check in and tell the moderators, with fifty sentences in all."""
    left = iter(SENTENCES)
    for number in range(10):
        who = world.add_member(f"member-{number}")
        form = await who.slash(world.channel, "checkin")
        assert form.modal is not None
        boxes = [part["component"] for part in form.modal["components"] if "component" in part]
        fields = [box["custom_id"] for box in boxes if box["type"] == 4]
        await who.submit_modal(form, {field: next(left) for field in fields[:3]})
        await tell(world, who, next(left))
        await tell(world, who, next(left))
    assert list(left) == []


async def fill_every_form(it: Town) -> list[str]:
    """Let people leave a sentence wherever a form takes words that are not posted at once; return them."""
    world, left = it.world, iter(SENTENCES)
    told = [next(left) for _ in range(6)]
    await it.hall.suggest(world.other, "Point 1", told[0])
    await it.hall.write(told[1], it.others["second"])
    gina = await it.story.join("gina")
    filled = await it.story.fill(gina, "What you would like", words=told[2], way="either")
    assert told[2] in words(filled)
    found = await gina.slash(it.circle.channel, "signpost", topic="Night Line")
    form = await gina.click(last(found), label="Suggest a service")
    suggested = await gina.submit_modal(form, SUGGESTED | {"name": told[3], "description": told[4]})
    assert "The moderators see it" in words(suggested)
    await tell(world, gina, told[5])
    return told


async def tell(world: World, who: simulated.MemberActor, sentence: str) -> None:
    message = await world.other.send(world.channel, "hello")
    form = await who.context_menu(world.channel, "Tell the moderators", message)
    assert "It is with the moderators now." in words(await who.submit_modal(form, {"words": sentence}))


def holds(file: Path) -> list[str]:
    content = file.read_bytes()
    return [one for one in SENTENCES if one[:10].encode() in content or one.encode("utf-16-le") in content]


async def test_fifty_planted_sentences_are_in_no_file_in_plain(tmp_path: Path) -> None:
    async with simulated.world(tmp_path) as world:
        await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
        await world.keeper.slash(world.channel, "keep round")
        await plant(world)
        shown = await world.moderator.slash(world.channel, "desk reports")
        assert SENTENCES[3] in words(shown)
        assert last(shown).ephemeral
        database = world.data_dir / "alongside.db"
        wal = world.data_dir / "alongside.db-wal"
        assert wal.stat().st_size > 0
        assert {file.name: holds(file) for file in (database, wal)} == {database.name: [], wal.name: []}
        backup.save(database, tmp_path / "saved.db")
        assert holds(tmp_path / "saved.db") == []
    assert {file.name: found for file in world.data_dir.iterdir() if (found := holds(file))} == {}


async def test_what_people_leave_in_any_form_is_in_no_file_in_plain(tmp_path: Path) -> None:
    async with town(tmp_path) as it:
        told = await fill_every_form(it)
        backup.save(it.world.data_dir / "alongside.db", tmp_path / "saved.db")
        kept = [*it.world.data_dir.iterdir(), tmp_path / "saved.db"]
        assert "alongside.db-wal" in {file.name for file in kept}
        assert {file.name: found for file in kept if (found := holds(file))} == {}
        listed = await it.grace.slash(it.world.channel, "desk signposts")
        assert told[3] in words(listed)


def test_a_sentence_in_plain_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "file").write_text(f"x{SENTENCES[7]}x", "utf-8")
    assert holds(tmp_path / "file") == [SENTENCES[7]]
