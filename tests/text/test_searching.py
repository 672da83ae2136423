"""A search in slices finds what a search of the whole finds, and leads back to the same places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text.strategies import texts

from hashiya.text import folding, searching
from hashiya.text.searching import Haystack, Places, Sameness, sameness_for


def found(text: str, needle: str, sameness: Sameness | None = None) -> Places:
    places = Places(Haystack(text, sameness or Sameness()), needle)
    for _ in places.gather():
        pass
    return places


@pytest.fixture(params=[1, 3, 16_384])
def slices(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "SLICE", request.param)
    monkeypatch.setattr(searching, "BATCH", 2)


@pytest.mark.usefixtures("slices")
@pytest.mark.parametrize("kinds", [{}, {"ta_marbuta": True}, {"hamza": True}])
@given(text=texts, data=st.data())
def test_slices_change_nothing(kinds: dict[str, bool], text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    needle = text[start : data.draw(st.integers(start, min(len(text), start + 8)))]
    places = found(text, needle, Sameness(**kinds))
    assert list(places) == folding.find(folding.fold(text, **kinds), needle)
    assert places.complete


@pytest.mark.usefixtures("slices")
@given(
    text=texts, at=st.integers(0, 80), length=st.integers(1, 40), needle=st.sampled_from("الأب كn")
)
def test_a_range_has_the_places_that_touch_it(text: str, at: int, length: int, needle: str) -> None:
    places = found(text, needle)
    start, end = min(at, len(text)), min(at + length, len(text))
    expected = [it for it in places if it[0] < end and it[1] > start]
    assert places.within(start, end) == expected
    assert places.touches(start, end) == any(start <= it[0] < end for it in places)
    following = [k for k, it in enumerate(places) if it[0] >= start]
    assert places.first_from(start) == (following[0] if following else len(places))


def test_exact_letters_are_taken_as_they_stand() -> None:
    text = "كَتَبَ كتب NATO nato أحمد احمد"
    exact = Sameness(exact=True)
    assert list(found(text, "كتب", exact)) == [(7, 10)]
    assert [text[s:e] for s, e in found(text, "NATO", exact)] == ["NATO"]
    assert [text[s:e] for s, e in found(text, "احمد")] == ["أحمد", "احمد"]


def test_a_hit_inside_a_word_is_its_letters_with_their_marks() -> None:
    text = "وَبِالْعِرَاقِ"
    ((start, end),) = found(text, "العراق")
    assert text[start:end] == "الْعِرَاقِ"
    ((start, end),) = found(text, "عرا")
    assert text[start:end] == "عِرَا"


@pytest.mark.parametrize("needle", ["\u064e", "ـ", "\u200c", "\u202e"])
def test_what_folding_drops_can_be_looked_for_by_itself(needle: str) -> None:
    text = f"سل{needle}م سلم"
    assert sameness_for(needle, Sameness()) == Sameness(exact=True)
    assert list(found(text, needle, sameness_for(needle, Sameness()))) == [(2, 3)]


def test_an_interrupted_folding_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "SLICE", 4)
    haystack = Haystack("كتب " * 10, Sameness())
    turns = haystack.grow()
    next(turns)
    next(turns)
    places = Places(haystack, "تب")
    for _ in places.gather():
        pass
    assert len(places) == 10
    assert places[9] == (37, 39)
