"""The ways in which the bot says no."""

from __future__ import annotations


class Refusal(Exception):
    """A kind no, for one person: the key of a sentence in `config/texts/` and its arguments."""

    def __init__(self, key: str, /, **arguments: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = arguments


DATABASE_AWAY = "error-database-away"


class Unavailable(Refusal):
    """The database cannot be reached: nothing was changed, and trying again later may work."""

    def __init__(self, key: str = DATABASE_AWAY, /, **arguments: str | int) -> None:
        super().__init__(key, **arguments)
