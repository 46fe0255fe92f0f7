"""Start the real bot against a loopback: `python -m tests.loopback.launch http://127.0.0.1:PORT 0 -- run`.

The number is by how many seconds the time there is ahead.
"""

from __future__ import annotations

import sys

from tests.loopback.redirect import redirect_to


def main() -> None:
    """Redirect discord.py, then hand the rest of the arguments to the program's own command line."""
    address, ahead, _, *arguments = sys.argv[1:]
    redirect_to(address, float(ahead))
    from bot.cli import app

    app(arguments)


if __name__ == "__main__":
    main()
