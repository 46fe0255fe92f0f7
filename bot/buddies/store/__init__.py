"""What the buddy queue keeps."""

from __future__ import annotations

from bot.buddies.store.tables import entries, kept_out, meetings, pairs, places, settings

__all__ = ("entries", "kept_out", "meetings", "pairs", "places", "settings")
