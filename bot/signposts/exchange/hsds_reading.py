"""A list in Open Referral's HSDS 3 JSON: an array of services, a page of them, or one alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from bot.core.problems import Problem
from bot.core.yamltree import Tree
from bot.signposts.exchange import hsds, json_reading, listing
from bot.signposts.exchange.hsds_draft import Draft
from bot.signposts.exchange.listing import Item, Progress, Reading

_HOLDERS = ("contents", "services")


def read(file: Path, text: str, progress: Progress | None = None, *, country: str | None = None) -> Reading:
    """The services in a text as entries, or all that is wrong with it; never raises.

    ``country`` is where services are that do not say it themselves.
    """
    found, problems = json_reading.parse(file, text)
    if found is None:
        return Reading((), tuple(problems))
    tree = cache(found.tree)
    items, wrong = _services(file, found.data, tree)
    source = f"imported from {file.name}"[:200]
    drafted = [_item(item, source, country) for item in items]
    reading = listing.read_items(file, drafted, progress)
    return Reading(reading.entries, tuple(sorted({*problems, *wrong, *reading.problems})))


def _services(file: Path, data: object, tree: Callable[[], Tree]) -> tuple[list[Item], list[Problem]]:
    held = hsds.mapping(data)
    for name in _HOLDERS:
        if held is not None and name in held:
            return listing.items_of(file, held[name], (name,), tree)
    if held is not None and "name" in held:
        return [Item(held, (), tree)], []
    return listing.items_of(file, data, (), tree)


def _item(item: Item, source: str, country: str | None) -> Item:
    draft = Draft(item.data, source, country).made()
    return Item(draft.data, (), cache(partial(_tree, draft, item)))


def _tree(draft: Draft, item: Item) -> Tree:
    """Where each part of a draft stands in the file; what the file has not, where its service stands."""
    whole = item.tree()
    tree = Tree(draft.data)
    tree.note((), None, whole.mark(item.at))
    for where, origin in sorted(draft.origins.items(), key=lambda one: len(one[0])):
        place = (*item.at, *origin)
        tree.note(where, whole.mark(place, key=True), whole.mark(place))
    return tree
