from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.markdown import escape, length, safe_name, unescape

SIGNS = "\\*_~`|<>[]()@#-+=:./!&1aé \n\r\t\u2028"
PIECES = [
    *("https://a.example/x_y*z", "http://a_b_", "https://_x_.", "HTTPS://A_B", "https://"),
    *("\\", "_", "*", "`", "||", "<@1>", "<t:0>", "[a](", ")", "word", "\u202e"),
    *("\n", " ", "-", "# ", "-# ", ">>> ", "1. "),
]
TEXTS = st.text() | st.text(SIGNS) | st.lists(st.sampled_from(PIECES)).map("".join)

# How Discord reads, sign by sign: a link first, with all up to a space or "<", backslashes too; then a
# backslash before any sign of ASCII, which shows that sign.
READ = re.compile(r"https?://[^\s<]+[^\s<.,:;\"'\]]|\\[!-/:-@\[-`{-~]")

STARTS_A_BLOCK = re.compile(r"\s*(#{1,3}\s|-#|>|[-+*]\s|\d+\.(\s|$))")


def left_to_discord(escaped: str) -> str:
    """What Discord may read as formatting, once links and escaped signs are out of the way."""
    return READ.sub("x", escaped)


def lines(text: str) -> list[str]:
    return re.split(r"[\n\r\u2028\u2029]", text)


@given(TEXTS)
@example("https://a.example/x_y \\_ https://a.example/\\")
@example("\\\\_https://a.example")
@example("1. one\n  2. two\n-# three")
def test_what_somebody_wrote_comes_back_to_the_letter(text: str) -> None:
    assert unescape(escape(text)) == text


@given(TEXTS)
@example("https://_a. https://_b.")
@example("https://a*bold*")
@example("https://a.example<#1>")
@example("https://a.example<t:0:R>")
def test_no_sign_is_left_that_formats(text: str) -> None:
    left = left_to_discord(escape(text))
    assert not set("*_~`|[]@") & set(left)
    assert not re.search(r"<([#@/:]|[at]:|id:)", left)


@given(TEXTS)
@example("7. seven\n9. nine")
@example("\r# heading")
@example(" - a\n\t> b")
def test_no_line_is_left_that_starts_a_block(text: str) -> None:
    assert [line for line in lines(left_to_discord(escape(text))) if STARTS_A_BLOCK.match(line)] == []


@given(TEXTS)
def test_escaping_twice_can_be_undone_twice(text: str) -> None:
    assert unescape(unescape(escape(escape(text)))) == text


@given(TEXTS)
def test_escaping_adds_backslashes_and_nothing_else(text: str) -> None:
    escaped = escape(text)
    assert escaped.replace("\\", "") == text.replace("\\", "")
    assert len(escaped) <= 2 * len(text)


@pytest.mark.parametrize(
    "link",
    [
        "https://a.example/some_page_(with)_more",
        "http://user@host.example/a@b",
        "https://münchen.example/a_b-c?d=e&f=_g#_h",
        "https://a.example/_x_",
        "https://1.example",
    ],
)
def test_a_link_stays_a_link(link: str) -> None:
    assert escape(link) == link
    assert escape(f"see _{link} and *{link}*\n{link}") == f"see \\_{link} and \\*{link}\\*\n{link}"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**loud** and _soft_", r"\*\*loud\*\* and \_soft\_"),
        ("@everyone <@1> <#2> <t:0>", r"\@everyone \<\@1> \<\#2> \<t\:0>"),
        ("[press here](https://a.example)", r"\[press here\](https://a.example)"),
        ("||hidden|| ~~gone~~ `code`", r"\|\|hidden\|\| \~\~gone\~\~ \`code\`"),
        ("```\ncode\n```", "\\`\\`\\`\ncode\n\\`\\`\\`"),
        ("# big\n-# small\n> said\n- one\n+ two", "\\# big\n\\-# small\n\\> said\n\\- one\n\\+ two"),
        ("1. one\n12. two", "1\\. one\n12\\. two"),
        ("C:\\new", r"C:\\new"),
        ("half-way, 3.5 > 3 and #1", "half-way, 3.5 > 3 and #1"),
        ("¯\\_(ツ)_/¯", r"¯\\\_(ツ)\_/¯"),
        ("👩\u200d👩\u200d👧 \u200fשלום", "👩\u200d👩\u200d👧 \u200fשלום"),
    ],
)
def test_words_are_shown_as_they_were_written(written: str, shown: str) -> None:
    assert escape(written) == shown


NAMES = st.text() | st.text(st.characters(categories=["Cf", "Zs", "Zl", "Zp", "Cc", "Mn", "So"])) | TEXTS


@given(NAMES)
@example("\u2028")
@example("\u3164\u2800")
def test_a_name_is_one_line_with_something_to_see(name: str) -> None:
    safe = safe_name(name)
    assert len(lines(safe)) == 1
    assert len(safe.splitlines()) == 1
    assert any(unicodedata.category(sign)[0] in "LNPS" for sign in safe)


@given(NAMES)
def test_a_name_turns_no_direction(name: str) -> None:
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not turning & {unicodedata.bidirectional(sign) for sign in safe_name(name)}
    assert not set("\u200e\u200f\u061c") & set(safe_name(name))


@given(NAMES)
def test_a_name_formats_nothing(name: str) -> None:
    left = left_to_discord(safe_name(name))
    assert not set("*_~`|[]@") & set(left)
    assert not STARTS_A_BLOCK.match(left)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Ana", "Ana"),
        ("  Ana \n Maria ", "Ana  Maria"),
        ("\u202eanA", "anA"),
        ("", "?"),
        ("\u200b\u2060", "?"),
        ("\u3164", "?"),
        ("\u2800\u2800", "?"),
        ("**Mod**", r"\*\*Mod\*\*"),
        ("- Ana", r"\- Ana"),
        ("👩\u200d🦰", "👩\u200d🦰"),
        ("עומר", "עומר"),
    ],
)
def test_names_stay_as_people_know_them(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_length_is_counted_as_discord_counts() -> None:
    assert [length(text) for text in ("", "a", "é", "👩", "👩\u200d👧")] == [0, 1, 1, 2, 5]


@given(st.text())
def test_length_is_that_of_utf_16(text: str) -> None:
    assert length(text) == len(text.encode("utf-16-le")) // 2
