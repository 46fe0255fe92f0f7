"""Filling in a form as Discord's app lets a person do (docs: Components, the parts of a modal)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from tests.loopback.bits import SELECTS, Part
from tests.loopback.commands import resolve
from tests.loopback.errors import NotPossible
from tests.loopback.model import Channel, Json, Role, User, listed

if TYPE_CHECKING:
    from tests.loopback.world import World


def filled(world: World, components: list[Json], values: dict[str, Any]) -> tuple[list[Json], Json]:
    """The submitted components and the resolved data. Fields that are not named keep what they held."""
    left = dict(values)
    resolved: Json = {}
    submitted = [_top(world, part, left, resolved) for part in components]
    if left:
        raise NotPossible(f"the form has no field {sorted(left)}")
    return submitted, resolved


def _top(world: World, part: Json, values: dict[str, Any], resolved: Json) -> Json:
    if part["type"] == Part.TEXT_DISPLAY:
        return {"type": part["type"], "id": part["id"]}
    if part["type"] == Part.LABEL:
        field = _field(world, part["component"], part["label"], values, resolved)
        return {"type": part["type"], "id": part["id"], "component": field}
    fields = [_field(world, field, field["label"], values, resolved) for field in part["components"]]
    return {"type": part["type"], "id": part["id"], "components": fields}


def _field(world: World, field: Json, label: str, values: dict[str, Any], resolved: Json) -> Json:
    answer = values.pop(label, None)
    kind = field["type"]
    base: Json = {"type": kind, "id": field["id"], "custom_id": field["custom_id"]}
    if kind == Part.TEXT_INPUT:
        return base | {"value": _text(field, label, answer)}
    if kind == Part.CHECKBOX:
        return base | {"value": bool(field.get("default")) if answer is None else bool(answer)}
    if kind == Part.RADIO_GROUP:
        chosen = chosen_values(world, field, label, None if answer is None else [answer], resolved)
        return base | {"value": chosen[0] if chosen else None}
    if kind in SELECTS or kind == Part.CHECKBOX_GROUP:
        listed = None if answer is None else listed_answers(answer)
        return base | {"values": chosen_values(world, field, label, listed, resolved)}
    if answer:
        raise NotPossible(f"{label!r}: the loopback uploads no files in forms")
    return base | {"values": []}


def _text(field: Json, label: str, answer: str | None) -> str:
    text = field.get("value") or "" if answer is None else answer
    low, high = field.get("min_length") or 0, field.get("max_length") or 4000
    if field.get("required", True) and not text:
        raise NotPossible(f"{label!r} cannot be left empty")
    if len(text) > high or (text and len(text) < low):
        raise NotPossible(f"{label!r} takes {low} to {high} characters, not {len(text)}")
    return text


def listed_answers(answer: Any) -> list[Any]:
    """One or several choices, as a list."""
    return list(cast("list[Any]", answer)) if isinstance(answer, list | tuple | set) else [answer]


def chosen_values(
    world: World, field: Json, label: str, answers: list[Any] | None, resolved: Json
) -> list[str]:
    """The values of what was chosen by label, value, or as a person, channel or role."""
    if answers is None:
        chosen = [option["value"] for option in listed(field, "options") if option.get("default")]
    else:
        chosen = [_choice(world, field, label, answer, resolved) for answer in answers]
    low, high = _bounds(field)
    if not low <= len(chosen) <= high:
        raise NotPossible(f"{label!r} takes {low} to {high} choices, not {len(chosen)}")
    return chosen


def _bounds(field: Json) -> tuple[int, int]:
    """How many may be chosen: one of a radio group or a select, any of a checkbox group, unless it says."""
    needed = field.get("min_values")
    low = 1 if needed is None else needed
    if field["type"] == Part.RADIO_GROUP:
        low, high = 1, 1
    else:
        group = field["type"] == Part.CHECKBOX_GROUP
        high = field.get("max_values") or (len(field["options"]) if group else 1)
    return (low if field.get("required", True) else 0), high


def _choice(world: World, field: Json, label: str, answer: Any, resolved: Json) -> str:
    if isinstance(answer, User | Channel | Role):
        resolve(world, answer, resolved)
        return str(answer.id)
    options: list[Json] = listed(field, "options")
    for option in options:
        if answer in (option["label"], option["value"]):
            return option["value"]
    raise NotPossible(f"{label!r} has no choice {answer!r}; it has {[o['label'] for o in options]}")
