"""Each person reads about schedules and circles in their own language, and the circle in its server's."""

from __future__ import annotations

import shutil
from pathlib import Path

from bot.core.paths import shipped_config
from tests.rounds.schedules.weeks import REST, Weeks, weeks
from tests.simulated import labels, last, words

GERMAN = {
    "schedules": """schedule-heading = ## Runden, die von selbst aufgehen
schedule-next = Als Nächstes: { $when }
schedule-line = **{ $days }, { $time } Uhr** ({ $zone })
schedule-look-heading = ## Ist das richtig?
schedule-save = Sichern
schedule-stop = Beenden
schedule-resting = Ein Plan ruht.
""",
    "circles": """circles-heading = ## Kreise dieses Servers
circle-made = Dieser Kanal ist jetzt ein Kreis.
circle-change = Ändern
circle-form-name = Wie er heißt
""",
}


def with_german(folder: Path) -> Path:
    """Return settings of a host who wrote some sentences in German."""
    config = folder / "config"
    shutil.copytree(shipped_config(), config)
    for name, written in GERMAN.items():
        file = config / "texts" / "de" / f"{name}.ftl"
        file.parent.mkdir(exist_ok=True)
        file.write_text(written, "utf-8")
    return config


async def choose_german(it: Weeks) -> None:
    """Let the moderator choose it under /mine."""
    who = it.world.moderator
    settings = await who.click(last(await who.slash(it.channel, "mine")), label="Settings")
    form = await who.click(last(settings), label="Change")
    filled = {"language": ["de"], "country": "", "area": "", "time_zone": ""}
    await who.submit_modal(form, filled)
    assert it.world.app.persons.of(who.id).language == "de"


async def test_days_and_sentences_come_in_the_language_of_whoever_asks(tmp_path: Path) -> None:
    async with weeks(tmp_path, config_dir=with_german(tmp_path)) as it:
        await choose_german(it)
        shown = await it.look_at(days="do", time="19:00", hours=2.0)
        assert "## Ist das richtig?" in words(shown)
        assert "**Donnerstag, 19:00 Uhr** (UTC)" in words(shown)
        assert "- Donnerstag, 1. Januar 2026, 19:00" in words(shown)
        saved = await it.choose(shown, "Sichern")
        assert "Als Nächstes: Donnerstag, 1. Januar 2026, 19:00" in words(saved)
        assert "Beenden" in labels(saved)
        read = words(await it.look_at(it.world.member))
        assert "## Rounds that open by themselves" in read
        assert "**Thursday, 19:00** (UTC)" in read
        await it.until("2026-01-16T00:00")
        assert REST in words(it.messages(it.channel)[-1])


async def test_the_desk_of_circles_speaks_to_each_moderator_as_they_chose(tmp_path: Path) -> None:
    async with weeks(tmp_path, config_dir=with_german(tmp_path)) as it:
        await choose_german(it)
        who, hall = it.world.moderator, it.world.guild.create_text_channel("hall")
        assert "## Kreise dieses Servers" in words(await who.slash(it.channel, "desk circles"))
        made = await who.slash(it.channel, "desk circles", channel=hall)
        assert "Dieser Kanal ist jetzt ein Kreis." in words(made)
        form = await who.click(last(made), label="Ändern")
        assert form.modal is not None
        assert form.modal["components"][0]["label"] == "Wie er heißt"
