"""A, a letter, a digit: attributes set beside the mark; nothing else hears those keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from hashiya import assets
from hashiya.commands import annotate, articles, projects
from hashiya.display.attribute_keys import attribute_keys
from hashiya.model.annotation import Annotation
from hashiya.model.span import Span
from hashiya.ui.attribute_values import today
from hashiya.ui.key_positions import LETTERS

CLAIM = "بذل المزيد من الجهود"
LETTER = {key: ord(it) for it, key in LETTERS.items() if "ء" <= it <= "ي"}


@pytest.fixture(autouse=True)
def at_rest(window):
    QApplication.processEvents()


@pytest.fixture
def claim(window) -> Annotation:
    return made(window, CLAIM, "claim", "CLAIM")


def made(window, words: str, layer: str, label: str) -> Annotation:
    session = window.session
    at = session.article.text.index(words)
    span = Span(at, at + len(words))
    mark = annotate.tag(session.workspace, session.article.id, span, layer, label)
    window.tagging.jump_to(mark.id)
    return mark


def now(window, mark: Annotation) -> dict:
    return dict(window.session.annotation(mark.id).attributes)


def names(window) -> list[str]:
    return [it.item.name for it in window.strip.card.items]


def test_a_letter_and_a_digit_set_a_value_and_one_undo_takes_it_back(window, press, claim):
    press("a")
    assert window.strip.up
    assert len(names(window)) == len(attribute_keys([it.kind for it in window.strip._facts]))
    press("v", "2")
    assert window.strip.up  # one may want another
    verifiable = window.session.schema.attribute("claim", "CLAIM", "verifiable")
    assert now(window, claim) == {"verifiable": verifiable.choices[1].code}
    assert verifiable.choices[1].name_in("ar") in window.toast.text
    assert QApplication.focusWidget() is window.reader
    press("ctrl+z")
    assert now(window, claim) == {}


def test_the_arabic_keyboard_reaches_the_same_and_its_letters_are_shown(window, press, claim):
    press("a", key=LETTER["a"])
    caps = {it.item.name: it.item.keys for it in window.strip.card.items}
    kind = window.session.schema.attribute("claim", "CLAIM", "verdict")
    assert caps[kind.name_in("ar")] == chr(LETTER["r"])
    press("r", key=LETTER["r"])
    press("2", key=ord("٢"))
    assert now(window, claim) == {"verdict": kind.choices[1].code}


def test_a_flag_turns_over_at_once_from_what_holds(window, press, claim):
    press("a", "m")
    assert now(window, claim) == {"main": True}
    press("a", "t")
    assert now(window, claim) == {"main": True, "certain": False}
    press("a", "t")
    assert now(window, claim)["certain"] is True


def test_a_a_says_again_what_was_said_last(window, press, claim):
    press("a", "v", "2")
    other = made(window, "من حلفاء واشنطن", "claim", "CLAIM")
    press("a")
    assert any("لا" in it or "=" in it for it in [window.strip.card._foot.text()])
    press("a")
    assert now(window, other) == now(window, claim) != {}
    person = made(window, "دونالد ترامب", "entity", "PERS")
    press("a", "a")
    assert now(window, person) == {}
    assert window.toast.text


def test_esc_goes_back_one_step_at_a_time(window, press, claim):
    press("a", "v")
    assert len(names(window)) == len(
        window.session.schema.attribute("claim", "CLAIM", "verifiable").choices
    )
    press("esc")
    assert window.strip.up
    assert len(names(window)) > 10
    press("esc")
    assert not window.strip.up
    assert window.session.focused == claim.id
    assert now(window, claim) == {}


def test_delete_takes_a_value_away(window, press, claim):
    press("a", "v", "2", "a", "v", "delete")
    assert now(window, claim) == {}


def test_text_number_and_link_open_a_line(window, press, claim, qtbot):
    press("a", "b")
    line = window.strip.card.line
    assert QApplication.focusWidget() is line
    line.insert("فريق التحقق")
    press("1", "d")  # signs for the line, and no commands
    assert window.session.annotation(claim.id).label == "CLAIM"
    line.setText("فريق التحقق")
    press("enter")
    assert now(window, claim) == {"verdict_by": "فريق التحقق"}
    assert QApplication.focusWidget() is window.reader
    press("a", "b")
    assert line.text() == "فريق التحقق"
    press("esc")
    assert window.strip.up
    assert QApplication.focusWidget() is window.reader
    press("b")
    line.clear()
    press("enter")
    assert now(window, claim) == {}


def test_space_writes_todays_date(window, press, claim):
    press("a", "d", "space", "enter")
    assert now(window, claim) == {"verdict_date": today()}


@pytest.mark.parametrize(("key", "words"), [("d", "أمس"), ("u", "javascript:alert(1)")])
def test_what_is_no_value_is_told_and_stays_to_be_mended(window, press, claim, key, words):
    press("a", key)
    window.strip.card.line.setText(words)
    press("enter")
    assert now(window, claim) == {}
    assert window.strip.up
    assert window.strip.card.line.text() == words
    assert window.toast.text


def test_no_other_key_does_anything_while_it_is_open(window, press, claim):
    press("a")
    before = window.session.annotation(claim.id)
    press("1", "delete", "ctrl+z", "shift+1", "f1", "backspace")
    assert window.strip.up
    assert window.session.annotation(claim.id) == before


def test_typing_narrows_the_values_on_either_layout(window, press):
    mark = made(window, "العراق", "entity", "GPE")
    press("a", "s")
    whole = names(window)
    for key in "lod":  # مخي of مخيم, typed by position
        press(key if key != "o" else "o", key=LETTER[{"l": "l", "o": "o", "d": "d"}[key]])
    assert names(window) == ["مخيم"]
    press("backspace", "backspace", "backspace")
    assert names(window) == whole
    for key in "camp":
        press(key)
    press("enter")
    assert now(window, mark) == {"subtype": "CAMP"}


def test_more_than_ten_values_go_on_with_shift(window, press, claim):
    kind = window.session.schema.attribute("entity", "ORG", "subtype")
    mark = made(window, "حلف شمال الأطلسي", "entity", "ORG")
    press("a", "s")
    keys = [it.item.keys for it in window.strip.card.items]
    assert keys[9:] == ["0", *(f"shift+{k + 1}" for k in range(len(kind.choices) - 10))]
    press("shift+1" if len(kind.choices) > 10 else "0")
    assert now(window, mark) == {"subtype": kind.choices[10 if len(kind.choices) > 10 else 9].code}


def test_arrows_and_enter_reach_everything(window, press, claim):
    kind = window.session.schema.attribute("claim", "CLAIM", "claim_type")
    press("a", "down", "enter")
    assert names(window) == [it.name_in("ar") for it in kind.choices]
    press("left", "down", "up", "enter")
    assert now(window, claim) == {"claim_type": kind.choices[0].code}


def test_enter_alone_leads_to_the_card(window, press, claim):
    press("a", "enter")
    assert not window.strip.up
    assert window.panels["inspector"].isAncestorOf(QApplication.focusWidget())


def test_it_stands_beside_the_mark_and_within_the_page(window, press, claim):
    press("a")
    QApplication.processEvents()
    card, port = window.strip.card, window.reader.viewport()
    mark = window.reader.rect_of(claim.start, claim.end)
    mark.moveTopLeft(port.mapTo(card.parentWidget(), mark.topLeft()))
    assert not card.geometry().intersects(mark)
    assert card.parentWidget().rect().contains(card.geometry())
    assert all(
        card.rect().contains(QRect(it.mapTo(card, it.rect().topLeft()), it.size()))
        for it in card.items
    )


def whole(card) -> bool:
    inside = [QRect(it.mapTo(card, it.rect().topLeft()), it.size()) for it in card.items]
    return all(map(card.rect().contains, inside))


def test_another_mark_with_more_said_of_it_has_all_its_attributes_in_view(window, press, claim):
    press("a")
    bare = window.strip.card.height()
    press("esc")
    other = made(window, "تستعد الدول الأعضاء", "claim", "CLAIM")
    for kind in window.session.schema.attributes_of("claim", "CLAIM"):
        if kind.kind == "choice":
            value = max(kind.choices, key=lambda it: len(it.name_in("ar"))).code
            annotate.set_attribute(window.session.workspace, other.id, kind.name, value)
    press("a")
    QApplication.processEvents()
    assert window.strip.card.height() > bare
    assert whole(window.strip.card)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_beside_a_claim_as_tall_as_the_page_it_covers_no_word(window, press, language):
    window.look.set_language(language)
    window.reader.set_text_size(40)
    text = window.session.article.text
    span = Span(0, text.index("كبار الثلاثاء"))
    tall = annotate.tag(window.session.workspace, window.session.article.id, span, "claim", "CLAIM")
    window.tagging.jump_to(tall.id)
    QApplication.processEvents()
    press("a")
    card, port = window.strip.card, window.reader.viewport()
    page = QRect(port.mapTo(card.parentWidget(), port.rect().topLeft()), port.size())
    assert not card.geometry().intersects(page)
    assert card.parentWidget().rect().contains(card.geometry())
    assert whole(card)


def test_it_goes_with_the_mark_the_page_and_a_click(window, press, claim, qtbot):
    from pointer import click

    press("a")
    window.tagging.jump_to(made(window, "دونالد ترامب", "entity", "PERS").id)
    assert not window.strip.up
    press("a")
    click(window.reader, window.reader.viewport().rect().center())
    assert not window.strip.up
    window.tagging.jump_to(claim.id)
    press("a")
    window.go_article(1)
    assert not window.strip.up


def test_the_mouse_does_the_same(window, press, claim):
    press("a")
    kind = window.session.schema.attribute("claim", "CLAIM", "claim_type")
    next(it for it in window.strip.card.items if it.item.name == kind.name_in("ar")).click()
    window.strip.card.items[2].click()
    assert now(window, claim) == {"claim_type": kind.choices[2].code}
    assert QApplication.focusWidget() is window.reader


def test_after_a_value_another_attribute_is_a_letter_away(window, press, claim):
    press("a", "v", "2", "r", "2", "m")
    assert set(now(window, claim)) == {"verifiable", "verdict", "main"}
    assert len(window.session.annotations) == 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_after_a_value_all_that_may_follow_has_its_room_at_once(window, press, language):
    window.look.set_language(language)
    made(window, "دونالد ترامب", "claim", "SOURCE")
    QApplication.processEvents()
    press("a")
    press("y", "1")
    card = window.strip.card
    assert card.items[0].item.value
    assert card.height() >= card.layout().heightForWidth(card.width() - 2)
    QApplication.processEvents()
    holder = card.items[0].parentWidget()
    assert all(holder.rect().contains(it.geometry()) for it in card.items)


def test_after_a_value_no_digit_and_no_delete_touches_the_mark(window, press, claim):
    press("a", "v", "2")
    before = window.session.annotations
    press("1", "shift+2", "delete", "backspace")
    assert window.session.annotations == before
    assert window.strip.up


@pytest.mark.parametrize("key", ["esc", "enter"])
def test_after_a_value_esc_and_enter_only_close_it(window, press, claim, key):
    press("a", "v", "2", key)
    assert not window.strip.up
    assert window.session.focused == claim.id
    assert QApplication.focusWidget() is window.reader


def test_after_a_value_any_other_key_goes_on_in_the_text(window, press, claim):
    press("a", "v", "2", "left")
    assert not window.strip.up
    assert window.session.focused != claim.id
    window.tagging.jump_to(claim.id)
    press("a", "v", "3", "ctrl+z")
    assert now(window, claim) == {"verifiable": verifiable(window, 1)}


def verifiable(window, at: int) -> str:
    return window.session.schema.attribute("claim", "CLAIM", "verifiable").choices[at].code


def test_it_goes_on_to_what_must_be_filled_and_then_no_further(window, press, tmp_path):
    path = tmp_path / "check.hashiya"
    with projects.create(path, schema="fact_checking", me="ليلى") as ws:
        schema = ws.schema()
        articles.add(ws, articles.read([assets.seeds() / "articles"]))
    window.flows.open_project(path)
    QApplication.processEvents()
    label = schema.labels_as("claim")[0]
    mark = made(window, CLAIM, label.layer, label.code)
    needed = [it for it in schema.attributes_of(label.layer, label.code) if it.required]
    assert len(needed) > 1
    press("a")
    press(window.strip._keys[needed[0].name])
    for kind in needed[:-1]:
        assert names(window) == [it.name_in("ar") for it in kind.choices]
        press("1")
    before = now(window, mark)
    press("esc")  # not now
    assert not window.strip.up
    assert now(window, mark) == before
    press("a", window.strip._keys[needed[0].name], "1", "1")
    assert set(now(window, mark)) == {it.name for it in needed}
    press("1", "w")
    assert window.session.annotations == (window.session.annotation(mark.id),)
