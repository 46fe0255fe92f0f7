"""From what somebody types to the country they mean."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.core.countries import Countries, code_of, number_of

COUNTRIES = Countries("en")
every_country = st.sampled_from([*COUNTRIES])


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("GB", "GB"),
        ("gb", "GB"),
        ("GBR", "GB"),
        ("UK", "GB"),
        ("u.k.", "GB"),
        ("England", "GB"),
        ("the united kingdom", "GB"),
        ("untied kingdom", "GB"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("america", "US"),
        ("Holland", "NL"),
        ("the netherlands", "NL"),
        ("Grmany", "DE"),
        ("Deutschland", "DE"),
        ("Irland", "IE"),
        ("Phillipines", "PH"),
        ("columbia", "CO"),
        ("new zeland", "NZ"),
        ("Cote d'Ivoire", "CI"),
        ("ivory coast", "CI"),
        ("niger", "NE"),
        ("guinea", "GN"),
        ("  Ireland!  ", "IE"),
        ("turkey", "TR"),
        ("Turkiye", "TR"),
        ("日本", "JP"),
    ],
)
def test_a_name_a_nickname_a_code_or_a_typo_leads_to_one_country(typed: str, country: str) -> None:
    assert COUNTRIES.meant(typed) == [country]


@pytest.mark.parametrize(
    ("typed", "countries"),
    [
        ("austrlia", {"AU", "AT"}),
        ("Nigera", {"NG", "NE"}),
        ("korea", {"KP", "KR"}),
        ("Congo", {"CD", "CG"}),
        ("united", {"AE", "GB", "US"}),
    ],
)
def test_people_are_asked_when_it_may_be_one_of_several(typed: str, countries: set[str]) -> None:
    assert {*COUNTRIES.meant(typed)} == countries


@pytest.mark.parametrize("typed", ["", "   ", "?!", "zz", "London", "my bedroom", "\u200d", "EU", "x" * 4000])
def test_what_is_no_country_is_not_made_one(typed: str) -> None:
    assert COUNTRIES.meant(typed) == []


@given(every_country)
def test_every_country_is_found_by_its_name_and_by_its_code(country: str) -> None:
    assert COUNTRIES.meant(country) == [country]
    assert COUNTRIES.meant(COUNTRIES.name(country).upper()) == [country]


@given(every_country, st.data())
def test_one_forgotten_letter_is_forgiven(country: str, data: st.DataObject) -> None:
    name = COUNTRIES.name(country)
    assume(len(name) >= 5)
    at = data.draw(st.integers(0, len(name) - 1))
    typed = name[:at] + name[at + 1 :]
    # What is left may be the name of another country: "Dominican" without its n.
    assert country in COUNTRIES.meant(typed) or COUNTRIES.name(COUNTRIES.meant(typed)[0]) in name


@given(st.text(max_size=100))
def test_whatever_people_type_a_few_countries_at_most_are_offered(typed: str) -> None:
    assert len(COUNTRIES.meant(typed)) <= 5
    offered = COUNTRIES.offered(typed, "GB")
    assert len(offered) == len({*offered}) <= 25
    assert all(code in COUNTRIES for code in offered)


def test_while_people_type_nothing_yet_the_servers_country_comes_first() -> None:
    offered = COUNTRIES.offered("", "PT")
    assert offered[:3] == ["PT", "AF", "AX"]
    assert len(offered) == 25


def test_while_people_type_the_best_comes_first() -> None:
    assert COUNTRIES.offered("ger")[0] == "DE"
    assert COUNTRIES.offered("uk")[0] == "GB"


def test_people_read_country_names_in_their_language_and_may_type_english_ones() -> None:
    german = Countries("de")
    assert german.name("DE") == "Deutschland"
    assert german.meant("Österreich") == german.meant("Austria") == ["AT"]
    assert Countries("tlh").name("DE") == "Germany"
    assert Countries("en").name("DE", "es") == "Alemania"


def test_a_country_is_found_by_its_name_in_each_language_that_is_spoken_here() -> None:
    spoken = Countries("en", ["en", "es"])
    assert spoken.meant("Reino Unido") == ["GB"]
    assert spoken.meant("Alemanai") == ["DE"]
    assert spoken.meant("Ireland") == spoken.meant("Irlanda") == ["IE"]
    assert spoken.name("GB") == "United Kingdom"


@given(every_country)
def test_a_button_carries_a_country_as_a_number(country: str) -> None:
    assert code_of(number_of(country)) == country
    assert 0 <= number_of(country) < 676


@given(st.integers(0, 10**19))
def test_a_made_up_number_is_two_letters_at_worst(number: int) -> None:
    assert len(code_of(number)) == 2
