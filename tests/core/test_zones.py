from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from bot.core.zones import Zones


@pytest.fixture(scope="module")
def zones() -> Zones:
    return Zones("en")


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/London", "Europe/London"),
        ("europe/london", "Europe/London"),
        ("  london ", "Europe/London"),
        ("new york", "America/New_York"),
        ("New_York", "America/New_York"),
        ("Portugal", None),  # three zones
        ("Japan", "Asia/Tokyo"),
        ("utc", "UTC"),
        ("GMT", "UTC"),
        ("kolkata", "Asia/Kolkata"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("Asia/Calcutta", "Asia/Kolkata"),  # as many a device still calls it
        ("kiev", "Europe/Kyiv"),
        ("US/Eastern", "America/New_York"),
        ("eastern", None),  # there is Canada's as well
        ("EST", None),  # its clocks never change, which nobody means
        ("Etc/GMT+5", None),
        ("+02:00", None),
        ("Atlantis", None),
        ("", None),
        ("../../etc/passwd", None),
    ],
)
def test_a_zone_is_found_by_its_name_city_or_country(zones: Zones, typed: str, zone: str | None) -> None:
    assert zones.find(typed) == zone


def test_cities_that_begin_with_what_was_typed_come_first(zones: Zones) -> None:
    assert zones.suggest("lis", 25)[0] == "Europe/Lisbon"
    assert zones.suggest("brazil", 25) == sorted(zones.suggest("brazil", 25))
    assert "America/Sao_Paulo" in zones.suggest("brazil", 25)
    assert zones.suggest("ut", 3)[0] == "UTC"
    assert len(zones.suggest("", 25)) == 25
    assert zones.suggest("nowhere at all", 25) == []


def test_all_that_is_suggested_is_known_to_clocks_and_found_again(zones: Zones) -> None:
    every = zones.suggest("/", 1000)
    assert len(every) > 400
    assert [zones.find(name) for name in every] == every
    assert all(ZoneInfo(name) for name in every)


def test_countries_are_found_in_every_language_that_is_spoken() -> None:
    zones = Zones("en", ["en", "es"])
    for typed in ("Alemania", "Japón", "japan"):
        assert zones.suggest(typed, 25), typed
    assert zones.find("japón") == zones.find("Japan") == "Asia/Tokyo"
    assert zones.suggest("alemania", 25) == zones.suggest("germany", 25)
    assert Zones("en").suggest("alemania", 25) == []
    assert zones.find("") is None


def test_countries_are_named_in_the_language_of_the_bot() -> None:
    assert Zones("de").find("Vereinigtes Königreich") == "Europe/London"
    assert Zones("zz").find("United Kingdom") == "Europe/London"
