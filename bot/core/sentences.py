"""Reads the .ftl files (Project Fluent) of one language: what each sentence is put together from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.core import textfile
from bot.core.problems import Problem
from bot.core.textfile import Mark

# In the comment on a sentence, or in a ## comment on all that follow until the next ##.
_LIMIT = re.compile(r"(?:^#* ?|[.] )At most (\d+) characters", re.MULTILINE)
_ANEW = re.compile(r"#|-?[A-Za-z][A-Za-z0-9_-]* *=")
_JUNK = {
    "E0002": 'expected a line of the form "key = sentence"',
    "E0003": "a sign is missing here",
    "E0005": "there is no sentence after the key",
    "E0010": "one of the choices needs a * before its [ ], for when no other fits",
    "E0012": "there is no sentence here",
    "E0020": "a quote that opens here is never closed",
    "E0027": 'a } stands alone; write {"}"} to show one',
    "E0028": "expected a name after the {",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that a sentence uses: `$count`, the term `-bot-name`, the sentence `help-button`, `NUMBER()`."""

    name: str
    mark: Mark

    @property
    def is_name(self) -> bool:
        """False for the key of another sentence: sentences share terms, and never stand in each other."""
        return self.name.startswith(("$", "-")) or self.name.endswith("()")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One entry of an .ftl file. A term's key begins with a dash."""

    key: str
    file: Path
    mark: Mark
    entry: ast.Message | ast.Term
    references: tuple[Reference, ...] = ()
    most_characters: int | None = None

    @property
    def is_term(self) -> bool:
        return self.key.startswith("-")

    @property
    def variables(self) -> frozenset[str]:
        """The names of the arguments that the sentence itself uses."""
        return frozenset(used.name[1:] for used in self.references if used.name.startswith("$"))

    @property
    def terms(self) -> frozenset[str]:
        """The keys of the terms that it is put together from."""
        return frozenset(used.name for used in self.references if used.name.startswith("-"))

    def problem(self, message: str, mark: Mark | None = None) -> Problem:
        return Problem(self.file, *(mark or self.mark), f"{self.key}: {message}")


@dataclass(slots=True)
class Language:
    """The sentences of one folder such as `texts/en`, and what is wrong with its files."""

    sentences: dict[str, Sentence] = field(default_factory=dict[str, Sentence])
    problems: list[Problem] = field(default_factory=list[Problem])


def read_language(folder: Path) -> Language:
    """Every .ftl file of a folder, in the order of their names; never raises."""
    language = Language()
    for file in sorted(folder.glob("*.ftl")):
        text, problems = textfile.read(file)
        language.problems += problems
        if text is not None:
            _read_into(language, file, text)
    return language


def read_text(file: Path, text: str, limit: int | None = None) -> Language:
    """The sentences in a text, which may be a part of a file; never raises.

    ``limit`` is the most characters for those above the first ## comment.
    """
    language = Language()
    _read_into(language, file, text, limit)
    return language


def limit_in(comment: str | None) -> int | None:
    """The most characters that a comment allows; None when it says nothing about that."""
    found = _LIMIT.search(comment or "")
    return int(found[1]) if found else None


def _read_into(language: Language, file: Path, text: str, limit: int | None = None) -> None:
    try:
        body = FluentParser().parse(text).body
    except RecursionError:
        language.problems.append(Problem(file, 1, 1, "a { } is nested too deeply in this file"))
        return
    before = None
    for entry in body:
        if isinstance(entry, ast.GroupComment):
            limit = limit_in(entry.content)
        elif isinstance(entry, ast.Junk):
            language.problems.append(_junk(file, text, entry))
            if before is not None and _goes_on(text, before.entry, entry):
                _take_back(language, before)
        elif isinstance(entry, ast.Message | ast.Term):
            before = _sentence(file, text, entry, limit)
            _add(language, before)


def _goes_on(text: str, entry: ast.Message | ast.Term, junk: ast.Junk) -> bool:
    """Whether what cannot be read was meant as the next line of a sentence, which is then cut off."""
    if entry.span is None or junk.span is None:
        return False
    if _ANEW.match(text, junk.span.start):
        return False
    between = text[entry.span.end : junk.span.start]
    return not between.strip() and between.count("\n") <= 1


def _add(language: Language, sentence: Sentence) -> None:
    first = language.sentences.setdefault(sentence.key, sentence)
    if first is not sentence:
        place = f"line {first.mark[0]} of {first.file.name}"
        language.problems.append(sentence.problem(f"this key is already on {place}"))


def _take_back(language: Language, sentence: Sentence) -> None:
    if language.sentences.get(sentence.key) is sentence:
        del language.sentences[sentence.key]


def _sentence(file: Path, text: str, entry: ast.Message | ast.Term, limit: int | None) -> Sentence:
    key = f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name
    finder = _References(text)
    finder.visit(entry)
    most = limit_in(entry.comment.content if entry.comment else None) or limit
    return Sentence(key, file, _mark(text, entry.id), entry, tuple(finder.found), most)


def _junk(file: Path, text: str, junk: ast.Junk) -> Problem:
    first = next(iter(junk.annotations or []), None)
    if first is None:
        return Problem(file, *_mark(text, junk), "this cannot be read")
    words = _JUNK.get(first.code or "", (first.message or "this cannot be read").rstrip("."))
    if first.code == "E0003":
        wanted = "".join(str(argument) for argument in first.arguments or [])
        words = f"expected {wanted} here"
        if wanted == "=":
            words = 'expected "key = sentence"; when a sentence goes on, its next line begins with spaces'
    return Problem(file, *_mark(text, first), words)


def _mark(text: str, node: ast.SyntaxNode) -> Mark:
    return textfile.place(text, node.span.start if node.span else 0)


class _References(Visitor):
    """Collects every name that an entry uses, in all of its choices."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.found: list[Reference] = []

    def _note(self, name: str, node: ast.SyntaxNode) -> None:
        self.found.append(Reference(name, _mark(self.text, node)))
        self.generic_visit(node)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self._note(f"${node.id.name}", node)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self._note(node.id.name, node)

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self._note(f"-{node.id.name}", node)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:
        self._note(f"{node.id.name}()", node)
