from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from tests.signposts.entries import entry


def phone(**more: Any) -> dict[str, Any]:
    return {"contacts": [{"type": "phone", **more}]}


def test_a_number_stays_as_it_is_dialled_and_where() -> None:
    one = entry(**phone(number="116 123"))
    assert (one.contacts[0].number, one.contacts[0].country) == ("116 123", "GB")
    abroad = entry(**phone(number="800 70 2222", country="PL"))
    assert abroad.contacts[0].country == "PL"


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("GB", "0808 808 8000"),
        ("US", "988"),
        ("US", "1-866-488-7386"),
        ("IN", "+91 9999 666 555"),
        ("AR", "(011) 5275-1135"),
    ],
)
def test_ordinary_numbers_and_known_short_codes_are_taken(country: str, number: str) -> None:
    assert entry(area={"country": country}, **phone(number=number)).contacts[0].number == number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("+44116123", "116123 is a short code: write it as it is dialled, without +"),
        (
            "0808 808",
            "no number 0808 808 in GB; if people dial it just so, add short_code: true",
        ),
        ("0808 808 80001", "libphonenumber knows no number"),
        ("call us", "cannot be dialled"),
        ("0800 SAVE", "cannot be dialled"),
        ("", "cannot be dialled"),
    ],
)
def test_a_number_that_nobody_can_dial_is_named(number: str, words: str) -> None:
    with pytest.raises(ValidationError, match=words.replace("+", r"\+")):
        entry(**phone(number=number))


def test_a_short_code_that_libphonenumber_does_not_know_must_be_marked_as_one() -> None:
    portugal = {"area": {"country": "PT"}}
    with pytest.raises(ValidationError, match="add short_code: true"):
        entry(**portugal, **phone(number="1411"))
    assert entry(**portugal, **phone(number="1411", short_code=True)).contacts[0].number == "1411"
    with pytest.raises(ValidationError, match="2 to 8 digits and no"):
        entry(**portugal, **phone(number="+3511411", short_code=True))


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        ({"type": "phone"}, "a phone needs a number: number is missing"),
        ({"type": "chat"}, "a chat needs a url: url is missing"),
        ({"type": "email"}, "an email needs an email: email is missing"),
        ({"type": "visit"}, "a visit needs an address: address is missing"),
        ({"type": "phone", "number": "116 123", "url": "https://a.org"}, "a phone has no url"),
        ({"type": "chat", "url": "https://a.org", "keyword": "HELLO"}, "a chat has no keyword"),
        ({"type": "chat", "url": "http://a.org"}, "begins with https://"),
        ({"type": "chat", "url": "https://a"}, "no address that a browser could open"),
        ({"type": "chat", "url": "https://name:word@a.org"}, "no address that a browser could open"),
        ({"type": "chat", "url": "https://a.org/<b>"}, "no address that a browser could open"),
        ({"type": "email", "email": "a@b"}, "name@example.org"),
        ({"type": "fax", "number": "116 123"}, "'phone', 'text'"),
    ],
)
def test_a_contact_without_its_own_way_in_is_named(contact: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        entry(contacts=[contact])


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"id": "Samaritans UK"}, "should match pattern"),
        ({"name": "Two\nlines"}, "one line of text"),
        ({"name": "x" * 101}, "at most 100 characters"),
        ({"description": "\x07"}, "control character"),
        ({"topics": []}, "at least 1 item"),
        ({"topics": ["crysis"]}, 'did you mean "crisis"'),
        ({"topics": ["crisis", "crisis"]}, "more than once"),
        ({"area": {"country": "UK"}}, "United Kingdom are GB"),
        ({"area": {"country": "XX"}}, "is no country"),
        ({"area": {"country": "GB", "subdivision": "US-CA"}}, "California, which is not in GB"),
        ({"area": {"country": "GB", "subdivision": "GB-SCO"}}, "is no part of a country"),
        ({"languages": ["english"]}, "is no language"),
        ({"minimum_age": 18, "maximum_age": 17}, "at least the minimum_age, which is 18"),
        ({"contacts": []}, "at least 1 item"),
        ({"contacts": [{"type": "phone", "number": "116 123"}] * 2}, "two contacts are the same"),
        ({"may_send_emergency_services_without_consent": "maybe"}, "'not known'"),
        ({"status": "closed"}, "'temporarily closed'"),
        ({"extra": "[1]"}, "begins with {"),
        ({"assured_date": "soon"}, "valid date"),
        ({"nonsense": 1}, "Extra inputs"),
    ],
)
def test_what_an_entry_cannot_say_is_named(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        entry(**changes)


def test_sign_languages_and_scripts_are_languages() -> None:
    assert entry(languages=["bfi", "zh-Hant", "pt-BR", "fil", "no"]).languages[0] == "bfi"


def test_a_contacts_own_hours_and_languages_come_before_those_of_the_entry() -> None:
    chat = {
        "type": "chat",
        "url": "https://example.org",
        "languages": ["pl"],
        "hours": {"description": "Evenings"},
    }
    one = entry(contacts=[{"type": "phone", "number": "116 123"}, chat], hours={"description": "Mornings"})
    told = [(one.languages_of(contact), one.hours_of(contact)) for contact in one.contacts]
    assert [languages for languages, _ in told] == [("en",), ("pl",)]
    assert [hours and hours.description for _, hours in told] == ["Mornings", "Evenings"]


def test_an_area_is_told_from_the_narrowest_name_to_the_widest() -> None:
    one = entry(area={"country": "GB", "subdivision": "GB-ENG", "town": "Leeds"})
    assert one.area.names == ("Leeds", "England", "United Kingdom")
    assert entry(topics=["work"]).is_crisis is False
    assert entry().is_crisis is True
