from __future__ import annotations

from pathlib import Path

import pytest
from fluent.syntax import FluentSerializer
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.outline import Outline
from bot.core.paths import shipped_config
from bot.core.sentences import Sentence, read_language

LINES = """
a = One
a = Two
a=x
b = { $who }
c =
d = { $n ->
e = {
f-2 = { -us }
-us = we
  g = no
    goes on
    .label = x
    [one] x
   *[other] y
    }
}
nothing here
# A note.
# At most 5 characters.
## At most 9 characters.
## Buttons
##
### About
""".splitlines()


def told(sentence: Sentence | None) -> tuple[str, int | None] | None:
    return sentence and (FluentSerializer().serialize_entry(sentence.entry), sentence.most_characters)


def compared(folder: Path) -> None:
    whole, outline = read_language(folder).sentences, Outline(folder)
    assert whole.keys() <= outline.keys()
    assert {key: told(outline.get(key)) for key in outline.keys()} == {  # noqa: SIM118 (it is no dict)
        key: told(whole.get(key))
        for key in outline.keys()  # noqa: SIM118
    }


@pytest.mark.parametrize(
    "folder", sorted((shipped_config() / "texts").glob("*/")), ids=lambda path: path.name
)
def test_every_shipped_sentence_is_found_where_it_stands(folder: Path) -> None:
    compared(folder)
    assert len(Outline(folder).keys()) > 1000


@settings(deadline=None, max_examples=300)
@given(lines=st.lists(st.sampled_from(LINES), max_size=12))
@example(lines=["a = One", "nothing here", "", "b = { $who }"])
@example(lines=["## At most 9 characters.", "## Buttons", "a = One", "##", "b = Two"])
@example(lines=["e = {", "a = One"])
def test_one_by_one_is_the_same_as_all_at_once(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    folder = tmp_path_factory.getbasetemp() / "outline"
    folder.mkdir(exist_ok=True)
    (folder / "some.ftl").write_text("\n".join(lines))
    compared(folder)
