"""A value that an option does not take is named, with what the option takes."""

from __future__ import annotations

import pytest

WRONG = [
    (("--map", "Person"), "“Person”", "--map NAME=OTHER"),
    (("--map", "=X"), "“=X”", "--map NAME=OTHER"),
    (("--map-relation", "a"), "“a”", "--map-relation NAME=OTHER"),
    (("--encoding", "cp9999"), "“cp9999”", "cp1256"),
    (("--column", "foo=body"), "“foo=body”", "text, title, id"),
    (("--language", "fr"), "“fr”", "ar, en"),
    (("--bidi", "no"), "“no”", "auto, on, off"),
]


@pytest.mark.parametrize(("option", "value", "known"), WRONG)
def test_the_value_and_what_is_taken_are_named(run, option, value, known) -> None:
    run("new", "p.hashiya")
    said = run("import", "p.hashiya", "x.txt", *option, code=2).stderr
    for it in (value, known, option[0], "Nothing was changed"):
        assert it in said


def test_a_new_name_for_a_label(run) -> None:
    run("new", "p.hashiya")
    said = run("labels", "import", "p.hashiya", "conll4", "--rename", "PERS", code=2).stderr
    assert "“PERS”" in said
    assert "--rename OLD=NEW" in said


def test_a_word_that_is_missing_has_no_dots_of_its_own(run) -> None:
    said = run("import", "p.hashiya", "--language", "ar", code=2).stderr
    assert "FILES" in said
    assert "..." not in said.replace("--help", "")


def test_a_name_like_somebodys_home_is_a_name(run) -> None:
    """The shell leaves ``~name`` as it is where nobody has that name."""
    said = run("check", "~nobody at all/p.hashiya", code=1).output
    assert "HSH-120" in said
    run("new", "~nobody at all.hashiya")
    run("check", "~nobody at all.hashiya")
