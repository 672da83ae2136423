"""Hint codes: as short as can be, none the beginning of another, one key for what is near."""

from __future__ import annotations

import pytest

from hashiya.display.hint_codes import ALL, HOME, codes


@pytest.mark.parametrize("count", [0, 1, 9, 10, 17, 80, 81, 82, 250, len(ALL) ** 2])
def test_every_place_has_a_code_of_its_own_that_no_other_begins_with(count):
    found = codes(count)
    assert len(found) == len(set(found)) == count
    assert not [(a, b) for a in found for b in found if a != b and b.startswith(a)]
    assert all(len(it) <= 2 for it in found)
    assert [len(it) for it in found] == sorted(len(it) for it in found)
    if count <= 9:
        assert set("".join(found)) <= set(HOME)


def test_more_places_than_two_keys_tell_apart_get_as_many_as_there_are():
    assert len(codes(10_000)) == len(ALL) ** 2


def test_a_short_page_needs_one_key_and_a_long_one_keeps_some_short_codes():
    assert codes(9) == list(HOME)
    assert sum(len(it) == 1 for it in codes(60)) >= 20
    assert sum(len(it) == 1 for it in codes(250)) >= 10
