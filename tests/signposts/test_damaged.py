"""Files as they arrive on a bad day: never a crash, never half a list, always a message with a place."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable

import pytest

from bot.core.paths import shipped_config
from bot.signposts import starter
from bot.signposts.exchange import hsds_writing, listing, reading, yaml_writing
from bot.signposts.exchange.listing import Reading

DAMAGED = 500
SEED = 20260105

Damage = Callable[[random.Random, str], str | bytes]


def cut_off(chance: random.Random, text: str) -> str:
    return text[: chance.randrange(1, len(text) - 2)]


def wrong_type(chance: random.Random, text: str) -> str:
    key = chance.choice(["name", "topics", "contacts", "area", "source", "description", "id"])
    return _after_key(chance, text, key, chance.choice(["5", "true", "[1, [2]]", "{a: 1}", "~", "1.5"]))


def unknown_key(chance: random.Random, text: str) -> str:
    return _after_line(chance, text, "nonsense: 1")


def tab(chance: random.Random, text: str) -> str:
    return _after_line(chance, text, "\tname: x")


def twice(chance: random.Random, text: str) -> str:
    lines = text.splitlines()
    place = chance.choice([index for index, line in enumerate(lines) if ": " in line and "- " not in line])
    return "\n".join([*lines[: place + 1], lines[place], *lines[place + 1 :]])


def same_id(chance: random.Random, text: str) -> str:
    return text + text.partition("signposts:\n")[2]


def alias(chance: random.Random, text: str) -> str:
    return text.replace("contacts:", "contacts: &a", 1).replace("  source:", "  hours: *a\n  source:", 1)


def bomb(chance: random.Random, text: str) -> str:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
    return "\n".join([*lines, text])


def deep(chance: random.Random, text: str) -> str:
    return "signposts: " + "[" * chance.randrange(60, 5000)


def merged(chance: random.Random, text: str) -> str:
    return _after_line(chance, text, "<<: {name: x}")


def tagged(chance: random.Random, text: str) -> str:
    return text.replace("name:", "name: !!python/object:os.system", 1)


def other_encoding(chance: random.Random, text: str) -> bytes:
    return f"# é\n{text}".encode(chance.choice(["utf-16", "latin-1", "utf-32"]))


def noise(chance: random.Random, text: str) -> bytes:
    content = bytearray(text.encode())
    for _ in range(chance.randrange(1, 20)):
        content[chance.randrange(len(content))] = chance.choice([0, 7, 0x1B, 0xC0, 0xFF])
    return bytes(content)


def shuffled(chance: random.Random, text: str) -> str:
    lines = text.splitlines()
    chance.shuffle(lines)
    return "\n".join(["signposts:", "  - 5", *lines])


def wrong_number(chance: random.Random, text: str) -> str:
    return _after_key(chance, text, "number", chance.choice(['"+44116123"', "1", "'9' * 50", '"call us"']))


def second_document(chance: random.Random, text: str) -> str:
    return f"{text}---\n{text}"


def unclosed(chance: random.Random, text: str) -> str:
    return _after_key(chance, text, "description", chance.choice(['"never closed', "'never closed", "[a, b"]))


def long_value(chance: random.Random, text: str) -> str:
    return _after_key(chance, text, "description", "x" * chance.randrange(601, 200_000))


DAMAGES: list[Damage] = [
    cut_off, wrong_type, unknown_key, tab, twice, same_id, alias, bomb, deep, merged, tagged, other_encoding,
    noise, shuffled, wrong_number, second_document, unclosed, long_value,
]  # fmt: skip


def json_damage(chance: random.Random, text: str) -> str | bytes:
    """The same list as HSDS, with something changed in it."""
    services: list[dict[str, object]] = json.loads(text)
    kind = chance.randrange(9)
    if kind == 0:
        return text[: chance.randrange(1, len(text) - 3)]
    if kind == 1:
        service = chance.choice(services)
        service[chance.choice(["name", "phones", "status", "minimum_age"])] = chance.choice(
            [5.5, {"a": []}, [[7]]]
        )
    elif kind == 2:
        services.append(services[0])
    elif kind == 3:
        services[0]["alongside"] = {"id": ["x"], "contacts": [5, {"phone": []}], "hours": 7}
    elif kind == 4:
        return text.replace('"name"', '"name": 1, "name"', 1)
    elif kind == 5:
        return text.encode(chance.choice(["utf-16", "utf-32"]))
    elif kind == 6:
        return "[" * chance.randrange(60, 100_000)
    elif kind == 7:
        services[0]["phones"] = [{"number": "1", "languages": [{"code": {}}], "id": {}}]
    else:
        return text.replace('"status"', '"x": NaN, "status"', 1)
    return json.dumps(services)


def _lines(text: str, begins: str) -> list[int]:
    return [index for index, line in enumerate(text.splitlines()) if line.lstrip("- ").startswith(begins)]


def _after_key(chance: random.Random, text: str, key: str, value: str) -> str:
    lines = text.splitlines()
    place = chance.choice(_lines(text, f"{key}:"))
    lines[place] = f"{lines[place].partition(':')[0]}: {value}"
    return "\n".join(lines)


def _after_line(chance: random.Random, text: str, line: str) -> str:
    lines = text.splitlines()
    place = chance.choice(_lines(text, "name:"))
    return "\n".join([*lines[: place + 1], f"  {line}" if "\t" not in line else line, *lines[place + 1 :]])


@pytest.fixture(scope="module")
def texts() -> list[tuple[str, str]]:
    """Each list that ships, as YAML and as HSDS."""
    starters, _ = starter.load_starters(shipped_config())
    lists = starters.by_country.values()
    return [(yaml_writing.write(listed), hsds_writing.write(listed)) for listed in lists]


def assert_told(found: Reading, content: str | bytes, name: str) -> None:
    """There is a message, and its place is in the file."""
    assert found.problems, f"{name}: {content[:300]!r}"
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    last = max(1, len(text.splitlines()) + 1)
    for problem in found.problems:
        assert 1 <= problem.line <= last
        assert problem.column >= 1
        assert problem.message
        assert "Traceback" not in problem.message


def test_a_damaged_file_is_told_about_at_a_place_and_never_half_read(texts: list[tuple[str, str]]) -> None:
    chance = random.Random(SEED)
    seen: set[str] = set()
    for number in range(DAMAGED):
        as_yaml, as_json = chance.choice(texts)
        damage = (
            DAMAGES[number % (len(DAMAGES) + 4)]
            if number % (len(DAMAGES) + 4) < len(DAMAGES)
            else json_damage
        )
        name = "list.json" if damage is json_damage else "list.yaml"
        content = damage(chance, as_json if damage is json_damage else as_yaml)
        sent = content if isinstance(content, bytes) else content.encode()
        found = reading.read(name, sent)
        if damage is cut_off and found.good:
            # What is left when a list is cut off between two entries can be a good list.
            assert len(found.entries) == len(re.findall("^- id:", as_yaml[: len(content)], re.MULTILINE))
            continue
        assert_told(found, content, damage.__name__)
        seen.add(damage.__name__)
    assert seen == {damage.__name__ for damage in [*DAMAGES, json_damage]}


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    found = reading.read("list.yaml", b"x" * (listing.MOST_BYTES + 1))
    assert [str(problem) for problem in found.problems] == [
        "list.yaml:1:1: the file is too large: at most 25,000,000 bytes are read"
    ]


@pytest.mark.parametrize("name", ["list.yaml", "list.json", "", ".json", "list"])
@pytest.mark.parametrize(
    "content", [b"", b"\x00", b"\xff\xfe", b"null", b"[]", b"{}", b"- ", b"\xef\xbb\xbf", b"9" * 9000]
)
def test_an_odd_file_never_stops_the_reader(name: str, content: bytes) -> None:
    found = reading.read(name, content)
    assert found.entries == ()
    assert found.problems or content == b"[]"
