"""Values of attributes are read as their kind says, and what cannot be read is refused."""

from __future__ import annotations

import pytest

from hashiya.model.attribute import guess_kind, parse


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("flag", "true", True),
        ("flag", "False", False),
        ("flag", True, True),
        ("choice", "true", "true"),
        ("choice", True, "true"),
        ("number", "200", 200),
        ("number", "3.5", 3.5),
        ("number", "12.0", 12),
        ("number", "٧", 7),
        ("number", "1e3", 1000.0),
        ("number", "12345678901234567890123", 12345678901234567890123),
        ("number", 7, 7),
        ("date", "2020-02", "2020-02"),
        ("date", "2020-02-12", "2020-02-12"),
        ("link", "Q7184", "Q7184"),
        ("link", "NIL", "NIL"),
        ("choices", "a", ("a",)),
        ("choices", ("a", "b"), ("a", "b")),
        ("text", 5, "5"),
    ],
)
def test_a_value_becomes_its_kind(kind, raw, value):
    parsed = parse(kind, raw)
    assert parsed == value
    assert type(parsed) is type(value)


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("flag", "yes"),
        ("number", "many"),
        ("number", True),
        ("date", "12/2/2020"),
        ("link", "Q0"),
        ("link", "https://example.org"),
        ("text", ("a", "b")),
    ],
)
def test_a_value_of_another_kind_is_refused(kind, raw):
    with pytest.raises(ValueError, match=r".+"):
        parse(kind, raw)


def test_the_kind_of_a_stranger_is_what_its_value_looks_like():
    assert guess_kind("true") == "flag"
    assert guess_kind(2.5) == "number"
    assert guess_kind(("a",)) == "choices"
    assert guess_kind("Q1") == "text"
