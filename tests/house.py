"""Readers of source code: each takes a syntax tree and gives back what breaks one rule of the house."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Finder = Callable[[ast.Module], Iterator[ast.AST]]

_WORDS = {"content", "clean_content", "system_content"}
_SQL = re.compile(
    r"\s*(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|(CREATE|DROP|ALTER)\s+\w+\s|PRAGMA\s)"
)
CHANGING = "…"
"""Stands in a key for what is only known when it is said."""
_SAYING = {"say", "apart", "Refusal", "Unavailable"}
_CLOCKS = {
    "asyncio.sleep", "asyncio.wait_for", "time.sleep", "time.time", "time.monotonic", "time.perf_counter",
    "datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today",
}  # fmt: skip
_OWN_DICE = {"random.Random", "random.SystemRandom"}
_CHANGES = {
    "add", "append", "appendleft", "clear", "discard", "extend", "insert", "pop", "popitem", "popleft",
    "remove", "reverse", "setdefault", "sort", "update",
}  # fmt: skip
_PURE = {
    "datetime.date", "datetime.datetime", "datetime.time", "datetime.timedelta", "dict", "float", "frozenset",
    "int", "len", "max", "min", "range", "re.compile", "set", "sorted", "str", "sum", "tuple",
    "structlog.get_logger",
}  # fmt: skip
_PURE_METHODS = {
    "all",
    "default",
    "join",
    "keys",
    "lower",
    "none",
    "resolve",
    "split",
    "strip",
    "with_variant",
}


def words_read(tree: ast.Module) -> Iterator[ast.AST]:
    """Reading what somebody wrote in a message; only boxes that we posted are ours, by `text_of`."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Call(func=ast.Attribute(attr="text_of") | ast.Name("text_of"))):
                pass
            case ast.Attribute(attr=attr, ctx=ast.Load()) if attr in _WORDS:
                yield node
            case ast.Call(func=ast.Name("getattr"), args=[_, ast.Constant(attr), *_]) if attr in _WORDS:
                yield node
            case ast.MatchClass(kwd_attrs=attrs) if _WORDS.intersection(attrs):
                yield node
            case _:
                pass


def sql_written(tree: ast.Module) -> Iterator[ast.AST]:
    """SQL in a string."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _SQL.match(node.value):
            yield node


def clocks_and_dice(tree: ast.Module) -> Iterator[ast.AST]:
    """Calls that ask the machine for time or chance, which are handed in instead."""
    names = _imported(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = _dotted(node.func, names)
            if called in _CLOCKS or (called.startswith("random.") and called not in _OWN_DICE):
                yield node


def work_at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """Module-level statements that do something rather than name something."""
    names = _imported(tree)
    for statement in tree.body:
        match statement:
            case (
                ast.Import() | ast.ImportFrom() | ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef()
            ):
                pass
            case (
                ast.Expr(value=ast.Constant() | ast.Call(func=ast.Name("Index")))
                | ast.If(test=ast.Name("TYPE_CHECKING"))
            ):
                pass
            case ast.If(test=ast.Compare(left=ast.Name("__name__"))):
                pass
            case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
                yield from (call for call in _calls(value) if not _is_pure(call, names))
            case _:
                yield statement


def globals_changed(tree: ast.Module) -> Iterator[ast.AST]:
    """Anything at module level that is changed later, or could be: only a constant may be a list."""
    shared: set[str] = set()
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            named = {name.id for target in _targets(statement) for name in _names(target)}
            shared |= named
            if _is_mutable(statement.value) and not all(name.isupper() for name in named):
                yield statement
    for node in ast.walk(tree):
        match node:
            case ast.Global():
                yield node
            case ast.Call(func=ast.Attribute(value=ast.Name(name), attr=attr)) if attr in _CHANGES:
                yield from [node] if name in shared else []
            case ast.Subscript(value=ast.Name(name), ctx=ast.Store() | ast.Del()) if name in shared:
                yield node
            case _:
                pass


def unsafe_components(tree: ast.Module) -> Iterator[ast.AST]:
    """Classes and decorators straight from discord.ui: their errors would not reach the one door."""
    names = _imported(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            above = node.bases if isinstance(node, ast.ClassDef) else node.decorator_list
            yield from (part for part in above if _dotted(part, names).startswith("discord.ui."))


def unguarded_commands(tree: ast.Module) -> Iterator[ast.AST]:
    """Commands and message menus whose callback does not go through `guarded`."""
    safe = {"guarded"}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(name)], value=value) if _mentions(safe, value):
                safe.add(name)
            case ast.FunctionDef(decorator_list=above) | ast.AsyncFunctionDef(decorator_list=above):
                commands = [part for part in above if _makes_command(part)]
                yield from commands if not any(_mentions(safe, part) for part in above) else []
            case ast.Call(func=ast.Call() as maker, args=args) if _makes_command(maker):
                yield from [node] if not any(_mentions(safe, part) for part in args) else []
            case ast.Call(func=ast.Name(name) | ast.Attribute(attr=name)) if name in {
                "Command",
                "ContextMenu",
            }:
                yield from [node] if not _mentions(safe, node) else []
            case _:
                pass


@dataclass(frozen=True)
class Spoken:
    """A sentence that code asks for: its key, which may hold "…", and the values given (None: unknown)."""

    key: str
    values: frozenset[str] | None
    line: int


def sentences(tree: ast.Module) -> Iterator[Spoken]:
    """The sentences asked for by `say(...)`, `say_to(...)(...)`, `Refusal(...)` and the label of a button."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=called, args=[key]) if _asked_of(called) in _SAYING:
                given = {keyword.arg for keyword in node.keywords}
                known = frozenset(name for name in given if name) if None not in given else None
                yield from (Spoken(asked, known, node.lineno) for asked in _patterns(key))
            case ast.ClassDef(keywords=keywords):
                labels = [keyword.value for keyword in keywords if keyword.arg == "label"]
                own = any(isinstance(part, ast.Attribute) and part.attr == "label" for part in ast.walk(node))
                given = None if own else frozenset[str]()
                yield from (Spoken(p, given, node.lineno) for label in labels for p in _patterns(label))
            case _:
                pass


def strings(tree: ast.Module) -> Iterator[str]:
    """Every text in the code: a key may also be kept in a table."""
    return (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def _asked_of(called: ast.expr) -> str:
    match called:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=ast.Attribute(attr=name)) if name.startswith("say_"):
            return "say"
        case _:
            return ""


def _patterns(key: ast.expr) -> Iterator[str]:
    match key:
        case ast.Constant(str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else CHANGING for part in parts)
        case ast.IfExp(body=one, orelse=other):
            yield from (*_patterns(one), *_patterns(other))
        case _:
            return


def _imported(tree: ast.Module) -> Mapping[str, str]:
    """What each imported name stands for, in full."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _dotted(node: ast.AST, names: Mapping[str, str]) -> str:
    match node:
        case ast.Name(name):
            return names.get(name, name)
        case ast.Attribute(value=value, attr=attr):
            return f"{_dotted(value, names)}.{attr}"
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return _dotted(inner, names)
        case _:
            return ""


def _is_pure(call: ast.Call, names: Mapping[str, str]) -> bool:
    """Making a thing of a class is naming it, and so are a few functions. Other calls are work."""
    called = _dotted(call.func, names)
    last = called.rpartition(".")[2]
    made_of_a_class = last.lstrip("_")[:1].isupper()
    return (
        made_of_a_class or called in _PURE or (isinstance(call.func, ast.Attribute) and last in _PURE_METHODS)
    )


def _calls(value: ast.expr) -> Iterator[ast.Call]:
    """The calls in an expression, without those inside a type such as `Annotated[str, checked(45)]`."""
    if isinstance(value, ast.Call):
        yield value
    if not (isinstance(value, ast.Subscript) and isinstance(value.value, ast.Name)):
        for part in ast.iter_child_nodes(value):
            if isinstance(part, ast.expr | ast.keyword):
                yield from _calls(part.value if isinstance(part, ast.keyword) else part)


def _is_mutable(value: ast.expr | None) -> bool:
    made = ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp
    match value:
        case ast.Call(func=ast.Name(name)):
            return name in {"list", "dict", "set", "bytearray"}
        case _:
            return isinstance(value, made)


def _targets(statement: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return statement.targets if isinstance(statement, ast.Assign) else [statement.target]


def _names(target: ast.expr) -> Iterator[ast.Name]:
    return (node for node in ast.walk(target) if isinstance(node, ast.Name))


def _makes_command(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(attr="command" | "context_menu")):
            return True
        case _:
            return False


def _mentions(safe: set[str], node: ast.AST) -> bool:
    return any(
        isinstance(part, ast.Name | ast.Attribute) and _dotted(part, {}).rpartition(".")[2] in safe
        for part in ast.walk(node)
    )
