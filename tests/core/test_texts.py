from __future__ import annotations

import timeit
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.core.paths import shipped_config
from bot.core.sentences import read_language
from bot.core.texts import Texts, load_texts

TEXTS = shipped_config() / "texts"
TRANSLATED = sorted({folder.name for folder in TEXTS.iterdir() if folder.is_dir()} - {"en"})
BUG = "Something went wrong with the bot, not with you. Please try again."


def reworded(folder: Path, text: str | bytes, locale: str = "en") -> Texts:
    """The texts of a community that wrote this file."""
    (folder / locale).mkdir(exist_ok=True)
    (folder / locale / "ours.ftl").write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_texts(folder)


def told(texts: Texts) -> list[str]:
    return [f"{problem.line}:{problem.column} {problem.message}" for problem in texts.problems]


@pytest.fixture(scope="module")
def shipped() -> Texts:
    return load_texts(TEXTS)


def test_every_shipped_sentence_can_be_said(shipped: Texts) -> None:
    assert shipped.problems == []
    say = shipped.say("en")
    for key in sorted(shipped.keys()):
        assert say(key, **dict.fromkeys(shipped.variables(key), "x")).strip()


@pytest.mark.parametrize("locale", TRANSLATED)
def test_every_sentence_is_translated_in_the_file_of_the_same_name_and_gets_the_same_values(
    locale: str,
) -> None:
    english, own = read_language(TEXTS / "en").sentences, read_language(TEXTS / locale).sentences
    assert english.keys() - own.keys() == set(), f"please say these in config/texts/{locale} too"
    assert own.keys() - english.keys() == set(), f"these are gone: take them out of config/texts/{locale}"
    differ = [
        key
        for key, there in english.items()
        if (own[key].variables, own[key].file.name) != (there.variables, there.file.name)
    ]
    assert differ == []


@pytest.mark.parametrize("locale", TRANSLATED)
def test_whatever_english_counts_is_counted_in_each_language(shipped: Texts, locale: str) -> None:
    def counts(language: str, key: str) -> bool:
        values = shipped.variables(key)
        said = [shipped.say(language)(key, **dict.fromkeys(values, number)) for number in (1, 2)]
        return said[0].replace("1", "2") != said[1]

    counted = {key for key in sorted(shipped.keys()) if counts("en", key)}
    assert "round-here" in counted
    assert {key for key in counted if not counts(locale, key)} == set()


def test_a_sentence_gets_its_values(shipped: Texts) -> None:
    assert shipped.say("en")("error-bug", reference="A1B2").endswith(": A1B2")
    assert shipped.variables("error-bug") == {"reference"}


def test_any_locale_of_discord_gets_words(shipped: Texts) -> None:
    for locale in ("en-GB", "pt-BR", "zh-CN", "", "no such", "../x"):
        assert shipped.say(locale)("help-button") == "Get help now"


def test_a_key_that_nobody_wrote_is_a_mistake_in_the_program(shipped: Texts) -> None:
    with pytest.raises(KeyError, match="no-such-key"):
        shipped.say("en")("no-such-key")


def test_a_forgotten_value_still_gives_a_sentence_and_is_logged(shipped: Texts) -> None:
    with capture_logs() as logs:
        said = shipped.say("en")("error-bug")
    assert said.startswith(BUG)
    assert said.endswith("…")
    assert [(line["key"], line["missing"]) for line in logs] == [("error-bug", ["reference"])]


def test_a_community_says_it_in_its_own_words(tmp_path: Path) -> None:
    texts = reworded(tmp_path, "-us = the circle\nerror-gone = Gone from { -us }.\n")
    assert texts.problems == []
    assert texts.say("en-GB")("error-gone") == "Gone from the circle."
    assert texts.say("en")("help-button") == "Get help now"


def test_days_and_countries_are_named_in_the_language_of_the_sentences(tmp_path: Path) -> None:
    texts = reworded(tmp_path, "file-none = Nada veio.\n", "pt")
    assert [texts.spoken(locale) for locale in ("pt", "pt-BR", "en-GB", "cy", "../x")] == [
        "pt", "pt-BR", "en-GB", "en", "en",
    ]  # fmt: skip


def test_another_language_falls_back_sentence_by_sentence(tmp_path: Path) -> None:
    reworded(tmp_path, "error-gone = Our own gone.\n")
    reworded(tmp_path, "file-none = Nada veio.\n", "pt")
    texts = reworded(tmp_path, "error-server-only = Um momento, gente.\n", "pt-BR")
    say = texts.say("pt-BR")
    assert say("error-server-only") == "Um momento, gente."
    assert say("file-none") == "Nada veio."
    assert say("error-gone") == "Our own gone."
    assert say("error-elsewhere").startswith("This belongs to another place")
    assert {"en", "pt", "pt-BR"} <= texts.locales()


def test_each_language_has_its_own_plurals_and_numbers(tmp_path: Path) -> None:
    choice = "error-bug = { $reference ->\n    [one] one\n    [few] few\n   *[other] { $reference }\n }\n"
    texts = reworded(tmp_path, choice, "pl")
    assert texts.problems == []
    say = texts.say("pl")
    assert [say("error-bug", reference=number) for number in (1, 3, 5)] == ["one", "few", "5"]
    assert say("error-bug", reference=10_000) == "10\u00a0000"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "error-bug = Oh { $referenc }",
            '1:18 error-bug: $referenc is not known here; did you mean "$reference"?',
        ),
        ("help-button = { $user }", "1:17 help-button: $user is not known here"),
        (
            "error-bug = { $a ->\n    [x] y\n   *[z] { $reference }\n }",
            "1:15 error-bug: $a is not known here",
        ),
        ("error-bugs = x", '1:1 error-bugs: there is no sentence with this key; did you mean "error-bug"?'),
        ("error-gone = x\nerror-gone = y", "2:1 error-gone: this key is already on line 1 of ours.ftl"),
        ("error-gone = { -us }", "1:16 error-gone: -us is not known here"),
        (
            "error-gone = { error-bug }",
            "1:16 error-gone: a value is written { $error-bug }, with a $ before its name",
        ),
        ("error-gone = { FOO(1) }", "1:16 error-gone: FOO() is not known here"),
        ("error-gone = x { $reference", "expected } here"),
        ("error-gone = x }", '1:16 a } stands alone; write {"}"} to show one'),
        ("error-bug = one\ntwo { $reference }", '2:5 expected "key = sentence"; when a sentence goes on'),
        ("error-bug = { $reference ->\n    [one] x\n }", "one of the choices needs a * before its [ ]"),
        ('error-gone = { "" }', "1:1 error-gone: the sentence is empty"),
        ("error-gone =\n    .label = x", "1:1 error-gone: there is no sentence after the key"),
        ("-a = { -b }\n-b = { -a }", "1:2 -a: this sentence refers to itself"),
        ("error-gone = " + "{ " * 3000, "1:1 a { } is nested too deeply"),
        (b"error-gone = caf\xe9", "1:17 this is not UTF-8 text"),
        ("help-button = " + "a" * 81, "1:1 help-button: at most 80 characters, found 81"),
    ],
)
def test_broken_words_are_a_problem_and_people_get_the_shipped_ones(
    tmp_path: Path, shipped: Texts, text: str | bytes, problem: str
) -> None:
    texts = reworded(tmp_path, text)
    assert problem in told(texts)[0]
    for key in ("help-button", "error-bug"):
        assert texts.say("en")(key, reference="7") == shipped.say("en")(key, reference="7")
    assert texts.say("en")("error-gone").strip()


def test_one_broken_sentence_leaves_the_others(tmp_path: Path) -> None:
    texts = reworded(
        tmp_path, "error-gone = Away.\nerror-elsewhere = { $x }\nerror-bug = Oops { $reference }.\n"
    )
    assert len(texts.problems) == 1
    assert texts.say("en")("error-gone") == "Away."
    assert texts.say("en")("error-bug", reference="7") == "Oops 7."


def test_a_sentence_that_fails_only_for_some_values_falls_back_then(tmp_path: Path) -> None:
    texts = reworded(tmp_path, "error-bug = No. { NUMBER($reference) }\n")
    assert texts.problems == []
    assert texts.say("en")("error-bug", reference=7) == "No. 7"
    assert texts.say("en")("error-bug", reference="A1").startswith(BUG)


def test_a_limit_in_the_shipped_comments_holds_for_a_whole_group(tmp_path: Path) -> None:
    file = tmp_path / "en" / "buttons.ftl"
    file.parent.mkdir()
    file.write_text(
        "## Buttons. At most 8 characters.\nyes = Yes\n# At most 3 characters.\nno = No\n##\nlong = Long\n"
    )
    sentences = read_language(file.parent).sentences
    assert {key: sentence.most_characters for key, sentence in sentences.items()} == {
        "yes": 8,
        "no": 3,
        "long": None,
    }


def test_a_folder_that_is_no_language_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "klingonese").mkdir()
    (tmp_path / ".git").mkdir()
    assert told(load_texts(tmp_path)) == ["1:1 this folder's name is no language, such as en or pt-BR"]


def test_without_a_folder_the_shipped_words_are_said(tmp_path: Path) -> None:
    texts = load_texts(tmp_path / "none")
    assert texts.problems == []
    assert texts.say("en")("help-button") == "Get help now"


def test_ids_keep_their_digits_and_long_words_their_length(shipped: Texts) -> None:
    say = shipped.say("en")
    assert say("error-bug", reference=123456789012345678).endswith(": 123456789012345678")
    assert say("error-bug", reference=10**40).endswith(f": {10**40}")
    long = "word " * 2000
    assert say("error-bug", reference=long).endswith(f": {long}")


@settings(deadline=None)
@given(text=st.text())
def test_what_people_write_is_said_as_it_is(shipped: Texts, text: str) -> None:
    assert shipped.say("en")("error-bug", reference=text).endswith(f": {text}")


@settings(deadline=None, max_examples=40)
@given(content=st.binary(max_size=200) | st.text('abz-=.{}[]*$"#\n >()1', max_size=80).map(str.encode))
def test_no_bytes_make_it_stumble(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    texts = reworded(tmp_path_factory.getbasetemp(), b"error-gone = " + content)
    assert texts.say("en")("error-gone").strip()


def test_a_sentence_is_said_in_microseconds(shipped: Texts) -> None:
    say = shipped.say("en")
    seconds = min(timeit.repeat(lambda: say("error-bug", reference="7"), number=200, repeat=5)) / 200
    assert seconds < 0.001
