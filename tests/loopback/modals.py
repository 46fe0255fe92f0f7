"""What a form may be made of (docs: Components, "Label" and the interactive components)."""

from __future__ import annotations

from collections.abc import Callable

from tests.loopback.bits import SELECTS, Part
from tests.loopback.errors import invalid_form
from tests.loopback.forms_check import Check, Ids
from tests.loopback.model import Json, listed

_TOP = frozenset({Part.ACTION_ROW, Part.TEXT_DISPLAY, Part.LABEL})
_IN_LABEL = SELECTS | {
    Part.TEXT_INPUT,
    Part.FILE_UPLOAD,
    Part.RADIO_GROUP,
    Part.CHECKBOX_GROUP,
    Part.CHECKBOX,
}


def check_modal(modal: Json) -> None:
    """Refuse with 50035 what Discord refuses; number the components that have no id."""
    check = Check()
    ids = Ids(check)
    check.text(modal, "title", "", high=45)
    check.text(modal, "custom_id", "", high=100)
    checker = _ModalCheck(check, ids)
    for index, part in enumerate(check.items(modal, "components", "", 1, 5)):
        checker.top(part, f"components.{index}")
    if check.faults:
        raise invalid_form((f"data.{path}", word, sentence) for path, word, sentence in check.faults)
    ids.give()


class _ModalCheck:
    def __init__(self, check: Check, ids: Ids) -> None:
        self._check = check
        self._ids = ids
        self._fields: dict[int, Callable[[Json, str], None]] = {
            Part.TEXT_INPUT: self._text_input,
            Part.RADIO_GROUP: self._radio_group,
            Part.CHECKBOX_GROUP: self._checkbox_group,
            Part.FILE_UPLOAD: self._file_upload,
            **dict.fromkeys(SELECTS, self._select),
        }

    def top(self, part: Json, path: str) -> None:
        """A component of the form itself."""
        if not self._known(part, path, _TOP):
            return
        self._ids.component(part, path)
        if part["type"] == Part.LABEL:
            self._label(part, path)
        elif part["type"] == Part.TEXT_DISPLAY:
            self._check.text(part, "content", path, high=4000)
        else:
            self._row(part, path)

    def _known(self, part: Json, path: str, allowed: frozenset[int]) -> bool:
        known = part.get("type") in allowed
        if not known:
            names = ", ".join(str(int(kind)) for kind in sorted(allowed))
            self._check.fault(
                f"{path}.type", "UNION_TYPE_CHOICES", f'Value of field "type" must be one of ({names}).'
            )
        return known

    def _row(self, row: Json, path: str) -> None:
        """The older way: a text input with its own label, alone in an action row."""
        for index, part in enumerate(self._check.items(row, "components", path, 1, 1)):
            where = f"{path}.components.{index}"
            if self._known(part, where, frozenset({Part.TEXT_INPUT})):
                self._check.text(part, "label", where, high=45)
                self._field(part, where)

    def _label(self, label: Json, path: str) -> None:
        """A label of 45 and a description of 100 characters around one field."""
        self._check.text(label, "label", path, high=45)
        self._check.text(label, "description", path, low=0, high=100, needed=False)
        field: Json = label.get("component") or {}
        if self._known(field, f"{path}.component", _IN_LABEL):
            if field["type"] == Part.TEXT_INPUT and field.get("label"):
                self._check.fault(
                    f"{path}.component.label", "BASE_TYPE_EXTRA", "The Label component names this field"
                )
            self._field(field, f"{path}.component")

    def _field(self, field: Json, path: str) -> None:
        self._ids.component(field, path)
        self._ids.custom_id(field, path)
        if checker := self._fields.get(field["type"]):
            checker(field, path)

    def _text_input(self, field: Json, path: str) -> None:
        self._check.number(field, "style", path, 1, 2)
        self._check.number(field, "min_length", path, 0, 4000)
        self._check.number(field, "max_length", path, 1, 4000)
        self._check.text(field, "value", path, low=0, high=4000, needed=False)
        self._check.text(field, "placeholder", path, low=0, high=100, needed=False)
        low, high = field.get("min_length") or 0, field.get("max_length") or 4000
        if low > high:
            self._check.fault(f"{path}.min_length", "TEXT_INPUT_MIN_LENGTH", "min_length is over max_length")

    def _radio_group(self, field: Json, path: str) -> None:
        """2 to 10 options, at most one of them chosen beforehand."""
        self._check.options(field, path, 2, 10)
        if sum(bool(option.get("default")) for option in listed(field, "options")) > 1:
            self._check.fault(f"{path}.options", "RADIO_GROUP_DEFAULTS", "Only one option can be the default")

    def _checkbox_group(self, field: Json, path: str) -> None:
        self._check.options(field, path, 1, 10)
        self._check.number(field, "min_values", path, 0, 10)
        self._check.number(field, "max_values", path, 1, 10)

    def _file_upload(self, field: Json, path: str) -> None:
        self._check.number(field, "min_values", path, 0, 10)
        self._check.number(field, "max_values", path, 1, 10)

    def _select(self, field: Json, path: str) -> None:
        self._check.text(field, "placeholder", path, low=0, high=150, needed=False)
        self._check.number(field, "min_values", path, 0, 25)
        self._check.number(field, "max_values", path, 1, 25)
        if field["type"] == Part.STRING_SELECT:
            self._check.options(field, path, 1, 25)
