"""The cards of claims and entities: worked by keys and mouse, changed in place, nothing lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget

from hashiya import assets
from hashiya.commands import annotate, articles, projects
from hashiya.model.annotation import Annotation
from hashiya.model.edit import Edit, Step
from hashiya.model.identity import new_id, now
from hashiya.model.span import Span
from hashiya.ui.panels.attribute_fields import LineField
from hashiya.ui.panels.card_ties import TieRow
from hashiya.ui.panels.inspector import InspectorPanel
from hashiya.ui.panels.mark_chip import MarkChip
from hashiya.ui.panels.words_field import WordsField

CLAIM = "بذل المزيد من الجهود"
OTHER = "تستعد الدول الأعضاء"
SOURCE = "الرئيس الأميركي"


@pytest.fixture
def inspector(window) -> InspectorPanel:
    QApplication.processEvents()
    return window.panels["inspector"]


def make(window, words: str, layer: str, label: str, nth: int = 0) -> Annotation:
    session, at = window.session, -1
    for _ in range(nth + 1):
        at = session.article.text.index(words, at + 1)
    span = Span(at, at + len(words))
    return annotate.tag(session.workspace, session.article.id, span, layer, label)


def look_at(window, inspector, mark: Annotation) -> None:
    window.tagging.jump_to(mark.id)
    inspector.refresh()


def attributes(window, mark: Annotation) -> dict:
    return dict(window.session.annotation(mark.id).attributes)


def shown(inspector, kind: type) -> list:
    return [it for it in inspector.findChildren(kind) if it.isVisibleTo(inspector)]


def named(inspector, name: str) -> QAbstractButton:
    return next(it for it in shown(inspector, QAbstractButton) if it.accessibleName() == name)


def words(inspector) -> str:
    return "\n".join(it.text() for it in shown(inspector, QLabel))


def drawn(window) -> list[tuple[str, str, str]]:
    quotes = {it.id: it.quote for it in window.session.annotations}
    return [(it.label, quotes[it.from_id], quotes[it.to_id]) for it in window.session.relations]


def add(window, code: str, *, arriving: str = "") -> str:
    name = window.session.schema.relation(code).name("ar")
    return window.look.say("card-add-of", name=arriving or name)


# relations


def test_add_asks_for_one_kind_only_and_its_hints_lead_to_what_fits(window, inspector, press):
    claim, source = make(window, CLAIM, "claim", "CLAIM"), make(window, SOURCE, "claim", "SOURCE")
    make(window, "دونالد ترامب", "entity", "PERS")
    look_at(window, inspector, claim)
    named(inspector, add(window, "said_by")).click()
    QApplication.processEvents()
    assert window.look.say("card-relate-choose", name="قاله") == window.toast.text
    assert len(window.hints.shown) == 1
    press(window.hints.shown[0].keys)
    QApplication.processEvents()
    assert drawn(window) == [("said_by", CLAIM, SOURCE)]
    assert window.session.focused == claim.id
    inspector.refresh()
    chip = shown(inspector, MarkChip)[0]
    assert chip.text() == SOURCE
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert window.session.focused == source.id
    look_at(window, inspector, claim)
    QTest.keyClick(shown(inspector, MarkChip)[0], Qt.Key.Key_Delete)
    assert drawn(window) == []
    window.tagging.undo()
    assert drawn(window) == [("said_by", CLAIM, SOURCE)]


def test_evidence_against_is_drawn_towards_the_claim(window, inspector, press):
    claim, other = make(window, CLAIM, "claim", "CLAIM"), make(window, OTHER, "claim", "CLAIM")
    look_at(window, inspector, claim)
    against = window.look.say("card-evidence-attacks")
    named(inspector, add(window, "attacks", arriving=against)).click()
    QApplication.processEvents()
    press(window.hints.shown[0].keys)
    QApplication.processEvents()
    assert drawn(window) == [("attacks", OTHER, CLAIM)]
    assert window.session.focused == claim.id
    assert other.id != claim.id


def test_esc_gives_an_added_relation_up_and_r_is_again_for_all_kinds(window, inspector, press):
    claim = make(window, CLAIM, "claim", "CLAIM")
    make(window, SOURCE, "claim", "SOURCE")
    make(window, "الثلاثاء", "entity", "DATE")
    look_at(window, inspector, claim)
    named(inspector, add(window, "said_by")).click()
    QApplication.processEvents()
    press("esc")
    assert not window.linking.waits
    press("r")
    assert len(window.hints.shown) == 2
    press("esc")


def test_removing_keeps_the_keyboard_on_the_card(window, inspector):
    claim, source = make(window, CLAIM, "claim", "CLAIM"), make(window, SOURCE, "claim", "SOURCE")
    annotate.relate(window.session.workspace, "said_by", claim.id, source.id)
    look_at(window, inspector, claim)
    chip = shown(inspector, MarkChip)[0]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    inspector.refresh()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.accessibleName() == add(window, "said_by")


# fields


def test_a_value_that_is_set_changes_the_card_in_place(window, inspector):
    claim = make(window, CLAIM, "claim", "CLAIM")
    look_at(window, inspector, claim)
    view, combo = inspector._view, inspector._entries["verdict"]
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    combo.setCurrentIndex(3)
    combo.activated.emit(3)
    inspector.refresh()
    assert attributes(window, claim) == {"verdict": combo.itemData(3)}
    assert inspector._view is view
    assert QApplication.focusWidget() is combo
    annotate.set_attribute(window.session.workspace, claim.id, "verdict", "true")
    inspector.refresh()
    assert combo.currentData() == "true"
    assert QApplication.focusWidget() is combo


def test_the_wording_is_stored_by_enter_and_taken_back_by_esc(window, inspector, press):
    claim = make(window, CLAIM, "claim", "CLAIM")
    look_at(window, inspector, claim)
    inspector.edit("normalized")
    field = inspector._entries["normalized"]
    assert isinstance(field, WordsField)
    assert QApplication.focusWidget() is field
    field.setPlainText("طلب ترامب من حلفائه مزيدًا من الجهود")
    press("enter")
    assert attributes(window, claim) == {"normalized": "طلب ترامب من حلفائه مزيدًا من الجهود"}
    inspector.refresh()
    field.setPlainText("غير ذلك")
    press("esc")
    assert field.toPlainText() == "طلب ترامب من حلفائه مزيدًا من الجهود"
    press("esc")
    assert QApplication.focusWidget() is window.reader
    press("ctrl+z")
    assert attributes(window, claim) == {}
    inspector.refresh()
    assert field.toPlainText() == ""


def test_what_is_being_written_outlives_a_change_from_elsewhere(window, inspector):
    claim = make(window, CLAIM, "claim", "CLAIM")
    look_at(window, inspector, claim)
    inspector.edit("verdict_by")
    line = QApplication.focusWidget()
    QTest.keyClicks(line, "abc")
    annotate.set_attribute(window.session.workspace, claim.id, "main", True)
    inspector.refresh()
    assert QApplication.focusWidget() is line
    assert line.text() == "abc"
    assert "verdict_by" not in attributes(window, claim)
    window.reader.setFocus()
    assert attributes(window, claim)["verdict_by"] == "abc"


def test_the_verdict_has_today_and_a_page_that_opens(window, inspector, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    claim = make(window, CLAIM, "claim", "CLAIM")
    look_at(window, inspector, claim)
    inspector.edit("verdict_date")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    window.reader.setFocus()
    assert len(str(attributes(window, claim)["verdict_date"])) == len("2020-02-11")
    line = inspector._entries["verdict_url"]
    page = next(it for it in inspector.findChildren(LineField) if it.line is line)._buttons[0]
    assert page.isHidden()
    for wrong in ("javascript:alert(1)", "example.org"):
        line.setText(wrong)
        line.editingFinished.emit()
        assert "verdict_url" not in attributes(window, claim)
        assert window.toast.text == window.look.say("ui-attribute-bad-address")
    line.setText("https://example.org/a")
    line.editingFinished.emit()
    inspector.refresh()
    page.click()
    assert opened == ["https://example.org/a"]


def test_a_required_attribute_that_lacks_is_outlined_until_it_is_set(window, tmp_path, inspector):
    path = tmp_path / "check.hashiya"
    with projects.create(path, schema="fact_checking", me="ليلى") as ws:
        schema = ws.schema()
        articles.add(ws, articles.read([assets.seeds() / "articles"]))
    window.flows.open_project(path)
    label = schema.labels_as("claim")[0]
    claim = make(window, CLAIM, label.layer, label.code)
    look_at(window, inspector, claim)
    needed = [it for it in schema.attributes_of(label.layer, label.code) if it.required]
    assert needed
    row = inspector._view.rows[needed[0].name]
    assert row.field.entry.property("missing") is True
    assert window.look.say("card-missing") in words(inspector)
    window.strip.begin()
    said = window.look.say("card-strip-missing")
    assert [it.item.missing for it in window.strip.card.items].count(said) == len(needed)
    window.strip.leave()
    for kind in needed:
        value = kind.choices[0].code if kind.choices else "2020"
        annotate.set_attribute(window.session.workspace, claim.id, kind.name, value)
    inspector.refresh()
    field = inspector._view.rows[needed[0].name].field
    assert field.toolTip().startswith(field.currentText())  # whole, however narrow the panel is
    assert row.field.entry.property("missing") is False
    assert window.look.say("card-missing") not in words(inspector)


def test_what_the_label_set_no_longer_has_is_kept_marked_and_can_be_taken_away(window, inspector):
    claim = make(window, CLAIM, "claim", "CLAIM")
    odd = replace(claim, attributes={"claim_type": "rumour", "tone": "angry"})
    workspace = window.session.workspace
    edits = (Edit(claim, odd),)
    step = Step(id=new_id(), act="annotate.set_attribute", by="ليلى", at=now(), edits=edits)
    workspace.apply(step)
    look_at(window, inspector, claim)
    assert inspector._entries["claim_type"].currentData() == "rumour"
    text = words(inspector)
    assert "rumour" in text
    assert window.look.say("card-foreign") in text
    assert not inspector._entries["tone"].isEnabled()
    named(inspector, window.look.say("card-drop-of", name="tone")).click()
    assert attributes(window, claim) == {"claim_type": "rumour"}
    window.tagging.undo()
    assert attributes(window, claim) == {"claim_type": "rumour", "tone": "angry"}


def test_the_wheel_over_a_choice_changes_nothing(window, inspector):
    claim = make(window, CLAIM, "claim", "CLAIM")
    look_at(window, inspector, claim)
    combo = inspector._entries["claim_type"]
    middle, none = QPointF(combo.rect().center()), Qt.MouseButton.NoButton
    turned = QWheelEvent(
        middle,
        combo.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, turned)
    assert combo.currentIndex() == 0
    assert attributes(window, claim) == {}


# derived facts


def test_mentions_of_one_entity_are_counted_and_walked_through(window, inspector):
    marks = [make(window, "الناتو", "entity", "ORG", nth) for nth in range(3)]
    for it in marks:
        annotate.set_attribute(window.session.workspace, it.id, "canonical", "الناتو")
    look_at(window, inspector, marks[0])
    onward = window.look.say("card-next-mention")
    assert window.look.say("card-mentions", count=3, at=1) in words(inspector)
    for wanted in (marks[1], marks[2], marks[0]):
        named(inspector, onward).setFocus()
        named(inspector, onward).click()
        assert window.session.focused == wanted.id
        inspector.refresh()
        assert QApplication.focusWidget().accessibleName() == onward


def test_a_claim_tells_what_lies_in_it_and_who_speaks(window, inspector):
    workspace = window.session.workspace
    claim = make(window, f"{OTHER} في حلف شمال الأطلسي", "claim", "CLAIM")
    make(window, "حلف شمال الأطلسي", "entity", "ORG")
    source, person = make(window, SOURCE, "claim", "SOURCE"), make(window, SOURCE, "entity", "OCC")
    annotate.set_attribute(workspace, person.id, "wikidata", "Q11696")
    annotate.set_attribute(workspace, claim.id, "attribution", "author")
    look_at(window, inspector, claim)
    assert window.look.say("card-inside-of", name="مؤسسة أو هيئة", count="1") in words(inspector)
    assert "Q11696" not in words(inspector)
    annotate.relate(workspace, "said_by", claim.id, source.id)
    annotate.relate(workspace, "refers_to", source.id, person.id)
    inspector.refresh()
    assert named(inspector, window.look.say("card-open-of", name="Q11696")).isVisibleTo(inspector)
    assert window.look.say("rules-source-unsaid", what=claim.quote[:40]) in words(inspector)


def test_what_may_not_be_changed_is_shown_without_its_tools(window, inspector):
    claim, source = make(window, CLAIM, "claim", "CLAIM"), make(window, SOURCE, "claim", "SOURCE")
    annotate.relate(window.session.workspace, "said_by", claim.id, source.id)
    window.session.past = True
    try:
        look_at(window, inspector, claim)
        assert all(not it.isEnabled() for it in inspector._entries.values())
        assert len(shown(inspector, MarkChip)) == 1
        assert not [it for it in shown(inspector, QAbstractButton) if it.text() in ("×", "✎")]
        assert all(isinstance(it, QWidget) for it in shown(inspector, TieRow))
        assert window.look.say("card-add") not in [
            it.text() for it in shown(inspector, QAbstractButton)
        ]
    finally:
        window.session.past = False


# one card for all annotations of a label


def test_the_card_of_another_mark_of_the_label_shows_that_one(window, inspector):
    workspace = window.session.workspace
    one, other = make(window, CLAIM, "claim", "CLAIM"), make(window, OTHER, "claim", "CLAIM")
    source = make(window, SOURCE, "claim", "SOURCE")
    annotate.set_attribute(workspace, one.id, "verdict", "true")
    annotate.set_attribute(workspace, other.id, "verdict_by", "ليلى")
    annotate.relate(workspace, "said_by", one.id, source.id)
    look_at(window, inspector, one)
    view = inspector._view
    look_at(window, inspector, other)
    assert inspector._view is view
    assert CLAIM not in words(inspector)
    assert OTHER in words(inspector)
    assert inspector._entries["verdict"].currentData() is None
    assert inspector._entries["verdict_by"].text() == "ليلى"
    assert shown(inspector, MarkChip) == []
    combo = inspector._entries["verdict"]
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert attributes(window, one) == {"verdict": "true"}
    assert attributes(window, other)["verdict"] == combo.itemData(2)
    look_at(window, inspector, source)
    assert inspector._view is not view
    look_at(window, inspector, one)
    assert inspector._view is view
    assert inspector._entries["verdict"].currentData() == "true"


@pytest.mark.parametrize("name", ["verdict_by", "normalized"])
def test_what_is_being_written_goes_to_the_mark_it_was_written_for(window, inspector, name):
    one, other = make(window, CLAIM, "claim", "CLAIM"), make(window, OTHER, "claim", "CLAIM")
    look_at(window, inspector, one)
    inspector.edit(name)
    QTest.keyClicks(QApplication.focusWidget(), "abc")
    window.session.focus(other.id)  # as a list or an undo does, the keyboard staying where it is
    inspector.refresh()
    assert attributes(window, one) == {name: "abc"}
    window.reader.setFocus()
    assert attributes(window, other) == {}


def test_what_was_written_for_a_mark_that_is_gone_goes_with_it(window, inspector):
    one, other = make(window, CLAIM, "claim", "CLAIM"), make(window, OTHER, "claim", "CLAIM")
    look_at(window, inspector, one)
    inspector.edit("verdict_by")
    QTest.keyClicks(QApplication.focusWidget(), "abc")
    annotate.remove(window.session.workspace, [one.id])
    window.session.focus(other.id)
    inspector.refresh()
    window.reader.setFocus()
    assert attributes(window, other) == {}
    assert not window.banner.isVisible()
