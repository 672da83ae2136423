"""Printing and saving from the window: what is chosen is what is written, and nothing unasked."""

from __future__ import annotations

import gold
import pytest
from keyboard import send
from making import annotation, article
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog

from hashiya.commands import annotate
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.errors import WriteProblem
from hashiya.model.span import Span
from hashiya.ui.dialogs import print_article
from hashiya.ui.dialogs.print_article import PrintArticleDialog
from hashiya.ui.dialogs.save_article import SaveArticleDialog
from hashiya.ui.paper import images, printing
from hashiya.ui.paper.choice import KINDS, Choice
from hashiya.ui.paper.pages import Pages
from hashiya.ui.paper.saving import run
from hashiya.ui.paper.stepping import Stepper


@pytest.fixture
def saving(window, qtbot):
    ws = window.session.workspace
    annotate.tag(ws, window.session.article.id, Span(0, 9), "entity", "PERS")
    dialog = SaveArticleDialog(window, window.session, window.look)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog._draft.busy)
    return dialog


def written(dialog, qtbot) -> str:
    """Press Save, wait, and give what the window is told."""
    said: list[str] = []
    dialog.session.said.connect(said.append)
    dialog.save()
    qtbot.waitUntil(lambda: not dialog.work.busy, timeout=20_000)
    return "".join(said)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_written_where_the_name_says(saving, qtbot, tmp_path, kind):
    saving.options.kind.setCurrentIndex(KINDS.index(kind))
    assert saving.path.suffix == f".{kind}"
    assert saving.path.parent == tmp_path
    assert saving.path.name in written(saving, qtbot)
    assert saving.path.stat().st_size > 1000
    assert saving.result() == QDialog.DialogCode.Accepted


def test_the_ending_of_a_typed_name_chooses_the_kind(saving):
    saving.target.setText(str(saving.path.with_name("x.svg")))
    saving._renamed()
    assert saving.options.chosen_kind == "svg"
    saving.target.setText(str(saving.path.with_name("x.1")))
    saving.options.kind.setCurrentIndex(KINDS.index("png"))
    assert saving.path.name == "x.1.png"


def test_a_file_that_is_there_is_replaced_at_the_second_press(saving, qtbot):
    saving.path.write_text("mine")
    saving.save()
    assert not saving.work.busy
    assert saving.path.name in saving.status.text()
    assert saving.path.read_text() == "mine"
    assert saving.path.name in written(saving, qtbot)
    assert saving.path.read_bytes().startswith(b"%PDF")


def test_another_name_is_asked_about_anew(saving, qtbot):
    saving.path.write_text("mine")
    first = saving.path
    saving.save()
    saving.target.setText(str(first.with_name("other.pdf")))
    saving._renamed()
    assert saving.status.text() == ""
    saving.target.setText(str(first))
    saving._renamed()
    saving.save()
    assert first.read_text() == "mine"


def test_numbered_pictures_that_are_there_are_asked_about_too(saving, qtbot, monkeypatch):
    monkeypatch.setattr(images, "TALLEST", 2000)
    saving.options.kind.setCurrentIndex(KINDS.index("png"))
    stem = saving.path.stem
    mine = saving.path.with_name(f"{stem}-1.png")
    mine.write_text("mine")
    saving.save()
    qtbot.waitUntil(lambda: not saving.work.busy, timeout=20_000)
    assert mine.name in saving.status.text()
    assert mine.read_text() == "mine"
    assert stem in written(saving, qtbot)
    assert QImage(str(mine)).height() <= 2000


def test_cancel_stops_the_work_and_leaves_nothing(saving, qtbot, tmp_path):
    before = {it.name for it in tmp_path.iterdir()}
    saving.save()
    assert saving.work.busy
    saving.reject()
    assert not saving.work.busy
    assert saving.isVisible()
    assert saving.status.text()
    assert {it.name for it in tmp_path.iterdir()} == before
    saving.reject()
    assert not saving.isVisible()


def test_a_refusal_is_told_and_another_place_may_be_tried(saving, qtbot, tmp_path):
    saving.target.setText(str(tmp_path / "missing" / "a.pdf"))
    assert written(saving, qtbot) == ""
    assert "a.pdf" in saving.status.text()
    assert saving.isVisible()
    saving.target.setText(str(tmp_path / "a.pdf"))
    assert "a.pdf" in written(saving, qtbot)


def test_whose_annotations_are_shown_is_a_choice(saving, window):
    assert len(saving.annotated.annotations) == 1
    whose = saving.options.whose
    assert [whose.itemText(k) for k in range(1, whose.count() - 1)] == ["أخرى", "ليلى"]
    whose.setCurrentIndex(whose.count() - 1)
    assert not saving.options.choice.marks
    assert not saving.options.legend.isEnabled()


@pytest.mark.parametrize("kind", KINDS)
def test_only_fitting_fields_are_seen(saving, kind):
    saving.options.kind.setCurrentIndex(KINDS.index(kind))
    seen = {name for name, field in saving.options._fields.items() if field.isVisible()}
    assert (
        seen
        == {"kind", "whose"}
        | {
            "pdf": {"format", "face", "size"},
            "png": {"face", "size", "theme", "scale"},
            "svg": {"size", "theme"},
            "html": {"theme"},
        }[kind]
    )


def test_the_preview_turns_pages(saving):
    shown = saving._shown
    assert isinstance(shown, Pages)
    assert len(shown) > 1
    assert not saving._before.isEnabled()
    for _ in range(len(shown) + 2):
        saving._turn(1)
    assert saving._page == len(shown) - 1
    assert not saving._after.isEnabled()
    first = saving.preview.grab().toImage()
    saving._turn(-1)
    assert saving.preview.grab().toImage() != first


def test_print_sends_the_pages_to_the_printer(window, qtbot, tmp_path, monkeypatch):
    dialog = PrintArticleDialog(window, window.session, window.look)
    qtbot.addWidget(dialog)
    dialog.show()
    target = tmp_path / "printed.pdf"

    class Agreeing(QObject):
        def __init__(self, device: QPrinter, parent: QObject) -> None:
            super().__init__(parent)
            device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            device.setOutputFileName(str(target))

        def exec(self) -> bool:
            return True

    monkeypatch.setattr(print_article, "QPrintDialog", Agreeing)
    said: list[str] = []
    window.session.said.connect(said.append)
    dialog.ask()
    qtbot.waitUntil(lambda: not dialog.work.busy, timeout=20_000)
    assert target.read_bytes().startswith(b"%PDF")
    assert len(said) == 1


def test_only_the_pages_asked_for_are_printed(qapp, tmp_path):
    device = printing.printer("t", Choice(format="letter"))
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "a.pdf"))
    device.setFromTo(2, 3)
    steps = printing.print_pages(device, gold.articles()[0], gold.schema(), Choice())
    assert run(steps) == 2
    assert b"/Count 2" in (tmp_path / "a.pdf").read_bytes()


def test_a_printer_that_refuses_is_told(qapp, tmp_path):
    device = printing.printer("t", Choice())
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "missing" / "a.pdf"))
    with pytest.raises(WriteProblem):
        list(printing.print_pages(device, gold.articles()[0], gold.schema(), Choice()))


def test_ctrl_p_and_the_menu_open_the_dialogs(window, monkeypatch):
    opened: list[str] = []
    for name, dialog in (("print", PrintArticleDialog), ("save", SaveArticleDialog)):
        monkeypatch.setattr(dialog, "exec", lambda _self, name=name: opened.append(name))
    send(window, "ctrl+p")
    entry = next(it for it, action in window.menus.entries() if action.id == "save-article")
    entry.trigger()
    assert opened == ["print", "save"]


def test_a_failure_within_the_steps_is_told_and_ends_them(qtbot):
    def steps():
        yield 0.5
        raise ValueError("odd")

    owner = QObject()
    stepper = Stepper(owner)
    with qtbot.waitSignal(stepper.failed) as caught:
        stepper.start(steps())
    assert isinstance(caught.args[0], ValueError)
    assert not stepper.busy


def test_the_shown_page_does_not_wait_for_the_last(qapp):
    """The first page of a long article is known long before all are measured."""
    text = "سطر من الكلام يمتد قليلًا. " * 8 + "\n"
    whole = article(text * 300)
    shown = AnnotatedArticle(article=whole, annotations=(annotation(whole, 0, 3),))
    pages = Pages(shown, gold.schema(), Choice())
    steps = pages.measure()
    next(steps)
    assert len(pages) == 1
    assert pages.sample(0).height == pages.leaf.height


def test_a_name_that_no_disk_takes_is_told(saving, qtbot) -> None:
    saving.target.setText("م" * 300)
    saving._renamed()
    assert written(saving, qtbot) == ""
    reason = WriteProblem(reason="name", name=saving.path.name)
    assert saving.status.text() == saving.look.say(reason.message, **reason.values)


def test_a_name_alone_lies_beside_the_project(saving, qtbot, tmp_path, monkeypatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    for name in ("x.pdf", "~nobody at all.pdf"):
        saving.target.setText(name)
        assert name in written(saving, qtbot)
        assert (tmp_path / name).stat().st_size > 1000
    assert list(elsewhere.iterdir()) == []


def test_without_a_name_none_is_made_up(saving) -> None:
    saving.target.setText("  ")
    saving.options.kind.setCurrentIndex(KINDS.index("svg"))
    assert not saving.target.text().strip()
