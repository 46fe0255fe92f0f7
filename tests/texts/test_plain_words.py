"""What people read is easy to read: at most 20 words a sentence, and no word of a long list of hard ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.sentences import read_language
from tests.texts import reading

CONFIG = Path(__file__).parents[2] / "config"
HARD = Path(__file__).parent / "hard_words"
LOCALES = sorted(folder.name for folder in (CONFIG / "texts").iterdir() if folder.is_dir())


def read_in(locale: str) -> list[tuple[str, str]]:
    """Everything that people read in a language, each sentence with its place."""
    found = [
        (f"{sentence.file.name} {key}", line)
        for key, sentence in read_language(CONFIG / "texts" / locale).sentences.items()
        for way in reading.ways(sentence)
        for line in reading.sentences(way)
    ]
    if locale == "en":
        found += [
            (file.name, line)
            for folder in ("formats", "agreements")
            for file in sorted((CONFIG / folder).glob("*.yaml"))
            for text in reading.strings(file)
            for line in reading.sentences(text)
        ]
    return found


@pytest.mark.parametrize("locale", LOCALES)
def test_no_sentence_is_longer_than_twenty_words(locale: str) -> None:
    lines = read_in(locale)
    assert len(lines) > 1000
    long = {f"{place}: {line}" for place, line in lines if len(reading.words(line)) > reading.MOST_WORDS}
    assert sorted(long) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_no_sentence_has_a_hard_word(locale: str) -> None:
    """The list stands in `hard_words/`, with a plainer word for each."""
    hard = {
        f"{place}: {', '.join(found)}"
        for place, line in read_in(locale)
        if (found := reading.hard_words(HARD / f"{locale}.txt", line))
    }
    assert sorted(hard) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_each_hard_word_has_a_plainer_one_beside_it(locale: str) -> None:
    lines = (HARD / f"{locale}.txt").read_text("utf-8").splitlines()
    listed = [line.partition(":") for line in lines if line and not line.startswith("#")]
    assert all(word.strip() and plain.strip() for word, _, plain in listed)
    assert len({word for word, _, _ in listed}) == len(listed)


def test_long_sentences_and_hard_words_are_found() -> None:
    lines = ["One two. Three, four! Five?", "- six · **seven**\n### Eight [nine](https://ten.org)"]
    read = [sentence for line in lines for sentence in reading.sentences(line)]
    assert [len(reading.words(sentence)) for sentence in read] == [2, 2, 1, 1, 1, 2]
    assert reading.hard_words(HARD / "en.txt", "Invalid. Patients were terminated, patience was not.") == [
        "Invalid",
        "Patients",
        "terminated",
    ]


def test_every_choice_of_a_sentence_is_read(tmp_path: Path) -> None:
    (tmp_path / "one.ftl").write_text(
        "some = { $count ->\n    [one] One { $what }.\n   *[other] { $count } of them.\n }\n"
    )
    (some,) = read_language(tmp_path).sentences.values()
    assert reading.ways(some) == ["One what.", "count of them."]
