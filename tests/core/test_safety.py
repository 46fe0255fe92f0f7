"""Where safety may hang on a word, English stands beside a translation until a person compared the two."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from bot.core import yamlfile
from bot.core.paths import shipped_config
from bot.core.safety import SafetyFile, read_reviews, source
from bot.core.sentences import read_language
from bot.core.texts import Texts, load_texts

TEXTS = shipped_config() / "texts"
ROOT = Path(__file__).parents[2]
PRIVATE = "Only you can see this. Nobody here is told that you pressed it."
PRIVADO = "Só você pode ver isto."
REVIEW = f"""
reviewed:
  help-private:
    english: {PRIVATE}
    translation: {PRIVADO}
    by: Ana, who grew up with Portuguese
    on: 2027-01-31
"""


def portuguese(folder: Path, texts: str, review: str | None = None) -> Texts:
    """The texts of a community that translated some of them."""
    (folder / "pt").mkdir(exist_ok=True)
    (folder / "pt" / "ours.ftl").write_text(texts)
    if review is not None:
        (folder / "pt" / "review.yaml").write_text(review)
    return load_texts(folder)


def told(texts: Texts) -> list[str]:
    return [f"{problem.file.name} {problem.message}" for problem in texts.problems]


@pytest.fixture(scope="module")
def shipped() -> Texts:
    return load_texts(TEXTS)


def test_every_safety_sentence_exists(shipped: Texts) -> None:
    safety, problems = yamlfile.read(TEXTS / "safety.yaml", SafetyFile)
    assert problems == []
    assert safety is not None
    assert safety.below & safety.inside == set()
    assert safety.keys - shipped.keys() == set()
    assert {"help-private", "help-what-this-is", "help-call-local", "report-form-who"} <= safety.keys


def test_the_english_stands_beside_a_translation_that_nobody_compared(tmp_path: Path) -> None:
    words = f"help-private = {PRIVADO}\nhelp-someone = ### Alguém com quem falar\nfile-none = Nada.\n"
    say = portuguese(tmp_path, words).say("pt-BR")
    assert say("help-private") == f"{PRIVADO}\n{PRIVATE}"
    assert say("help-someone") == "### Alguém com quem falar (Someone to talk to)"
    assert say("file-none") == "Nada."


def test_values_stand_in_both(tmp_path: Path) -> None:
    say = portuguese(tmp_path, "report-form-who = Lido em { $server }.").say("pt")
    said = say("report-form-who", server="Porto")
    assert said.startswith("Lido em Porto.\nVolunteers read this.")
    assert said.count("Porto") == 2


def test_where_there_is_no_room_for_two_the_english_stands_alone(tmp_path: Path) -> None:
    long = "Todos aqui podem ler isto. " * 3
    say = portuguese(tmp_path, f"round-form-who-reads = {long}").say("pt")
    english = say.apart("round-form-who-reads")[1]
    assert english.startswith("Everyone in this channel can read this")
    assert say("round-form-who-reads") == english
    assert say.apart("round-form-who-reads")[0] == long.strip()


def test_once_a_person_compared_it_the_translation_stands_alone(tmp_path: Path) -> None:
    texts = portuguese(tmp_path, f"help-private = {PRIVADO}\n", REVIEW)
    assert texts.problems == []
    assert texts.say("pt")("help-private") == PRIVADO
    assert texts.say("pt").apart("help-private") == (PRIVADO, "")


@pytest.mark.parametrize(
    ("english", "translation"),
    [
        (PRIVATE, "Só você e o grupo podem ver isto."),
        ("Only you and the group can see this.", PRIVADO),
    ],
)
def test_words_that_changed_since_are_to_be_compared_anew(
    tmp_path: Path, english: str, translation: str
) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "ours.ftl").write_text(f"help-private = {english}\n")
    texts = portuguese(tmp_path, f"help-private = {translation}\n", REVIEW)
    assert texts.say("pt")("help-private") == f"{translation}\n{english}"
    (problem,) = told(texts)
    assert problem.startswith("review.yaml help-private: this was compared in other words than it has now")


@pytest.mark.parametrize(
    ("review", "problem"),
    [
        (REVIEW.replace("help-private", "help-privat"), "help-privat: there is no such sentence in safety"),
        (REVIEW.replace("2027-01-31", "soon"), "reviewed, help-private, on: expected a date"),
        (REVIEW.replace("    by: Ana, who grew up with Portuguese\n", ""), "by: is missing"),
    ],
)
def test_a_review_that_cannot_be_read_does_not_count(tmp_path: Path, review: str, problem: str) -> None:
    texts = portuguese(tmp_path, f"help-private = {PRIVADO}\n", review)
    assert problem in told(texts)[0]
    assert texts.say("pt")("help-private") == f"{PRIVADO}\n{PRIVATE}"


def test_a_review_quotes_what_the_file_has_with_its_values_and_choices(tmp_path: Path) -> None:
    (tmp_path / "some.ftl").write_text(
        "# A comment.\nsome =\n    One { $a }.\n    Two { $b ->\n        [one] b\n       *[other] c\n    }\n"
    )
    (some,) = read_language(tmp_path).sentences.values()
    assert source(some) == "One { $a }. Two { $b -> [one] b *[other] c }"


def test_english_itself_needs_nothing_beside_it(shipped: Texts) -> None:
    for locale in ("en", "en-GB", "zh-CN"):
        assert shipped.say(locale)("help-private") == PRIVATE


def test_spanish_says_both_for_as_long_as_nobody_compared_it(shipped: Texts) -> None:
    reviews, problems = read_reviews(TEXTS / "es" / "review.yaml")
    safety, _ = yamlfile.read_leniently(TEXTS / "safety.yaml", SafetyFile)
    assert problems == []
    spanish, english = shipped.say("es"), shipped.say("en")
    for key in safety.keys - reviews.reviewed.keys():
        values = dict.fromkeys(shipped.variables(key), "x")
        ours, theirs = spanish.apart(key, **values)
        assert theirs == english(key, **values)
        assert ours != theirs


def test_there_is_room_for_both_or_they_are_said_apart(shipped: Texts) -> None:
    safety, _ = yamlfile.read_leniently(TEXTS / "safety.yaml", SafetyFile)
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "cogs").rglob("*.py")]
    apart = {
        argument.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "apart"
        for argument in node.args
        if isinstance(argument, ast.Constant)
    }
    for locale in shipped.locales() - {"en"}:
        say = shipped.say(locale)
        for key in safety.keys:
            values = dict.fromkeys(shipped.variables(key), "x")
            assert key in apart or say.apart(key, **values)[0] in say(key, **values), (locale, key)
