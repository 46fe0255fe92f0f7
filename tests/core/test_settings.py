from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.core.paths import shipped_config
from bot.core.settings import Settings, load_settings


def load(folder: Path, text: str) -> tuple[Settings, list[str]]:
    (folder / "alongside.yaml").write_text(text)
    settings, problems = load_settings(folder)
    return settings, [f"{problem.line}:{problem.column} {problem.message}" for problem in problems]


def test_the_shipped_settings_are_the_defaults_written_out() -> None:
    settings, problems = load_settings(shipped_config())
    assert problems == []
    assert settings == Settings()
    written = yaml.safe_load((shipped_config() / "alongside.yaml").read_text())
    assert set(written) == set(Settings.model_fields)
    for section in ("rounds", "retention", "shard"):
        assert set(written[section]) == set(getattr(settings, section).model_dump())


def test_a_host_says_where_the_community_is(tmp_path: Path) -> None:
    text = "country: NO\ntime_zone: Europe/Oslo\nrun_by: Ana, in \\#ask\nrounds: {hours_open: 48}\n"
    settings, problems = load(tmp_path, text)
    assert problems == []
    assert (settings.country, settings.time_zone, settings.rounds.hours_open) == ("NO", "Europe/Oslo", 48)
    assert settings.run_by == "Ana, in \\#ask"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("country: UK", "1:10 country: the two letters of the United Kingdom are GB"),
        ("country: Norway", '1:10 country: "Norway" is no country; expected two capital letters'),
        ("country: zz", '1:10 country: "zz" is no country'),
        (
            "time_zone: Europe/Lisabon",
            '1:12 time_zone: unknown time zone "Europe/Lisabon"; did you mean "Europe/Lisbon"?',
        ),
        ("time_zone: ../../etc/passwd", "1:12 time_zone: unknown time zone"),
        ("time_zone: Europe", "1:12 time_zone: unknown time zone"),
        ('time_zone: ""', "1:12 time_zone: unknown time zone"),
        ("language: english", '1:11 language: "english" is no language'),
        ("rounds: {hours_open: 0}", "1:22 rounds, hours_open: at least 1, found 0"),
        ("rounds: {hours_open: 169}", "1:22 rounds, hours_open: at most 168, found 169"),
        ("shard: {id: 2, count: 2}", "1:8 shard: id counts from 0, so it is at most 1"),
        ("run_by: |\n  two\n  lines", "1:9 run_by: expected one line of text"),
        ("contry: NO", '1:1 unknown key "contry"; did you mean "country"?'),
    ],
)
def test_a_mistake_is_explained_and_the_default_counts(tmp_path: Path, text: str, problem: str) -> None:
    settings, problems = load(tmp_path, text)
    assert len(problems) == 1
    assert problems[0].startswith(problem)
    assert settings == Settings()


def test_one_broken_key_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    settings, problems = load(tmp_path, "country: XX\ntime_zone: Asia/Tokyo\nrounds: {hours_open: 900}\n")
    assert len(problems) == 2
    assert settings == Settings(time_zone="Asia/Tokyo")


def test_the_password_of_a_database_is_never_repeated(tmp_path: Path) -> None:
    settings, problems = load(tmp_path, "database_url: mysql://me:hunter2@host/x")
    assert settings.database_url is None
    assert len(problems) == 1
    assert "hunter2" not in problems[0]
    assert "sqlite+aiosqlite://" in problems[0]


def test_a_host_without_a_file_gets_the_defaults_and_hears_of_it(tmp_path: Path) -> None:
    settings, problems = load_settings(tmp_path)
    assert settings == Settings()
    assert [problem.message for problem in problems] == ["there is no such file"]


def test_an_empty_file_is_all_defaults(tmp_path: Path) -> None:
    assert load(tmp_path, "# later\n") == (Settings(), [])


def test_nothing_changes_the_settings_while_the_bot_runs() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().rounds.hours_open = 3  # pyright: ignore[reportAttributeAccessIssue] (what must fail)
