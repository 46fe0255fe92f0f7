"""Filling in a form as Discord's app lets a person do (docs: Components, the parts of a modal)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tests.loopback.bits import SELECTS, Part
from tests.loopback.commands import resolve
from tests.loopback.errors import NotPossible
from tests.loopback.model import Channel, Json, Role, User

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
    several = isinstance(answer, Iterable) and not isinstance(answer, str)
    return list[Any](answer) if several else [answer]


def chosen_values(
    world: World, field: Json, label: str, answers: list[Any] | None, resolved: Json
) -> list[str]:
    """The values of what was chosen by label, value, or as a person, channel or role."""
    if answers is None:
        chosen = [option["value"] for option in field.get("options") or [] if option.get("default")]
    else:
        chosen = [_choice(world, field, label, answer, resolved) for answer in answers]
    single = field["type"] == Part.RADIO_GROUP
    required = field.get("required", True)
    low = (field.get("min_values", 1) if not single else 1) if required else 0
    high = 1 if single else field.get("max_values") or _most(field)
    if not low <= len(chosen) <= high:
        raise NotPossible(f"{label!r} takes {low} to {high} choices, not {len(chosen)}")
    return chosen


def _most(field: Json) -> int:
    return len(field["options"]) if field["type"] == Part.CHECKBOX_GROUP else 1


def _choice(world: World, field: Json, label: str, answer: Any, resolved: Json) -> str:
    if isinstance(answer, User | Channel | Role):
        resolve(world, answer, resolved)
        return str(answer.id)
    options: list[Json] = field.get("options") or []
    for option in options:
        if answer in (option["label"], option["value"]):
            return option["value"]
    raise NotPossible(f"{label!r} has no choice {answer!r}; it has {[o['label'] for o in options]}")
