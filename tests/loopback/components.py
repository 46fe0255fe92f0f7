"""What a message may be made of (docs: Components, Component Reference)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.loopback.bits import SELECTS, Part
from tests.loopback.errors import invalid_form
from tests.loopback.forms_check import Check, Ids
from tests.loopback.model import Json, Message, listed

MAX_COMPONENTS = 40
MAX_TEXT = 4000
_LEGACY_TOP = frozenset({Part.ACTION_ROW})
_IN_CONTAINER = frozenset(
    {Part.ACTION_ROW, Part.TEXT_DISPLAY, Part.SECTION, Part.MEDIA_GALLERY, Part.SEPARATOR, Part.FILE}
)
_V2_TOP = _IN_CONTAINER | {Part.CONTAINER}


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component, nested ones and accessories included."""
    for part in components:
        yield part
        yield from walk(listed(part, "components"))
        for single in ("accessory", "component"):
            if inner := part.get(single):
                yield from walk([inner])


def text_of(message: Message | Json) -> str:
    """All that a person reads in a message: its content, then every text display, one a line."""
    if isinstance(message, Message):
        content, components = message.content, message.components
    else:
        content, components = message.get("content") or "", listed(message, "components")
    shown = [part["content"] for part in walk(components) if part["type"] == Part.TEXT_DISPLAY]
    return "\n".join([content, *shown] if content else shown)


def check_message_components(components: list[Json], *, v2: bool) -> None:
    """Refuse with 50035 what Discord refuses; number the components that have no id."""
    check = Check()
    ids = Ids(check)
    checker = _MessageCheck(check, ids)
    if not v2 and len(components) > 5:
        check.fault("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
    checker.all(components, "components", _V2_TOP if v2 else _LEGACY_TOP)
    if v2:
        _check_totals(check, components)
    if check.faults:
        raise invalid_form(check.faults)
    ids.give()


def _check_totals(check: Check, components: list[Json]) -> None:
    """Components V2: 40 components in total, 4,000 characters over all text displays."""
    parts = list(walk(components))
    if len(parts) > MAX_COMPONENTS:
        sentence = f"The maximum number of components is {MAX_COMPONENTS}"
        check.fault("components", "BASE_TYPE_BAD_LENGTH", sentence)
    length = sum(len(part.get("content") or "") for part in parts if part["type"] == Part.TEXT_DISPLAY)
    if length > MAX_TEXT:
        sentence = f"The displayable text size exceeds the maximum size of {MAX_TEXT}"
        check.fault("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", sentence)


class _MessageCheck:
    def __init__(self, check: Check, ids: Ids) -> None:
        self._check = check
        self._ids = ids
        self._by_kind: dict[int, Callable[[Json, str], None]] = {
            Part.ACTION_ROW: self._row,
            Part.BUTTON: self._button,
            Part.SECTION: self._section,
            Part.TEXT_DISPLAY: self._text,
            Part.MEDIA_GALLERY: self._gallery,
            Part.SEPARATOR: self._separator,
            Part.CONTAINER: self._container,
            **dict.fromkeys(SELECTS, self._select),
        }

    def all(self, parts: list[Json], path: str, allowed: frozenset[int]) -> None:
        """Check several components at one place."""
        for index, part in enumerate(parts):
            self._one(part, f"{path}.{index}", allowed)

    def _one(self, part: Json, path: str, allowed: frozenset[int]) -> None:
        if part.get("type") not in allowed:
            names = ", ".join(str(int(kind)) for kind in sorted(allowed))
            self._check.fault(
                f"{path}.type", "UNION_TYPE_CHOICES", f'Value of field "type" must be one of ({names}).'
            )
            return
        self._ids.component(part, path)
        if checker := self._by_kind.get(part["type"]):
            checker(part, path)

    def _row(self, row: Json, path: str) -> None:
        """5 buttons or one select (docs: Components, "Action Row")."""
        parts = self._check.items(row, "components", path, 1, 5)
        self.all(parts, f"{path}.components", SELECTS | {Part.BUTTON})
        if len(parts) > 1 and any(part.get("type") in SELECTS for part in parts):
            self._check.fault(
                f"{path}.components",
                "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                "The specified component exceeds the maximum width",
            )

    def _button(self, button: Json, path: str) -> None:
        self._check.text(button, "label", path, low=0, high=80, needed=False)
        if not button.get("label") and not button.get("emoji"):
            self._check.fault(
                f"{path}", "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A label or an emoji is required"
            )
        if button.get("style") == 5:
            self._check.text(button, "url", path, high=512)
        elif button.get("style") in (1, 2, 3, 4):
            self._ids.custom_id(button, path)
        else:
            self._check.fault(
                f"{path}.style", "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3, 4, 5, 6)."
            )

    def _select(self, select: Json, path: str) -> None:
        self._ids.custom_id(select, path)
        self._check.text(select, "placeholder", path, low=0, high=150, needed=False)
        self._check.number(select, "min_values", path, 0, 25)
        self._check.number(select, "max_values", path, 1, 25)
        if select["type"] == Part.STRING_SELECT:
            self._check.options(select, path, 1, 25)

    def _text(self, text: Json, path: str) -> None:
        self._check.text(text, "content", path, high=MAX_TEXT)

    def _section(self, section: Json, path: str) -> None:
        texts = self._check.items(section, "components", path, 1, 3)
        self.all(texts, f"{path}.components", frozenset({Part.TEXT_DISPLAY}))
        accessory: Json = section.get("accessory") or {}
        self._one(accessory, f"{path}.accessory", frozenset({Part.BUTTON, Part.THUMBNAIL}))

    def _gallery(self, gallery: Json, path: str) -> None:
        self._check.items(gallery, "items", path, 1, 10)

    def _separator(self, separator: Json, path: str) -> None:
        self._check.number(separator, "spacing", path, 1, 2)

    def _container(self, container: Json, path: str) -> None:
        self.all(
            self._check.items(container, "components", path, 1, MAX_COMPONENTS),
            f"{path}.components",
            _IN_CONTAINER,
        )
