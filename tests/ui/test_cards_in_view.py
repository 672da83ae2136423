"""What a check of a claim is about is in view at once; relations that are not there take one place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from hashiya.commands import annotate
from hashiya.model.annotation import Annotation
from hashiya.model.span import Span
from hashiya.ui.panels.card_ties import TieRow
from hashiya.ui.panels.inspector import InspectorPanel
from hashiya.ui.panels.mark_chip import MarkChip

CLAIM = "بذل المزيد من الجهود"
SOURCE = "الرئيس الأميركي"


@pytest.fixture
def inspector(window) -> InspectorPanel:
    QApplication.processEvents()
    return window.panels["inspector"]


def make(window, words: str, layer: str, label: str) -> Annotation:
    at = window.session.article.text.index(words)
    span = Span(at, at + len(words))
    return annotate.tag(window.session.workspace, window.session.article.id, span, layer, label)


def look_at(window, inspector, mark: Annotation) -> None:
    window.tagging.jump_to(mark.id)
    inspector.refresh()


def shown(inspector, kind: type) -> list:
    return [it for it in inspector.findChildren(kind) if it.isVisibleTo(inspector)]


def named(inspector, name: str) -> QAbstractButton:
    return next(it for it in shown(inspector, QAbstractButton) if it.accessibleName() == name)


def headings(inspector) -> list[str]:
    return [it.text() for it in shown(inspector, QLabel)]


@pytest.mark.parametrize("size", [(1440, 872), (1280, 772)])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_a_check_is_about_is_in_view_without_scrolling(window, inspector, size, language):
    workspace = window.session.workspace
    window.look.set_language(language)
    window.resize(*size)
    inspector = window.panels["inspector"]
    QApplication.processEvents()
    claim = make(
        window, "استجابة لطلب الرئيس الأميركي، دونالد ترامب، من حلفاء واشنطن", "claim", "CLAIM"
    )
    source, cue = make(window, SOURCE, "claim", "SOURCE"), make(window, "لطلب", "claim", "CUE")
    look_at(window, inspector, claim)
    asked = window.look.say(
        "card-add-of", name=window.session.schema.relation("said_by").name(language)
    )
    assert in_view(inspector, named(inspector, asked))
    annotate.relate(workspace, "said_by", claim.id, source.id)
    annotate.relate(workspace, "cued_by", claim.id, cue.id)
    look_at(window, inspector, claim)
    QApplication.processEvents()
    names = ("normalized", "check_worthy", "verdict")
    seen = [it.mapTo(inspector, QPoint(0, 0)).y() for it in map(inspector._entries.get, names)]
    assert seen == sorted(seen)
    assert all(in_view(inspector, inspector._entries[it]) for it in names)
    assert [it.text() for it in shown(inspector, MarkChip)] == [SOURCE, "لطلب"]
    assert all(in_view(inspector, it) for it in shown(inspector, MarkChip))


def in_view(inspector, widget: QWidget) -> bool:
    port = inspector._scroll.viewport()
    box = widget.rect().translated(widget.mapTo(port, QPoint(0, 0)))
    return port.rect().contains(box)


def test_relations_that_are_not_there_take_one_place_and_all_are_reached_by_tab(window, inspector):
    claim, source = make(window, CLAIM, "claim", "CLAIM"), make(window, SOURCE, "claim", "SOURCE")
    look_at(window, inspector, claim)
    offered = [it.accessibleName() for it in shown(inspector, QAbstractButton)]
    offered = [it for it in offered if it.startswith(window.look.say("card-add-relation"))]
    assert len(offered) == len(set(offered)) >= 10
    assert [it for it in shown(inspector, TieRow) if it.isVisible()][1:] == []
    assert window.look.say("ui-inspector-relations") not in headings(inspector)
    reached, at = [], inspector._entries["normalized"]
    at.setFocus()
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget().accessibleName())
    assert set(offered) <= set(reached)
    about = window.session.schema.relation("about").name("ar")
    person = make(window, "دونالد ترامب", "entity", "PERS")
    annotate.relate(window.session.workspace, "about", claim.id, person.id)
    annotate.relate(window.session.workspace, "said_by", claim.id, source.id)
    look_at(window, inspector, claim)
    assert [it.text() for it in shown(inspector, MarkChip)] == [SOURCE, "دونالد ترامب"]
    assert window.look.say("ui-inspector-relations") in headings(inspector)
    chip = shown(inspector, MarkChip)[1]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    inspector.refresh()
    assert QApplication.focusWidget().accessibleName() == window.look.say("card-add-of", name=about)
    assert about not in [it.text() for it in shown(inspector, QLabel)]
