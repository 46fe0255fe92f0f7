"""Rounds, who is here, and which message holds whose check-in. Never what anybody wrote."""

from __future__ import annotations

from bot.rounds.store.opened import (
    add,
    all_be_here,
    all_open,
    be_gone,
    be_here,
    change,
    count_here,
    forget_presences,
    get,
    is_here,
    of_channel,
    of_thread,
    open_in,
)
from bot.rounds.store.shared import (
    add_check_in,
    change_check_in,
    check_in,
    check_in_of,
    check_ins_in,
    drop_check_in,
    drop_check_ins,
    drop_unposted,
    stand,
    waiting,
)
from bot.rounds.store.tables import CheckIn, Round, check_ins, presences, rounds

__all__ = (
    "CheckIn",
    "Round",
    "add",
    "add_check_in",
    "all_be_here",
    "all_open",
    "be_gone",
    "be_here",
    "change",
    "change_check_in",
    "check_in",
    "check_in_of",
    "check_ins",
    "check_ins_in",
    "count_here",
    "drop_check_in",
    "drop_check_ins",
    "drop_unposted",
    "forget_presences",
    "get",
    "is_here",
    "of_channel",
    "of_thread",
    "open_in",
    "presences",
    "rounds",
    "stand",
    "waiting",
)
