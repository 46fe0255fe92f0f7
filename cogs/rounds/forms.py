"""The form of a check-in, for the first time and to change it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from bot.circles.formats import Format
from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.rounds import actions, rules, store
from bot.rounds.rules import Parcel
from bot.rounds.store import CheckIn, Round
from bot.rounds.words import ANSWER_CHARACTERS, Answer
from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from bot.ui.fields import radio, text, tick
from bot.ui.filled import Filled
from bot.ui.forms import Form
from cogs.rounds import cards, changing, service
from cogs.rounds.arrivals import Arrivals


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sent with the form. ``written`` is by question number, from 0."""

    written: Mapping[int, str]
    welcome: str
    noted: bool

    @classmethod
    def read(cls, filled: Filled) -> Sent:
        """Return what was filled in. A way of answering that does not exist means "please only read"."""
        written = {number: filled.text(f"q{number}").strip() for number in range(rules.MOST_QUESTIONS)}
        kept = {number: words for number, words in written.items() if words}
        return cls(kept, rules.welcome(filled.chosen("welcome")), filled.ticked("noted"))

    def answers(self, found: Round) -> list[Answer]:
        """Return what was written under which question of the round. Raises Refusal when it is too long."""
        if any(len(words) > ANSWER_CHARACTERS for words in self.written.values()):
            raise Refusal("round-too-long", most=ANSWER_CHARACTERS)
        questions = Format.model_validate(found.format).questions
        return [
            Answer(question.ask, self.written[number])
            for number, question in enumerate(questions)
            if number in self.written
        ]

    def parcel(self, app: App, interaction: Interaction, found: Round) -> Parcel:
        """Return it as it will stand in the thread."""
        name = interaction.user.display_name
        say = app.say_in(found.guild_id)
        return cards.parcel(say, name, self.answers(found), welcome=self.welcome, noted=self.noted)

    def back(self, say: Say) -> replies.Show:
        """Return what gives people their own words back, beside the sentence that says why."""
        return lambda sentence: cards.words_back(say, sentence, list(self.written.values()))


class CheckInForm(Form, name="rounds:form"):
    """A check-in. Every field can be left empty."""

    @classmethod
    def of(cls, say: Say, found: Round) -> CheckInForm:
        """Return the empty form of a round."""
        form = cls.titled(_title(found), found.id)
        _fill(form, say, found, {}, welcome=rules.WELCOMES[0], noted=False)
        return form

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        sent = Sent.read(filled)
        async with replies.door(interaction, sent.back(interaction.client.say_to(interaction))):
            await replies.think(interaction)
            await _share(interaction, ids[0], sent)


class ChangeForm(Form, name="rounds:change-form"):
    """A check-in that stands in the thread, to be changed."""

    @classmethod
    def of(cls, say: Say, found: Round, check_in: CheckIn, written: Mapping[str, str]) -> ChangeForm:
        """Return the form with what the member wrote."""
        form = cls.titled(_title(found), found.id)
        _fill(form, say, found, written, welcome=check_in.welcome, noted=check_in.noted)
        return form

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        sent = Sent.read(filled)
        async with replies.door(interaction, sent.back(interaction.client.say_to(interaction))):
            await replies.think(interaction)
            await _change(interaction, ids[0], sent)


def _title(found: Round) -> str:
    return found.title or Format.model_validate(found.format).name


def _fill(
    form: Form, say: Say, found: Round, written: Mapping[str, str], *, welcome: str, noted: bool
) -> None:
    below, beside = say.apart("round-form-who-reads")
    for number, question in enumerate(Format.model_validate(found.format).questions):
        box = text(
            f"q{number}",
            question.ask,
            below,
            max_length=ANSWER_CHARACTERS,
            filled=written.get(question.ask, ""),
            hint=question.hint or "",
            long=True,
        )
        form.add_item(box)
        below = ""
    ways = {say(f"welcome-{way}"): way for way in rules.WELCOMES}
    form.add_item(radio("welcome", say("round-form-welcome"), ways, chosen=welcome, below=beside))
    form.add_item(tick("noted", say("round-form-note"), ticked=noted))


async def _share(interaction: Interaction, round_id: int, sent: Sent) -> None:
    by, app = permissions.actor(interaction), interaction.client
    say = app.say_to(interaction)
    rounds = app.service(service.RoundService)
    if not sent.written:
        await app.service(Arrivals).listen(by, round_id)
        rounds.cards.touch(round_id)
        await replies.answer(interaction, cards.panel(say, say("round-empty")))
        return
    async with app.database.write() as tx:
        found, check_in = await actions.send(
            tx, by, round_id, welcome=sent.welcome, noted=sent.noted, token=interaction.token
        )
        parcel = sent.parcel(app, interaction, found)
        if found.thread_id is None:
            raise Refusal("round-thread-gone")
    rounds.cards.touch(round_id)
    arrived = rounds.poster.post(found.thread_id, check_in.id, parcel)
    done = cards.shared(say, found)
    arrived.add_done_callback(lambda _: app.go_on(_tell(interaction, sent, check_in, arrived, done)))


async def _tell(
    interaction: Interaction, sent: Sent, check_in: CheckIn, arrived: asyncio.Future[int], done: cards.Card
) -> None:
    """Say that the words are in the thread, or give them back."""
    app = interaction.client
    async with replies.door(interaction, sent.back(app.say_to(interaction))):
        try:
            await arrived
        except Exception:
            async with app.database.write() as tx:
                await store.drop_unposted(tx, check_in.id)
            raise
    if not arrived.exception():  # now a failure to say so does not mean that nothing was shared
        async with replies.door(interaction):
            await replies.answer(interaction, done)
            app.service(service.RoundService).poster.note_told(check_in.id)


async def _change(interaction: Interaction, round_id: int, sent: Sent) -> None:
    by, app = permissions.actor(interaction), interaction.client
    say = app.say_to(interaction)
    async with app.database.read() as tx:
        found, check_in = await actions.find_own(tx, by, round_id)
    if not sent.written:
        raise Refusal("round-change-empty")
    parcel = sent.parcel(app, interaction, found)
    await changing.rewrite(app, found, check_in, parcel, welcome=sent.welcome, noted=sent.noted)
    await replies.answer(interaction, cards.panel(say, say("round-changed")))
