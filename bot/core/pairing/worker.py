"""Pairing beside the event loop, in a process that ends with its one run and gives its memory back."""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

from bot.core.pairing.engine import pair
from bot.core.pairing.queue import Pairing, Queue

AT_MOST_HERE = 60
"""Up to so many people, pairing takes less time than starting a process, and no loop notices it."""

_HOME = Path(__file__).parents[3]


async def pair_in_worker(queue: Queue) -> Pairing:
    """Return ``pair(queue)`` without holding up the event loop. When cancelled, the process is ended.

    Raises RuntimeError when the process fails; what went wrong is then on standard error.
    """
    if len(queue.people) <= AT_MOST_HERE:
        return pair(queue)
    # A thread would hold the interpreter lock. A pool cannot be stopped half-way, and loads the whole bot.
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.core.pairing", stdin=PIPE, stdout=PIPE, cwd=_HOME
    )
    try:
        answer, _ = await process.communicate(pickle.dumps(queue))
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise RuntimeError(f"the pairing process ended with {process.returncode}")
    return pickle.loads(answer)


def work() -> None:
    """Read a queue from standard input, and write its pairing to standard output."""
    if hasattr(os, "nice"):
        os.nice(10)  # on a machine with one core, people who press something come first
    sys.stdout.buffer.write(pickle.dumps(pair(pickle.load(sys.stdin.buffer))))
