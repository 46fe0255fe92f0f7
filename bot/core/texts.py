"""The sentences that members read, from `config/texts/`."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from fluent.runtime import FluentBundle, FluentResource

from bot.core.paths import shipped_config
from bot.core.problems import Problem


class Say(Protocol):
    """Says the sentence with this key in one language."""

    def __call__(self, key: str, /, **args: str | int) -> str: ...


class Texts:
    """All sentences. A missing one falls back to the English that ships with the program."""

    def __init__(self, directory: Path) -> None:
        self.problems: list[Problem] = []
        self._bundle = FluentBundle(["en"], use_isolating=False)
        self._keys: set[str] = set()
        for folder in (shipped_config() / "texts" / "en", directory / "en"):
            for file in sorted(folder.glob("*.ftl")):
                resource = FluentResource(file.read_text("utf-8"))
                self._keys.update(e.id.name for e in resource.body if hasattr(e, "id"))
                self._bundle.add_resource(resource, allow_overrides=True)

    def keys(self) -> frozenset[str]:
        """The keys of all sentences."""
        return frozenset(self._keys)

    def say(self, locale: str) -> Say:
        """The voice for a locale as Discord writes it, such as `en-GB`."""

        def speak(key: str, /, **args: str | int) -> str:
            text, _ = self._bundle.format_pattern(self._bundle.get_message(key).value, args)
            return str(text)

        return speak


def load_texts(directory: Path) -> Texts:
    """The sentences in `directory` (`config/texts`), one folder for each locale."""
    return Texts(directory)
