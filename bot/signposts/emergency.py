"""The emergency numbers that come with the program, `config/emergency_numbers.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bot.core import yamlfile, yamltree
from bot.core.countries import known_country
from bot.core.paths import shipped_config
from bot.core.problems import Problem
from bot.signposts import rules
from bot.signposts.rules import Number, Use

FILE = "emergency_numbers.yaml"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class ListedNumber(_Part):
    number: str = Field(pattern=r"^[0-9]{2,6}$")
    use: tuple[Use, ...] = ()


class ListedCountry(_Part):
    numbers: tuple[ListedNumber, ...]
    note: str = ""
    source: str


class EmergencyFile(_Part):
    countries: dict[Annotated[str, AfterValidator(known_country)], ListedCountry]


class EmergencyNumbers:
    """The numbers of every country, in memory. libphonenumber is asked about one when somebody needs it."""

    def __init__(self, listed: Mapping[str, tuple[Number, ...]]) -> None:
        self._listed = listed
        self._known: dict[str, tuple[Number, ...]] = {}

    def of(self, country: str) -> tuple[Number, ...]:
        """Return what to dial in ``country`` (two letters); empty when that is not known for sure."""
        if country not in self._known:
            listed = self._listed.get(country)
            self._known[country] = (
                rules.guessed(country) if listed is None else rules.known_only(listed, country)
            )
        return self._known[country]


def load_emergency_numbers(config_dir: Path) -> tuple[EmergencyNumbers, list[Problem]]:
    """Return the numbers, and what is wrong with the file.

    In place of a broken file counts the one that ships with the program; without that, libphonenumber alone.
    """
    file, problems = yamlfile.read(config_dir / FILE, EmergencyFile)
    if file is None:
        file, _ = yamlfile.read(shipped_config() / FILE, EmergencyFile)
    listed = {} if file is None else {code: _numbers(country) for code, country in file.countries.items()}
    return EmergencyNumbers(listed), problems


def check_emergency_numbers(config_dir: Path) -> list[Problem]:
    """Return what is wrong with the file, and every number in it that would not be shown."""
    path = config_dir / FILE
    file, problems = yamlfile.read(path, EmergencyFile)
    return problems if file is None else [*_unknown(path, file)]


def _numbers(country: ListedCountry) -> tuple[Number, ...]:
    return tuple(Number(listed.number, listed.use) for listed in country.numbers)


def _unknown(path: Path, file: EmergencyFile) -> Iterator[Problem]:
    tree, _ = yamltree.parse(path, path.read_text("utf-8-sig"))
    for code, country in file.countries.items():
        for index, listed in enumerate(country.numbers):
            if tree is not None and not rules.is_known(listed.number, code):
                place = tree.mark(("countries", code, "numbers", index, "number"))
                message = (
                    f"{listed.number} is not shown: libphonenumber knows no such emergency number in {code}"
                )
                yield Problem(path, *place, message)
