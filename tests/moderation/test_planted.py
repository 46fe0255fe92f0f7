"""What members write is in no file in plain: fifty sentences are planted, and looked for everywhere."""

from __future__ import annotations

from pathlib import Path

from bot.core import backup
from tests import simulated
from tests.simulated import World, last, words

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


def test_a_sentence_in_plain_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "file").write_text(f"x{SENTENCES[7]}x", "utf-8")
    assert holds(tmp_path / "file") == [SENTENCES[7]]
