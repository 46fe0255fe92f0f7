"""What is kept about signposts: entries, where they were shared, what is wrong with them, imports."""

from __future__ import annotations

from bot.signposts.store import entries, imports, reports, shares

__all__ = ("entries", "imports", "reports", "shares")
