"""Small checks that say what is wrong where, in the words of Discord's 50035 answers."""

from __future__ import annotations

from typing import Any, cast

from tests.loopback.errors import Fault
from tests.loopback.model import Json

INT32 = 2**31 - 1


class Check:
    """Gathers every fault of one form, so that all are told at once."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def fault(self, path: str, word: str, sentence: str) -> None:
        self.faults.append((path, word, sentence))

    def text(self, form: Json, key: str, path: str, *, low: int = 1, high: int, needed: bool = True) -> None:
        """A text of so many characters."""
        value: Any = form.get(key)
        where = f"{path}.{key}" if path else key
        if value is None:
            if needed:
                self.fault(where, "BASE_TYPE_REQUIRED", "This field is required")
        elif not isinstance(value, str):
            self.fault(where, "BASE_TYPE_STRING", "Must be a string.")
        elif len(value) > high and low:
            self.fault(where, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
        elif len(value) > high:
            self.fault(where, "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")
        elif len(value) < low:
            self.fault(where, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")

    def number(self, form: Json, key: str, path: str, low: int, high: int) -> None:
        """A whole number in a range, if there is one."""
        value: Any = form.get(key)
        if value is None:
            return
        if not isinstance(value, int) or not low <= value <= high:
            self.fault(
                f"{path}.{key}", "NUMBER_TYPE_COERCE", f"int value should be between {low} and {high}."
            )

    def items(self, form: Json, key: str, path: str, low: int, high: int) -> list[Json]:
        """A list of so many things."""
        value: Any = form.get(key) or []
        where = f"{path}.{key}" if path else key
        if not isinstance(value, list) or not low <= len(cast("list[Json]", value)) <= high:
            self.fault(where, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
        return cast("list[Json]", value) if isinstance(value, list) else []

    def options(self, part: Json, path: str, low: int, high: int) -> None:
        """The options of a select or a group: 100 characters a label, value or description."""
        options = self.items(part, "options", path, low, high)
        for index, option in enumerate(options):
            where = f"{path}.options.{index}"
            self.text(option, "label", where, high=100)
            self.text(option, "value", where, high=100)
            self.text(option, "description", where, low=0, high=100, needed=False)
        values = [option.get("value") for option in options]
        if len(set(values)) != len(values):
            self.fault(
                f"{path}.options",
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used",
            )


class Ids:
    """Component ids: positive 32-bit, unique, given in order where absent (docs: Components, "id")."""

    def __init__(self, check: Check) -> None:
        self._check = check
        self._taken: set[int] = set()
        self._custom: set[str] = set()
        self._absent: list[Json] = []

    def component(self, part: Json, path: str) -> None:
        """Note one component's id. 0 counts as none."""
        value: Any = part.get("id") or None
        if value is None:
            self._absent.append(part)
        elif not isinstance(value, int) or not 1 <= value <= INT32:
            self._check.fault(
                f"{path}.id", "NUMBER_TYPE_COERCE", f"int value should be between 1 and {INT32}."
            )
        elif value in self._taken:
            self._check.fault(f"{path}.id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
        else:
            self._taken.add(value)

    def custom_id(self, part: Json, path: str) -> None:
        """1 to 100 characters, unique in the message (docs: Components, "Custom ID")."""
        self._check.text(part, "custom_id", path, high=100)
        value: Any = part.get("custom_id")
        if isinstance(value, str):
            if value in self._custom:
                self._check.fault(
                    f"{path}.custom_id",
                    "COMPONENT_CUSTOM_ID_DUPLICATED",
                    "Component custom id cannot be duplicated",
                )
            self._custom.add(value)

    def give(self) -> None:
        """Number the components that came without an id."""
        following = 1
        for part in self._absent:
            while following in self._taken:
                following += 1
            self._taken.add(following)
            part["id"] = following
