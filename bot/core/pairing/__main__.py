"""The process that `pair_in_worker` starts."""

from __future__ import annotations

from bot.core.pairing.worker import work

if __name__ == "__main__":
    work()
