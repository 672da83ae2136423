"""What somebody meets who never saw the program: each step says how the next one is done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QStyle, QStyleOptionViewItem

from hashiya.model.span import Span
from hashiya.ui.dialogs import files
from hashiya.ui.own_direction import OwnDirection
from hashiya.ui.panels.annotations import AnnotationsPanel

NEWS = "وقال العلي في مؤتمر صحفي: «أنفقنا ستة مليارات دولار على المشروع».\n"


@pytest.fixture
def project(tmp_path):
    from hashiya.commands import articles, projects

    path = tmp_path / "مشروع.hashiya"
    (tmp_path / "خبر.txt").write_text(NEWS, encoding="utf-8", newline="")
    with projects.create(path, me="أخرى") as ws:
        articles.add(ws, articles.read([tmp_path / "خبر.txt"]))
    return path


def tag_by_hand(window, words: str, code: str) -> None:
    """Select with the mouse's result, then click the label below the page."""
    at = NEWS.index(words)
    window.reader.select(Span(at, at + len(words)))
    label = next(it for it in window.session.schema.labels if it.code == code)
    window.tagging.tag(label)
    QApplication.processEvents()


def test_an_article_without_marks_says_how_the_first_one_is_made(window, qtbot) -> None:
    panel = window.findChild(AnnotationsPanel)
    qtbot.waitUntil(panel.hint.isVisible)
    assert window.look.say("ui-action-claim") in panel.hint.text()
    qtbot.waitUntil(lambda: panel.hint.height() >= panel.hint.heightForWidth(panel.hint.width()))
    tag_by_hand(window, "العلي", "PERS")
    panel.refresh()
    assert not panel.hint.isVisible()


def test_who_adds_a_speaker_is_told_which_label_it_needs_and_tagging_completes_it(window) -> None:
    tag_by_hand(window, "أنفقنا ستة مليارات دولار على المشروع", "CLAIM")
    window.linking.begin("said_by")
    QApplication.processEvents()
    assert window.session.schema.labels_as("source")[0].name("ar") in window.toast.text
    tag_by_hand(window, "العلي", "SOURCE")
    assert [it.label for it in window.session.relations] == ["said_by"]


def test_a_claim_tagged_by_hand_has_its_speaker_proposed_and_the_mouse_accepts(window) -> None:
    tag_by_hand(window, "أنفقنا ستة مليارات دولار على المشروع", "CLAIM")
    assert "العلي" in window.status.proposal_text
    QTest.mouseClick(window.status.accept, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert {it.label for it in window.session.relations} == {"said_by", "cued_by"}
    assert not window.status.accept.isVisible()
    assert window.reader.hasFocus()


def test_nothing_is_proposed_beside_a_name_tagged_by_hand(window) -> None:
    tag_by_hand(window, "العلي", "PERS")
    assert window.status.proposal_text == ""


@pytest.mark.parametrize("name", ["file", "edit", "annotate", "view", "go", "help"])
def test_every_menu_fits_a_small_screen(window, name: str) -> None:
    title = window.look.say(f"ui-menu-{name}")
    menu = next(it.menu() for it in window.menus.actions() if it.text() == title)
    assert isinstance(menu, QMenu)
    assert menu.sizeHint().height() < 768


def test_chosen_rows_can_be_changed_with_the_mouse(window, press, qtbot) -> None:
    """A menu opened by the program beside its own one is deaf to the pointer."""
    tag_by_hand(window, "أنفقنا ستة مليارات دولار على المشروع", "CLAIM")
    press("ctrl+shift+k")
    table = window.shelf.view("claims")
    qtbot.waitUntil(lambda: not table.busy)
    press("ctrl+a")
    table.show_edit_menu()
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    inner = [it.menu() for it in opened.actions() if isinstance(it.menu(), QMenu)]
    assert inner
    assert not any(it.isVisible() for it in inner)
    opened.close()


def test_the_kinds_of_files_read_in_order_behind_an_arabic_name(window) -> None:
    dialog = files.asking(
        window,
        window.look,
        "ui-import-title",
        files.kind(window.look, "ui-files-articles", "*.txt"),
    )
    try:
        assert all("\u200e(" in it for it in dialog.nameFilters())
    finally:
        dialog.deleteLater()


LONG = "".join(
    f"قال المتحدث رقم {k} إن الأعمال تسير كما خُطط لها في كل المواقع.\n" for k in range(40)
)


def test_the_mark_in_focus_stays_in_view_when_a_table_opens_below_the_page(
    window, press, tmp_path, qtbot
) -> None:
    from hashiya.commands import articles

    session, reader = window.session, window.reader
    (tmp_path / "طويل.txt").write_text(LONG, encoding="utf-8", newline="")
    report = articles.add(session.workspace, articles.read([tmp_path / "طويل.txt"]))
    session.show(report.articles[0])
    QApplication.processEvents()
    line = next(
        k
        for k in range(40)
        if reader.rect_of(LONG.index(f"رقم {k} "), LONG.index(f"رقم {k} ") + 3).bottom()
        > reader.viewport().height() - 60
    )
    reader.go_to(LONG.index(f"رقم {line - 1} "))
    before = reader.viewport().height()
    press("f7")
    qtbot.waitUntil(lambda: reader.viewport().height() < before)
    span = reader.subject()
    box = reader.rect_of(span.start, span.end)
    assert box.top() >= 0
    assert box.bottom() <= reader.viewport().height()


def test_an_arabic_title_is_cut_at_its_own_end_in_an_english_list(qapp) -> None:
    index = QStandardItemModel()
    index.appendRow(QStandardItem("استجابة لطلب الرئيس"))
    option = QStyleOptionViewItem()
    option.direction = Qt.LayoutDirection.LeftToRight
    OwnDirection().initStyleOption(option, index.index(0, 0))
    assert option.direction == Qt.LayoutDirection.RightToLeft
    start = QStyle.visualAlignment(option.direction, option.displayAlignment)
    assert start & Qt.AlignmentFlag.AlignLeft, "it stays at the side where the list begins"
