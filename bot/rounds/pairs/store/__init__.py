"""Who was put with whom, where they talk, and what was said to them of the time."""

from __future__ import annotations

from bot.rounds.pairs.store.made import (
    add,
    begin,
    begun,
    begun_by,
    change,
    forget_round,
    get,
    join,
    joined,
    keep_no_company,
    leave,
    let_in,
    of_round,
    of_thread,
    place_of,
    together,
    unjoin,
)
from bot.rounds.pairs.store.tables import Pair, beginnings, members, pairs

__all__ = (
    "Pair",
    "add",
    "begin",
    "beginnings",
    "begun",
    "begun_by",
    "change",
    "forget_round",
    "get",
    "join",
    "joined",
    "keep_no_company",
    "leave",
    "let_in",
    "members",
    "of_round",
    "of_thread",
    "pairs",
    "place_of",
    "together",
    "unjoin",
)
