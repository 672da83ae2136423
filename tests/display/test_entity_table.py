"""Mentions are one entity by name or link; without either by letters alone, and more is only proposed."""

from __future__ import annotations

from itertools import count

from hashiya.display.entity_table import together
from hashiya.model.table_rows import MarkRow

NUMBERS = count()


def mark(quote, name=None, link=None, label="PERS", article="1"):
    return MarkRow(
        str(next(NUMBERS)),
        article,
        "عنوان",
        0,
        len(quote),
        "entity",
        label,
        quote,
        "",
        (name, link),
    )


def groups(*marks):
    return [sorted(marks[k].quote for k in it.mentions) for it in together(marks)]


def test_spellings_of_one_name_are_one_row() -> None:
    (it,) = together(
        [
            mark("ترامب", "دونالد ترامب"),
            mark("ترمب", "دونالد ترامب", article="2"),
            mark("الرئيس", "دونالد ترامب"),
        ]
    )
    assert (it.title, it.articles, len(it.mentions)) == ("دونالد ترامب", 2, 3)
    assert set(it.spellings) == {"ترامب", "ترمب", "الرئيس"}


def test_a_link_makes_different_names_one_and_nil_does_not() -> None:
    one, other = mark("ترامب", "ترامب", "Q22686"), mark("الرئيس", "دونالد", "Q22686")
    without = mark("ترمب", "ترامب")
    assert len(together([one, other, without])) == 1
    assert len(together([mark("زيد", None, "NIL"), mark("عمرو", None, "NIL")])) == 2


def test_without_a_name_folded_letters_decide_within_a_label() -> None:
    assert groups(mark("الأَردن"), mark("الاردن")) == [["الأَردن", "الاردن"]]
    assert len(groups(mark("باريس"), mark("باريس", label="GPE"))) == 2


def test_a_particle_is_cut_off_only_where_the_rest_stands_by_itself() -> None:
    assert len(groups(mark("للعراق"), mark("العراق"), mark("والعراق"))) == 1
    assert len(groups(mark("وزير"), mark("بزير"))) == 2
    assert len(groups(mark("بغداد"), mark("غداد", label="GPE"))) == 2


def test_the_same_letters_as_one_named_entity_are_proposed_and_not_taken() -> None:
    named, bare = mark("ترامب", "دونالد ترامب"), mark("ترامب")
    found = {it.name: it for it in together([named, bare])}
    assert found[""].maybe is found["دونالد ترامب"]
    two = [named, mark("ترامب", "ميلانيا ترامب"), bare]
    assert all(it.maybe is None for it in together(two))
