"""Agreements and their versions, what is suggested, whose voice counts, and what was shown to whom."""

from __future__ import annotations

from bot.agreements.store import deciding, keeping, texts
from bot.agreements.store.tables import (
    agreements,
    drafts,
    readers,
    reminders,
    reviews,
    suggestions,
    versions,
    voices,
)

__all__ = (
    "agreements",
    "deciding",
    "drafts",
    "keeping",
    "readers",
    "reminders",
    "reviews",
    "suggestions",
    "texts",
    "versions",
    "voices",
)
