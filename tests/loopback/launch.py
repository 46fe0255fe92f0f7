"""Start the real bot against a loopback: `python -m tests.loopback.launch http://127.0.0.1:PORT -- run`."""

from __future__ import annotations

import sys

from tests.loopback.redirect import redirect_to


def main() -> None:
    """Redirect discord.py, then hand the rest of the arguments to the program's own command line."""
    address, _, *arguments = sys.argv[1:]
    redirect_to(address)
    from bot.cli import app

    app(arguments)


if __name__ == "__main__":
    main()
