"""What somebody sees and does under /mine, on the offline Discord."""

from __future__ import annotations

import json
from pathlib import Path

from simcord import InteractionResult

from tests.rounds.evening import Evening, evening
from tests.simulated import labels, last, words


async def mine(it: Evening, *pressed: str) -> InteractionResult:
    """Type /mine as the member, and press on."""
    shown = await it.world.member.slash(it.channel, "mine")
    for label in pressed:
        shown = await it.world.member.click(last(shown), label=label)
    return shown


async def test_somebody_who_did_nothing_reads_that_nothing_is_kept(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        shown = await mine(it)
        assert "The bot keeps nothing about you." in words(shown)
        assert "it is kept while it is in use" not in words(shown)
        assert "Get help now" in labels(shown)


async def test_what_is_kept_is_told_in_words_with_why_and_until_when(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        await it.share(it.world.member, "a quiet day")
        await it.world.advance(25 * 3600)
        shown = words(await mine(it))
        assert "That you were here in a round" in shown
        assert "until <t:" in shown
        assert "it is kept while it is in use" in shown
        assert "Where your check-in stands, so that you can take it back: https://discord.com/" in shown
        assert "quiet day" not in shown
        assert "What others told the bot about you" in shown


async def test_it_works_in_a_direct_message_too(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        await it.share(it.world.member, "a quiet day")
        shown = await it.world.member.user.slash("mine")
        assert "**Harbour**" in words(shown)
        assert "That you were here in a round in #evening-circle." in words(shown)
        assert "Show every server" not in labels(shown)


async def test_settings_are_kept_in_a_persons_own_words(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        form = await mine(it, "Settings", "Change")
        filled = {"language": ["en"], "country": "Portugal", "area": "Lisboa", "time_zone": "Lisbon"}
        shown = words(await it.world.member.submit_modal(form, filled))
        assert "Portugal" in shown
        assert "Europe/Lisbon" in shown
        person = it.world.app.persons.of(it.world.member.id)
        assert (person.country, person.time_zone) == ("PT", "Europe/Lisbon")


async def test_every_member_reads_what_the_server_set(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        shown = words(await mine(it, "Settings", "This server"))
        assert "Keepers' channel" in shown
        assert "30 days" in shown


async def test_the_download_holds_it_as_text_and_as_json(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        await it.share(it.world.member, "a quiet day")
        found = await files(await mine(it, "Download"))
        assert "Where your check-in stands" in found["alongside.txt"]
        assert "That you were here in a round in #evening-circle." in found["alongside.txt"]
        taken = json.loads(found["alongside.json"])
        assert taken["user_id"] == str(it.world.member.id)
        assert {"kept-here", "kept-check-in"} <= {one["what"] for one in taken["kept"]["rounds"]}


async def test_everything_is_erased_and_a_receipt_ends_it(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        await it.share(it.world.member, "a quiet day")
        await it.share(it.world.other, "a loud day")
        sure = await mine(it, "Erase everything")
        assert "takes back the one thing" in words(sure)
        assert "30 days" in words(sure)
        await it.world.member.click(last(sure), label="Yes, erase everything")
        await it.world.advance(30)
        assert it.shared() == [
            "**Other** · Questions are welcome\n**How is the weather inside?**\na loud day"
        ] or ("quiet day" not in "".join(it.shared()) and "loud day" in "".join(it.shared()))
        assert "The bot keeps nothing about you." in words(await mine(it))


async def files(shown: InteractionResult) -> dict[str, str]:
    """What somebody got, by the name of the file."""
    return {one.filename: (await one.read()).decode() for one in last(shown).attachments}
