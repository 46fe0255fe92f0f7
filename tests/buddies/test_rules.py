from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.buddies import asked, rules
from bot.buddies.answers import ANY, DIFFERENT, SAME, Answers, Trait, spoken
from bot.buddies.rules import Candidate
from bot.core.pairing import pair

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def waits(user_id: int, *, adult: bool = True, **said: object) -> Candidate:
    circles = frozenset[int](said.pop("circles", ()))  # pyright: ignore[reportArgumentType, reportCallIssue] (ids)
    zone = str(said.pop("zone", "UTC"))
    answers = Answers(adult, **said)  # pyright: ignore[reportArgumentType] (what each test says)
    return Candidate(user_id, answers, NOW - timedelta(hours=user_id), zone=zone, circles=circles)


def paired(*people: Candidate) -> tuple[tuple[int, ...], ...]:
    return pair(rules.queue(people, (), 7, NOW)).groups


def why(*people: Candidate) -> list[str]:
    return [reason.key for reason in rules.queue(people, (), 7, NOW).why([one.user_id for one in people])]


def test_nobody_is_paired_across_eighteen() -> None:
    assert paired(waits(1), waits(2, adult=False)) == ()
    assert paired(waits(1, adult=False), waits(2, adult=False)) == ((1, 2),)


def test_two_who_share_no_language_are_not_paired() -> None:
    assert paired(waits(1, languages=("German",)), waits(2, languages=("english",))) == ()
    assert paired(waits(1, languages=("English",)), waits(2, languages=("english",))) == ((1, 2),)
    assert paired(waits(1, languages=("German",)), waits(2)) == ((1, 2),)


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        (("Music", SAME), ("Music", SAME), True),
        (("Music", SAME), ("Games", SAME), False),
        (("Music", SAME), ("Games", ANY), True),
        (("Music", DIFFERENT), ("Music", DIFFERENT), False),
        (("Music", DIFFERENT), ("Games", DIFFERENT), True),
        (("Music", SAME), ("Games", DIFFERENT), True),
        (("", SAME), ("Games", SAME), True),
    ],
)
def test_a_must_counts_when_both_chose_it(one: tuple[str, str], other: tuple[str, str], fits: bool) -> None:
    people = [waits(n, traits={"Interests": Trait(*said)}) for n, said in enumerate((one, other), 1)]
    assert bool(paired(*people)) == fits


def test_both_know_only_what_both_asked_for() -> None:
    same = {"Interests": Trait("Music", SAME)}
    assert "buddy-common-same" in why(waits(1, traits=same), waits(2, traits=same))
    assert why(waits(1, traits=same), waits(2, traits={"Interests": Trait("Music", ANY)})) == []
    assert why(waits(1, circle=SAME, circles={5}), waits(2, circle=ANY, circles={5})) == []
    assert why(waits(1, circle=SAME, circles={5}), waits(2, circle=SAME, circles={5})) == [
        "buddy-common-circle"
    ]
    assert paired(waits(1, circle=SAME, circles={5}), waits(2, circle=SAME, circles={6})) == ()


def test_times_are_compared_across_zones() -> None:
    london, tokyo = waits(1, times=("morning",)), waits(2, times=("evening",), zone="Asia/Tokyo")
    assert set(why(london, tokyo)) == {"buddy-common-time"}
    assert why(london, waits(2, times=("evening",))) == []


def test_an_odd_one_joins_those_who_like_threes() -> None:
    assert paired(*(waits(n, three=True) for n in (1, 2, 3))) == ((1, 2, 3),)
    assert len(paired(waits(1, three=True), waits(2, three=True), waits(3))[0]) == 2


def test_lists_are_read_one_thing_a_line() -> None:
    assert asked.lines(" a \n\nb\na\n") == ("a", "b")
    traits = asked.named("Interests: Music, Games\nno colon\nPets: Cats\nThird: x")
    assert traits == {"Interests": ("Music", "Games"), "Pets": ("Cats",)}
    assert asked.named(asked.written(traits)) == traits
    assert spoken("english, Deutsch;\nenglish") == ("English", "Deutsch")


TRAITS = st.builds(Trait, st.sampled_from(["", "Music", "Games"]), st.sampled_from([ANY, SAME, DIFFERENT]))
ANSWERS = st.builds(
    Answers,
    adult=st.booleans(),
    three=st.booleans(),
    wishes=st.sets(st.sampled_from(["a", "b"])).map(tuple),
    languages=st.sets(st.sampled_from(["X", "Y"])).map(tuple),
    times=st.sets(st.sampled_from(["morning", "night"])).map(tuple),
    traits=st.dictionaries(st.just("Interests"), TRAITS),
    circle=st.sampled_from([ANY, SAME, DIFFERENT]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ANSWERS, min_size=2, max_size=8))
def test_whatever_people_enter_nobody_is_put_where_they_must_not_be(entered: list[Answers]) -> None:
    people = {n: Candidate(n, answers, NOW, circles=frozenset({n % 3})) for n, answers in enumerate(entered)}
    for group in paired(*people.values()):
        for one, other in combinations([people[id] for id in group], 2):
            assert one.answers.adult == other.answers.adult
            spoke = set(one.answers.languages), set(other.answers.languages)
            assert not all(spoke) or spoke[0] & spoke[1]
            assert Answers.opened(one.answers.sealed()) == one.answers
