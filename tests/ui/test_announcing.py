"""Whoever hears the page is told, once for each gesture, what the others see at a glance."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible

from hashiya.commands import annotate
from hashiya.model.span import Span


@pytest.fixture
def heard(window):
    """What is said from now on; assistive technology is listening."""
    said: list[str] = []
    window.announcer.spoken.connect(said.append)
    QAccessible.setActive(True)
    yield said
    QAccessible.setActive(False)


def place(window, words):
    at = window.session.article.text.index(words)
    return Span(at, at + len(words))


def tagged(window, words, label, layer="entity"):
    session = window.session
    return annotate.tag(session.workspace, session.article.id, place(window, words), layer, label)


def test_a_focused_mark_is_told_with_what_lies_in_it(window, heard, qtbot):
    outer = tagged(window, "استجابة لطلب الرئيس", "ORG")
    tagged(window, "الرئيس", "OCC")
    qtbot.waitUntil(lambda: len(heard) > 0)
    heard.clear()
    window.tagging.jump_to(outer.id)
    qtbot.waitUntil(lambda: len(heard) > 0)
    assert heard == ["مؤسسة أو هيئة، استجابة لطلب الرئيس، داخلها: الرئيس"]


def test_a_relation_is_told_with_its_other_end(window, heard, qtbot):
    one = tagged(window, "استجابة", "CLAIM", "claim")
    other = tagged(window, "الرئيس", "SOURCE", "claim")
    annotate.relate(window.session.workspace, "said_by", one.id, other.id)
    window.session.focus(one.id)
    qtbot.waitUntil(lambda: len(heard) > 0)
    relation = window.session.schema.relation("said_by").name("ar")
    assert heard[-1].endswith(f"{relation}: الرئيس")
    assert f"علاقة جديدة، {relation}" in heard[-1]


def test_tagging_changing_and_deleting_are_told_in_one_sentence_each(window, heard, press, qtbot):
    window.reader.select(place(window, "الرئيس"))
    press("1")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["وسم جديد، شخص، الرئيس"]
    press("2")
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1].startswith("تغيّرت الفئة")
    press("d")
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard[2] == "حُذف: مؤسسة أو هيئة، الرئيس"
    press("ctrl+z")
    qtbot.waitUntil(lambda: len(heard) == 4)
    assert heard[3] == "وسم جديد، مؤسسة أو هيئة، الرئيس"


def test_words_are_told_as_they_are_reached_with_the_marks_they_begin_and_end(window, heard, qtbot):
    tagged(window, "لطلب", "ORG")
    window.session.focus(None)
    window.reader.move_to_article_edge(-1)
    qtbot.waitUntil(lambda: bool(heard))
    heard.clear()
    window.reader.move_word(1)
    qtbot.waitUntil(lambda: len(heard) == 1)
    window.reader.move_word(1)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["لطلب، بداية: مؤسسة أو هيئة", "الرئيس، نهاية: مؤسسة أو هيئة"]


def test_a_selection_is_told_as_it_grows(window, heard, qtbot):
    window.reader.move_to_article_edge(-1)
    window.reader.move_word(1, extend=True)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[-1] == "محدَّد: استجابة لطلب"


def test_a_change_of_many_marks_is_not_read_out(window, heard, qtbot):
    made = [tagged(window, it, "ORG") for it in ("لطلب", "الرئيس", "الأميركي", "دونالد", "ترامب")]
    qtbot.waitUntil(lambda: bool(heard))
    heard.clear()
    annotate.remove(window.session.workspace, [it.id for it in made])
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["تغيّرت وسوم كثيرة"]


def test_nothing_is_prepared_while_nobody_listens(window, press, qtbot):
    said: list[str] = []
    window.announcer.spoken.connect(said.append)
    window.reader.move_word(1)
    press("1")
    assert not window.announcer._soon.isActive()
    assert not said


def test_who_does_not_see_the_letters_goes_through_the_ends_with_the_arrows(
    window, heard, press, qtbot
):
    claim = tagged(window, "بذل المزيد من الجهود", "CLAIM", "claim")
    source = tagged(window, "الرئيس الأميركي", "SOURCE", "claim")
    tagged(window, "حلفاء", "SOURCE", "claim")
    window.tagging.jump_to(claim.id)
    qtbot.waitUntil(lambda: bool(heard))
    heard.clear()
    press("r")
    assert "وسوم تصلح طرفًا آخر، عددها 2" in heard[0]
    press("down")
    assert heard[-1].startswith("مصدر القول، الرئيس الأميركي، الحروف")
    assert heard[-1].endswith("1 من 2")
    press("left", "left", "enter")
    qtbot.waitUntil(lambda: bool(window.session.relations))
    (relation,) = window.session.relations
    assert (relation.from_id, relation.to_id) == (claim.id, source.id)


def test_letters_over_words_are_told_of(window, heard, press):
    press("j")
    assert heard == [
        window.look.say("ears-hints-words", count=len(window.hints.shown))
        .replace("\u2068", "")
        .replace("\u2069", "")
    ]
