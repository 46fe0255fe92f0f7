"""The short forms with which somebody joins the queue, and changes what they entered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from discord.ui import Label, TextDisplay

from bot.buddies import answers as said
from bot.buddies import joining
from bot.buddies.answers import ANY, DIFFERENT, SAME, Answers, Trait, spoken
from bot.buddies.asked import Asked
from bot.buddies.store import queue as entries
from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.core.zones import Zones
from bot.members import consents
from bot.ui import permissions
from bot.ui.app import Interaction
from bot.ui.fields import choice, radio, several, text, tick
from bot.ui.filled import Filled
from bot.ui.forms import Form
from cogs.buddies import own_panel

AnyForm = TypeVar("AnyForm", bound=Form)


class JoinForm(Form, name="buddies:join-form", rows=0):
    """The first step: what is kept, a yes to it, and the one thing that must be answered."""

    @classmethod
    def of(cls, say: Say, before: Answers | None, *, adults_only: bool) -> JoinForm:
        """Return the form, filled with what somebody said before."""
        adult = "" if before is None else "yes" if before.adult else "no"
        extras = [name for name in ("company", "three") if before and getattr(before, name)]
        ages = {say("buddy-age-over"): "yes", say("buddy-age-under"): "no"}
        where = {say("buddy-where-letter"): "letter", say("buddy-where-thread"): "thread"}
        form = cls.titled(say("buddy-join-form"))
        words = [consents.words(say, "buddies"), consents.words(say, "sensitive"), say("buddy-kept")]
        form.add_item(TextDisplay[Any]("\n".join(words)))
        below = say("buddy-age-adults" if adults_only else "buddy-age-below")
        return _with(
            form,
            [
                tick("agreed", say("buddy-agreed"), ticked=before is not None),
                radio("age", say("buddy-age"), ages, chosen=adult, below=below),
                radio(
                    "where",
                    say("buddy-where"),
                    where,
                    chosen="thread" if before and not before.letter else "letter",
                ),
                several(
                    "extras",
                    say("buddy-extras"),
                    {say("buddy-extra-company"): "company", say("buddy-extra-three"): "three"},
                    chosen=extras,
                ),
            ],
        )

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.actor(interaction), interaction.client
        if not filled.ticked("agreed"):
            raise Refusal("buddy-agree-first")
        if filled.chosen("age") not in ("yes", "no"):
            raise Refusal("buddy-age-first")
        extras = filled.all_chosen("extras")
        first = Answers(
            adult=filled.chosen("age") == "yes",
            letter=filled.chosen("where") != "thread",
            company="company" in extras,
            three="three" in extras,
        )
        async with app.database.write() as tx:
            new = await entries.entry_of(tx, by.guild_id, by.user_id) is None
            if new:
                await joining.join(tx, by.guild_id, by.user_id, first, app.now())
            else:
                await joining.change(tx, by.guild_id, by.user_id, _with_first(first), app.now())
        say = app.say_to(interaction)
        await own_panel.show(interaction, say("buddy-joined" if new else "buddy-saved"), changing=True)


class WishForm(Form, name="buddies:wish-form", rows=0):
    """What somebody would like, and can offer: the server's lists."""

    @classmethod
    def of(cls, say: Say, asked: Asked, before: Answers) -> WishForm:
        """Return the form, filled with what somebody said before."""
        ways = {say(f"buddy-way-{way}"): way for way in said.WAYS}
        words = text(
            "words",
            say("buddy-words"),
            say("buddy-words-below"),
            max_length=said.WORDS_LENGTH,
            filled=before.words,
            long=True,
        )
        fields: list[Label[Any]] = []
        if asked.wishes:
            fields.append(several("wishes", say("buddy-wishes"), _same(asked.wishes), chosen=before.wishes))
        if asked.offers:
            fields.append(several("offers", say("buddy-offers"), _same(asked.offers), chosen=before.offers))
        way = radio("way", say("buddy-way"), ways, chosen=before.way)
        return _with(cls.titled(say("buddy-wish-form")), [*fields, words, way])

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        asked = await asked_in(interaction)
        way = filled.chosen("way")
        wishes = tuple(one for one in filled.all_chosen("wishes") if one in asked.wishes)
        offers = tuple(one for one in filled.all_chosen("offers") if one in asked.offers)
        words = filled.text("words").strip()[: said.WORDS_LENGTH]
        way = way if way in said.WAYS else "either"
        await _save(
            interaction,
            lambda before: replace(before, wishes=wishes, offers=offers, words=words, way=way),
        )


class TimeForm(Form, name="buddies:time-form", rows=0):
    """Languages and times of day, by one's own clock."""

    @classmethod
    def of(cls, say: Say, before: Answers) -> TimeForm:
        """Return the form, filled with what somebody said before."""
        times = {say(f"buddy-time-{time}"): time for time in said.TIMES}
        languages = ", ".join(before.languages)
        zone = before.zone.replace("_", " ")
        return _with(
            cls.titled(say("buddy-time-form")),
            [
                text(
                    "languages",
                    say("buddy-languages"),
                    say("buddy-languages-below"),
                    max_length=150,
                    filled=languages,
                ),
                several("times", say("buddy-times"), times, chosen=before.times),
                text("zone", say("buddy-zone"), say("buddy-zone-below"), max_length=60, filled=zone),
            ],
        )

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        app = interaction.client
        typed = filled.text("zone").strip()
        zone = app.service(Zones).find(typed) if typed else ""
        if zone is None:
            raise Refusal("buddy-no-such-zone")
        languages = spoken(filled.text("languages"))
        times = tuple(time for time in filled.all_chosen("times") if time in said.TIMES)
        await _save(interaction, lambda before: replace(before, languages=languages, times=times, zone=zone))


class LikeForm(Form, name="buddies:like-form", rows=0):
    """The same, different, or no matter: for what the server asks, and for somebody from this circle."""

    @classmethod
    def of(cls, say: Say, asked: Asked, before: Answers) -> LikeForm:
        """Return the form, filled with what somebody said before."""
        wanted = {say(f"buddy-wanted-{one}"): one for one in WANTED}
        fields: list[Label[Any]] = []
        for number, (name, options) in enumerate(asked.traits.items()):
            trait = before.traits.get(name, Trait())
            fields.append(choice(f"own{number}", name, _same(options), chosen=trait.own))
            looked, below = say("buddy-looked-for", what=name), say("buddy-must")
            fields.append(radio(f"wanted{number}", looked, wanted, chosen=trait.wanted, below=below))
        below = say("buddy-must")
        circle = radio("circle", say("buddy-circle"), wanted, chosen=before.circle, below=below)
        return _with(cls.titled(say("buddy-like-form")), [*fields, circle])

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        asked = await asked_in(interaction)
        traits: dict[str, Trait] = {}
        for number, (name, options) in enumerate(asked.traits.items()):
            own = filled.chosen(f"own{number}") or ""
            wanted = _wanted(filled.chosen(f"wanted{number}"))
            traits[name] = Trait(own if own in options else "", wanted)
        circle = _wanted(filled.chosen("circle"))
        await _save(interaction, lambda before: replace(before, traits=traits, circle=circle))


WANTED = (SAME, DIFFERENT, ANY)
FORMS = (JoinForm, WishForm, TimeForm, LikeForm)


async def asked_in(interaction: Interaction) -> Asked:
    """Return what the server of an interaction asks people."""
    by, app = permissions.actor(interaction), interaction.client
    async with app.database.read() as tx:
        chosen = await entries.chosen(tx, by.guild_id)
    return Asked.of(chosen.asked, app.say_in(by.guild_id))


def _with_first(first: Answers) -> Callable[[Answers], Answers]:
    """Return what changes only what the first step asks."""
    return lambda before: replace(
        before, adult=first.adult, letter=first.letter, company=first.company, three=first.three
    )


async def _save(interaction: Interaction, changed: Callable[[Answers], Answers]) -> None:
    by, app = permissions.actor(interaction), interaction.client
    async with app.database.write() as tx:
        await joining.change(tx, by.guild_id, by.user_id, changed, app.now())
    await own_panel.show(interaction, app.say_to(interaction)("buddy-saved"), changing=True)


def _with(form: AnyForm, fields: Sequence[Label[Any]]) -> AnyForm:
    for field in fields:
        form.add_item(field)
    return form


def _same(things: Sequence[str]) -> dict[str, str]:
    """Return things that are called what they are."""
    return {thing: thing for thing in things}


def _wanted(chosen: str | None) -> str:
    return chosen if chosen in WANTED else ANY
