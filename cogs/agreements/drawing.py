"""What stands in a channel for an agreement: decisions, review rounds, and news of a version."""

from __future__ import annotations

from dataclasses import replace

from bot.agreements.actions import concluding, deciding, reviewing
from bot.agreements.store import deciding as suggestions
from bot.agreements.store import keeping
from bot.agreements.store import texts as store
from bot.agreements.store.tables import UNDECIDED, Suggestion
from bot.core import budget, jobs
from bot.ui.app import App
from cogs.agreements import cards, decision_cards, views
from cogs.agreements.board import Board


async def suggestion(
    app: App, board: Board, suggestion_id: int, *, again: bool, nameless: bool = False
) -> None:
    """Put up the card of a suggestion, or make it show what is true; words that are over are forgotten.

    ``nameless``: without saying who suggested it.
    """
    async with app.database.read() as tx:
        shown = await deciding.find_shown(tx, suggestion_id)
    if shown is None:
        return
    if nameless:
        shown = replace(shown, suggestion=replace(shown.suggestion, by_user_id=None))
    found, say = shown.suggestion, app.say_in(shown.suggestion.guild_id)
    view = decision_cards.decision(say, shown, views.decision_rows(say, found))
    if found.card_id is None:
        if found.state in UNDECIDED:
            await _put_up(app, board, found, view, again=again)
    elif not await board.redraw(found.channel_id, found.card_id, view):
        async with app.database.write() as tx:
            await concluding.lose_cards(tx, [found], app.now())
        return
    if found.state not in UNDECIDED:
        async with app.database.write() as tx:
            await suggestions.change(tx, found.id, words=None)


async def _put_up(
    app: App, board: Board, found: Suggestion, view: decision_cards.Card, *, again: bool
) -> None:
    place = (found.guild_id, found.channel_id)
    card_id = await board.post(*place, view, f"a{found.id}", found.opened_at, again=again)
    name = app.say_in(found.guild_id)("agreement-thread")
    thread_id = await board.open_thread(*place, card_id, name)
    async with app.database.write() as tx:
        await suggestions.change(tx, found.id, card_id=card_id, thread_id=thread_id)
        await jobs.put(tx, concluding.CARD, str(found.id), app.now(), guild_id=found.guild_id)


async def review(app: App, board: Board, review_id: int, *, again: bool) -> None:
    """The same for a review round."""
    async with app.database.read() as tx:
        looked = await reviewing.find_looked(tx, review_id)
    if looked is None:
        return
    found, say = looked.review, app.say_in(looked.review.guild_id)
    view = decision_cards.review(say, looked, views.review_rows(say, looked))
    server = app.servers.of(found.guild_id)
    if found.card_id is not None:
        await board.redraw(found.channel_id, found.card_id, view)
    elif found.closed_at is None and server.quiet_until is not None and server.is_quiet(app.now()):
        async with app.database.write() as tx:
            at, key = server.quiet_until, str(found.id)
            await jobs.put(tx, reviewing.CARD, key, at, guild_id=found.guild_id)
    elif found.closed_at is None:
        place = (found.guild_id, found.channel_id)
        card_id = await board.post(*place, view, f"w{found.id}", found.opened_at, again=again)
        thread_id = await board.open_thread(*place, card_id, say("agreement-review-thread"))
        async with app.database.write() as tx:
            await keeping.change_review(tx, found.id, card_id=card_id, thread_id=thread_id)
            await jobs.put(tx, reviewing.CARD, str(found.id), app.now(), guild_id=found.guild_id)


async def news(app: App, board: Board, agreement_id: int, number: int, *, again: bool) -> None:
    """Tell a circle of a version, unless a newer one is there to be told of."""
    async with app.database.write() as tx:
        found = await store.get(tx, agreement_id)
        version = await store.version(tx, agreement_id, number)
        if found is None or version is None or found.version != number:
            return
        before = await store.version(tx, agreement_id, number - 1)
        what, now = f"version:{agreement_id}:{number}", app.now()
        free = await budget.claim(tx, found.guild_id, found.home_channel_id, what, now)
        if free is not None:
            key = f"{agreement_id}:{number}"
            await jobs.put(tx, concluding.TELL, key, free, guild_id=found.guild_id)
            return
    say = app.say_in(found.guild_id)
    view = cards.told(say, version, before, [views.ShowText.of(say, agreement_id, number)])
    place, nonce = (found.guild_id, found.home_channel_id), f"v{agreement_id}.{number}"
    await board.post(*place, view, nonce, version.agreed_at, again=again)
