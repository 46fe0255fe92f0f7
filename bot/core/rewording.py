"""Compares a community's own sentences with the English that ships with the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from fluent.runtime import FluentBundle
from fluent.syntax import ast

from bot.core.plainwords import nearest
from bot.core.problems import Problem
from bot.core.sentences import Language, Reference, Sentence

_FUNCTIONS = ("NUMBER()",)


def bundle(locale: str, sentences: Iterable[Sentence]) -> FluentBundle:
    """What says these sentences with the plurals and numbers of a locale; of equal keys the last counts."""
    made = FluentBundle([locale], use_isolating=False)
    made.add_resource(ast.Resource([sentence.entry for sentence in sentences]), allow_overrides=True)
    return made


def judged(
    own: Language, shipped: Mapping[str, Sentence], english: Mapping[str, Sentence], locale: str
) -> Language:
    """The own sentences that can be said, and what is wrong with the others.

    `shipped` holds what ships for this locale. A sentence may leave out a value that the English one uses,
    and may use no other: whoever says it would have none to give.
    """
    result = Language(problems=[*own.problems])
    together = {**shipped, **own.sentences}
    terms = [key for key, entry in together.items() if entry.is_term]
    for sentence in own.sentences.values():
        _sort(result, sentence, _unknown_names(sentence, terms, english) or _endless(sentence, together))
    sayable, result.sentences = result.sentences, {}
    said_by = bundle(locale, {**shipped, **sayable}.values())
    for sentence in sayable.values():
        _sort(result, sentence, _said_badly(sentence, english.get(sentence.key), said_by))
    return result


def _sort(result: Language, sentence: Sentence, wrong: list[Problem]) -> None:
    result.problems += wrong
    if not wrong:
        result.sentences[sentence.key] = sentence


def _unknown_names(
    sentence: Sentence, terms: Sequence[str], english: Mapping[str, Sentence]
) -> list[Problem]:
    original = sentence if sentence.is_term else english.get(sentence.key)
    if original is None:
        keys = [key for key in english if not key.startswith("-")]
        return [sentence.problem(f"there is no sentence with this key{_guess(sentence.key, keys)}")]
    known = [*(f"${name}" for name in original.variables), *terms, *_FUNCTIONS]
    return [_unknown(sentence, used, known) for used in sentence.references if used.name not in known]


def _unknown(sentence: Sentence, used: Reference, known: list[str]) -> Problem:
    if used.is_name:
        choices = [name for name in known if name[0] == used.name[0]]
        return sentence.problem(f"{used.name} is not known here{_guess(used.name, choices)}", used.mark)
    return sentence.problem(f"a value is written {{ ${used.name} }}, with a $ before its name", used.mark)


def _guess(word: str, known: Iterable[str]) -> str:
    guess = nearest(word, known)
    return f'; did you mean "{guess}"?' if guess else ""


def _endless(sentence: Sentence, together: Mapping[str, Sentence]) -> list[Problem]:
    """A sentence that is, by way of terms, put together from itself."""
    reached: set[str] = set()
    waiting = [sentence.key]
    while waiting:
        new = together[waiting.pop()].terms - reached
        reached |= new
        waiting += [key for key in new if key in together]
    return [sentence.problem("this sentence refers to itself")] if sentence.key in reached else []


def _said_badly(sentence: Sentence, original: Sentence | None, said_by: FluentBundle) -> list[Problem]:
    """Says the sentence once, as members would read it with 2 for every value."""
    if original is None:
        return []
    pattern = said_by.get_message(sentence.key).value
    if pattern is None:
        return [sentence.problem("there is no sentence after the key")]
    try:
        said, errors = said_by.format_pattern(pattern, dict.fromkeys(original.variables, 2))
    except Exception as error:  # Fluent recurses and calculates over what people wrote: anything may come.
        return [sentence.problem(f"this sentence cannot be said ({type(error).__name__})")]
    text = str(said)
    if errors:
        return [sentence.problem(f"this sentence cannot be said: {errors[0]}")]
    if not text.strip():
        return [sentence.problem("the sentence is empty")]
    most = original.most_characters
    if most is not None and len(text) > most:
        return [sentence.problem(f"at most {most} characters, found {len(text)}")]
    return []
