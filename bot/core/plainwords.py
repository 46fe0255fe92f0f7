"""What a pydantic error means to the person who wrote the file."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from pydantic_core import ErrorDetails

_EXPECTED = {
    "string_type": "expected text",
    "int_type": "expected a whole number",
    "int_parsing": "expected a whole number",
    "int_from_float": "expected a whole number",
    "float_type": "expected a number",
    "bool_type": "expected true or false",
    "list_type": "expected a list, each item on a line with a dash",
    "tuple_type": "expected a list, each item on a line with a dash",
    "dict_type": 'expected lines of the form "key: value"',
    "model_type": 'expected lines of the form "key: value"',
    "none_required": "expected nothing",
    "date_type": "expected a date such as 2026-01-31",
    "date_parsing": "expected a date such as 2026-01-31",
    "date_from_datetime_parsing": "expected a date such as 2026-01-31",
}
_BOUNDS = {
    "greater_than_equal": ("at least", "ge"),
    "greater_than": ("more than", "gt"),
    "less_than_equal": ("at most", "le"),
    "less_than": ("less than", "lt"),
}


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like this one, if any does."""
    return next(iter(get_close_matches(word, list(known), n=1)), None)


def unknown(word: str, known: Iterable[str], what: str = "key") -> str:
    """Says that a word is not known, and which one was probably meant."""
    choices = sorted(known)
    if guess := nearest(word, choices):
        return f'unknown {what} "{word}"; did you mean "{guess}"?'
    return f'unknown {what} "{word}"; known here: {", ".join(choices) or "none"}'


def explain(error: ErrorDetails) -> str:
    """What is wrong with a value and what was expected instead, in plain words."""
    kind, context = error["type"], error.get("ctx", {})
    match kind:
        case "missing":
            return "is missing"
        case "value_error":
            return str(context["error"])
        case "literal_error" | "enum":
            choices = context["expected"].replace("'", "")
            return f"expected {choices}, found {_found(error['input'])}"
        case "too_short" | "too_long":
            return _length(kind == "too_long", context, "item", context["actual_length"])
        case "string_too_short" | "string_too_long":
            return _length(kind == "string_too_long", context, "character", len(error["input"].strip()))
        case "string_pattern_mismatch":
            return f"{_found(error['input'])} does not have the form {context['pattern']}"
        case _ if kind in _BOUNDS:
            words, name = _BOUNDS[kind]
            return f"{words} {context[name]}, found {_found(error['input'])}"
        case _ if kind in _EXPECTED:
            return f"{_EXPECTED[kind]}, found {_found(error['input'])}{_hint(kind, error['input'])}"
        case _:
            return f"{error['msg'][:1].lower()}{error['msg'][1:]}"


def _length(long: bool, context: dict[str, int], noun: str, actual: int) -> str:
    limit = context["max_length"] if long else context["min_length"]
    if not long and actual == 0:
        return "must not be empty"
    return f"{'at most' if long else 'at least'} {limit} {noun}{'' if limit == 1 else 's'}, found {actual}"


def _found(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"' if len(value) <= 40 else f'"{value[:39]}…"'
        case list():
            return "a list"
        case dict():
            return "keys and values"
        case _:
            return str(value)


def _hint(kind: str, value: object) -> str:
    if kind == "string_type" and isinstance(value, bool | int | float):
        return "; put it in quotes"
    if kind in {"int_type", "float_type", "bool_type"} and isinstance(value, str):
        return "; write it without quotes" if _is_number_or_truth(value) else ""
    return ""


def _is_number_or_truth(value: str) -> bool:
    return value.lstrip("-").replace(".", "", 1).isdigit() or value in {"true", "false"}
