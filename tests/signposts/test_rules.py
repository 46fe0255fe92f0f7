"""Which emergency numbers people see, for every country of the world."""

from __future__ import annotations

from pathlib import Path

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.countries import Countries
from bot.core.paths import shipped_config
from bot.core.texts import load_texts
from bot.signposts import rules
from bot.signposts.book import Book
from bot.signposts.emergency import EmergencyNumbers, load_emergency_numbers
from bot.signposts.rules import Number
from bot.ui.components import CARD_CHARACTERS
from cogs.signposts import cards
from cogs.signposts.views import SomewhereElse

COUNTRIES = Countries("en")
LISTED, PROBLEMS = load_emergency_numbers(shipped_config())
UNLISTED = EmergencyNumbers({})
SAY = load_texts(shipped_config() / "texts").say("en")
SPANISH = load_texts(shipped_config() / "texts").say("es")

every_country = st.sampled_from([*COUNTRIES])


def digits(country: str, numbers: EmergencyNumbers = LISTED) -> list[str]:
    return [number.digits for number in numbers.of(country)]


@given(every_country, st.booleans())
def test_nobody_is_shown_a_number_that_libphonenumber_does_not_know_there(country: str, listed: bool) -> None:
    for number in digits(country, LISTED if listed else UNLISTED):
        assert phonenumbers.is_emergency_number(number, country)


@given(every_country, st.booleans(), st.booleans())
def test_everybody_reads_whom_to_call_and_where_to_find_someone(
    country: str, listed: bool, direct: bool
) -> None:
    book = Book(COUNTRIES, LISTED if listed else UNLISTED)
    answer = book.answer(country)
    card = cards.help_now(SAY, answer, "", [[SomewhereElse.of(SAY)]], direct=direct)
    text = str(card.to_components())
    assert COUNTRIES.name(country) in str(answer.country)
    assert all(f"**{number.digits}**" in text for number in answer.numbers)
    assert bool(answer.numbers) != ("Call your local emergency number." in text)
    assert "https://findahelpline.com" in text
    assert "https://befrienders.org" in text
    assert card.content_length() < 1000


@given(every_country, st.booleans())
def test_a_long_list_leaves_room_for_help_in_two_languages(country: str, direct: bool) -> None:
    answer = Book(COUNTRIES, LISTED).answer(country)
    long = ["x" * (cards.SERVICES_CHARACTERS // cards.MOST_SERVICES - 1)] * cards.MOST_SERVICES
    for draw in (cards.help_now, cards.worried):
        card = draw(SPANISH, answer, long, [[SomewhereElse.of(SPANISH)]], direct=direct)
        text = str(card.to_components())
        assert card.content_length() <= CARD_CHARACTERS
        assert text.count("xxx") > 1
        assert all(f"**{number.digits}**" in text for number in answer.numbers)
        assert text.count("https://findahelpline.com") == 2


@given(every_country, st.booleans())
def test_nobody_has_to_choose_among_many_numbers(country: str, listed: bool) -> None:
    shown = digits(country, LISTED if listed else UNLISTED)
    assert len(shown) <= 4
    assert len(set(shown)) == len(shown)


@pytest.mark.parametrize(
    ("country", "numbers"),
    [
        ("AR", ["911", "107"]),
        ("AT", ["112", "144", "133"]),
        ("AU", ["000", "112"]),
        ("BE", ["112"]),
        ("BR", ["192", "190", "193"]),
        ("CA", ["911"]),
        ("CH", ["112", "144", "117", "118"]),
        ("CL", ["131", "133"]),
        ("CN", ["120", "110"]),
        ("CO", ["123"]),
        ("CZ", ["112"]),
        ("DE", ["112", "110"]),
        ("DK", ["112"]),
        ("ES", ["112"]),
        ("FI", ["112"]),
        ("FR", ["112", "15", "17", "18"]),
        ("GB", ["999", "112"]),
        ("HK", ["999"]),
        ("ID", ["112", "119", "110"]),
        ("IE", ["112", "999"]),
        ("IL", ["101", "100", "102"]),
        ("IN", ["112"]),
        ("IS", ["112"]),
        ("IT", ["112"]),
        ("JP", ["119", "110"]),
        ("KE", ["999", "112"]),
        ("KR", ["119", "112"]),
        ("LU", ["112"]),
        ("MX", ["911"]),
        ("MY", ["999", "112"]),
        ("NG", []),
        ("NL", ["112"]),
        ("NO", ["113", "112", "110"]),
        ("NZ", ["111"]),
        ("PH", ["911"]),
        ("PL", ["112"]),
        ("PT", ["112"]),
        ("SE", ["112"]),
        ("SG", ["995", "999"]),
        ("TH", ["1669", "191"]),
        ("TW", ["119", "110"]),
        ("UA", ["112", "103"]),
        ("US", ["911"]),
        ("ZA", ["112", "10177", "10111"]),
    ],
)
def test_people_in_a_listed_country_see_its_numbers(country: str, numbers: list[str]) -> None:
    assert digits(country) == numbers


@pytest.mark.parametrize(
    ("country", "numbers"),
    [
        ("BD", ["999"]),
        ("EG", ["122", "123", "180"]),
        ("GR", ["112"]),
        ("JM", ["112", "911"]),
        ("KI", ["192", "193", "194", "195"]),
        ("MA", ["15", "19", "177"]),
        ("NC", ["15", "16", "17", "18"]),
        ("VN", ["113", "114", "115"]),
        ("AQ", []),
        ("GN", []),
    ],
)
def test_people_elsewhere_see_what_libphonenumber_is_sure_of(country: str, numbers: list[str]) -> None:
    assert digits(country) == numbers


def test_a_listed_number_that_libphonenumber_does_not_know_is_never_shown() -> None:
    numbers = EmergencyNumbers({"GB": (Number("117"), Number("999")), "FR": (Number("999"),)})
    assert digits("GB", numbers) == ["999"]
    assert digits("FR", numbers) == []


def test_people_read_what_to_say_where_any_service_may_answer() -> None:
    assert rules.needs_asking_for(LISTED.of("TW"))
    assert not rules.needs_asking_for(LISTED.of("CH"))
    assert not rules.needs_asking_for(LISTED.of("JP"))
    assert not rules.needs_asking_for(())


def test_the_shipped_list_puts_a_number_for_everything_before_one_service() -> None:
    assert not PROBLEMS
    for country in COUNTRIES:
        uses = [bool({"medical", "police", "fire"} & {*number.use}) for number in LISTED.of(country)]
        assert uses == sorted(uses), country


def test_without_a_country_nothing_is_guessed(tmp_path: Path) -> None:
    book = Book(COUNTRIES, LISTED)
    assert book.answer(None) == book.answer("ZZ") == book.answer("nonsense")
    assert not book.answer(None).numbers
