"""The export dialog: what leaves can be chosen, a format shows its own choices, a bundle is a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QStyleOptionComboBox, QStyleOptionViewItem

from hashiya.display.format_names import shown_title
from hashiya.formats import FORMATS
from hashiya.ui.dialogs.export_dataset import ExportDialog
from hashiya.ui.dialogs.export_report import Line
from hashiya.ui.dialogs.scrolled import Scrolled
from hashiya.ui.look import Look
from hashiya.wording import Wording


@pytest.fixture
def dialog(window, press, qtbot):
    press("shift+left", "shift+left", "2", "esc", "esc", "1")
    made = ExportDialog(window, window.session, window.look)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()


def pick(combo, value: str) -> None:
    at = combo.findData(value)
    assert at >= 0, value
    combo.setCurrentIndex(at)


def settle(dialog, qtbot) -> None:
    qtbot.waitUntil(lambda: dialog._job is None and not dialog._later.isActive())


def write(dialog, qtbot, target: Path) -> None:
    dialog.target.setText(str(target))
    dialog.write()
    qtbot.waitUntil(lambda: dialog.receipt is not None)


def test_a_format_shows_its_choices_and_what_it_is_for(dialog, qtbot) -> None:
    assert not dialog.choices.options
    said = dialog.choices.about_format.text()
    pick(dialog.format, "conll")
    assert list(dialog.choices.options) == [str(it.name) for it in dialog.chosen.options]
    assert dialog.choices.about_format.text() != said
    pick(dialog.choices.options["scheme"], "bioes")
    assert dialog.write_options.scheme == "bioes"
    pick(dialog.format, "hashiya")
    assert not dialog.choices.options


def test_the_report_names_the_choice_that_keeps_more(dialog, qtbot) -> None:
    pick(dialog.format, "conll")
    settle(dialog, qtbot)
    assert dialog.look.say("ui-export-expand") not in dialog.report.toPlainText()
    pick(dialog.choices.options["layer"], "claim")
    settle(dialog, qtbot)
    assert dialog.report.toPlainText()


def test_the_report_has_its_lines_in_a_low_window_and_the_rest_in_a_high_one(dialog, qtbot) -> None:
    pick(dialog.format, "conll")
    settle(dialog, qtbot)
    line = dialog.report.fontMetrics().lineSpacing()
    for height, least in ((560, 3), (960, 7)):
        dialog.resize(740, height)
        qtbot.waitUntil(lambda height=height: dialog.height() == height)
        qtbot.waitUntil(lambda least=least: dialog.report.viewport().height() >= least * line)


def test_choices_and_report_stand_side_by_side_where_there_is_room(dialog, qtbot) -> None:
    pick(dialog.format, "conll")
    settle(dialog, qtbot)
    bar = dialog.findChild(Scrolled).verticalScrollBar()
    for size, beside in (((1240, 752), True), ((800, 752), False), ((1240, 700), True)):
        dialog.resize(*size)
        qtbot.waitUntil(lambda size=size: (dialog.width(), dialog.height()) == size)
        dialog.grab()  # lays it out
        told, chosen = dialog._told.told, dialog.format
        at_end = edge(told, dialog, start=True) > edge(chosen, dialog, start=True) + chosen.width()
        assert at_end == beside
        if beside:
            qtbot.waitUntil(lambda: not dialog.report.verticalScrollBar().isVisible())
            qtbot.waitUntil(lambda: not bar.isVisible())


def test_a_long_report_has_most_of_the_room_beside_and_all_of_it_below(dialog, qtbot) -> None:
    """What is lost goes before how the file will look."""
    pick(dialog.format, "conll")
    settle(dialog, qtbot)
    line = dialog.report.fontMetrics().lineSpacing()
    for size, least in (((1240, 752), 10), ((1240, 600), 8), ((800, 752), 5)):
        dialog.resize(*size)
        dialog.report.show_lines([Line("حاشية")] * 60)
        qtbot.waitUntil(lambda size=size: (dialog.width(), dialog.height()) == size)
        dialog.grab()  # lays it out
        qtbot.waitUntil(lambda least=least: dialog.report.viewport().height() >= least * line)
        assert dialog.preview.isVisible() == (size == (1240, 752))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width", [740, 1008, 1240])
def test_no_field_is_cut_at_the_end_and_all_begin_at_the_start(
    window, qtbot, language, width
) -> None:
    made = ExportDialog(window, window.session, Look(window.look.settings, language))
    qtbot.addWidget(made)
    made.show()
    pick(made.format, "conll")
    made.choices.parts.setEditText("80/10/10")
    settle(made, qtbot)
    made.resize(width, 690)
    qtbot.waitUntil(lambda: made.width() == width)
    made.grab()
    area = made.findChild(Scrolled)
    qtbot.waitUntil(lambda: area.widget().width() <= area.viewport().width())
    side = Qt.AlignmentFlag.AlignRight if language == "ar" else Qt.AlignmentFlag.AlignLeft
    for it in (made.choices.parts.lineEdit(), made.choices.seed, made.choices.licence):
        assert it.alignment() & side
        assert it.alignment() & Qt.AlignmentFlag.AlignAbsolute
    made.reject()


@pytest.mark.parametrize("width", [800, 1240])
def test_what_was_written_is_told_without_cutting_a_choice(dialog, qtbot, tmp_path, width) -> None:
    pick(dialog.format, "conll")
    dialog.choices.card.setChecked(True)
    dialog.resize(width, 720)
    settle(dialog, qtbot)
    bar = dialog.findChild(Scrolled).verticalScrollBar()
    qtbot.waitUntil(lambda: not bar.isVisible())
    counts = dialog._status.text()
    write(dialog, qtbot, tmp_path / "out")
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert counts in dialog.report.toPlainText()


def test_a_format_is_drawn_from_the_side_from_which_its_name_is_read(dialog) -> None:
    """In the list and in the closed field, while the name stays bare for a key that finds it."""
    pick(dialog.format, "conll")
    bare = dialog.look.say("formats-title-conll")
    closed, row = QStyleOptionComboBox(), QStyleOptionViewItem()
    dialog.format.initStyleOption(closed)
    index = dialog.format.model().index(dialog.format.currentIndex(), 0)
    dialog.format.itemDelegate().initStyleOption(row, index)
    assert closed.currentText == row.text == shown_title(bare)
    assert dialog.format.currentText() == bare


def test_the_division_that_is_written_begins_where_other_choices_do(dialog) -> None:
    parts, which = dialog.choices.parts, dialog.choices.which
    written = parts.lineEdit()
    dialog.resize(1240, 752)
    dialog.grab()
    inset = edge(written, dialog, start=True) - edge(parts, dialog, start=True)
    margins = written.textMargins()
    assert which.isVisible()
    assert inset + margins.right() <= 8
    assert parts.toolTip() == dialog.look.say("ui-export-parts-why")
    assert which.toolTip() == which.currentText()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    "size", [(800, 720), (800, 560)]
)  # without a bar beside the choices, and with one
def test_all_fields_begin_and_end_at_one_line(window, qtbot, language, size) -> None:
    look = Look(window.look.settings, language)
    made = ExportDialog(window, window.session, look)
    qtbot.addWidget(made)
    made.show()
    pick(made.format, "conll")
    made.choices.parts.setEditText("80/10/10")
    settle(made, qtbot)
    made.resize(*size)
    qtbot.waitUntil(lambda: made.height() == size[1])
    bar = made.findChild(Scrolled).verticalScrollBar()  # the report takes no room that choices need
    qtbot.waitUntil(lambda: bar.isVisible() == (size[1] < 700))
    fields = [made.format, made.choices.which, *list(made.choices.options.values())[::2]]
    assert len({edge(it, made, start=True) for it in (*fields, made.target)}) == 1
    last = (made.format, made.choices.seed, made._where.choose_button, made._told.told, made._go)
    assert len({edge(it, made, start=False) for it in last}) == 1
    assert made.isRightToLeft() == (language == "ar")
    below = made._told.told
    assert below.mapTo(made, below.rect().bottomLeft()).y() < made._go.mapTo(made, QPoint(0, 0)).y()
    assert below.height() >= 3 * made.fontMetrics().lineSpacing()
    assert made.choices.seed.width() > 5 * made.fontMetrics().horizontalAdvance("0")
    made.reject()


def edge(widget, dialog, *, start: bool) -> int:
    """Pixels from the side of the dialog at which the widget starts, or ends."""
    at_left = start != dialog.isRightToLeft()
    x = widget.mapTo(dialog, QPoint(0, 0)).x()
    return x if at_left else dialog.width() - x - widget.width()


def test_only_the_ticked_labels_leave(dialog, qtbot, tmp_path: Path) -> None:
    choices = dialog.choices
    assert choices.labels.isHidden()
    pick(choices.marks, "labels")
    assert not choices.labels.isHidden()
    for at in range(choices.labels.list.count()):
        item = choices.labels.list.item(at)
        keep = item.data(0x0100) == "ORG"
        item.setCheckState(item.checkState().__class__(2 if keep else 0))
    write(dialog, qtbot, tmp_path / "out.jsonl")
    lines = [json.loads(it) for it in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [it["label"] for line in lines for it in line["spans"]] == ["ORG"]


def test_a_divided_dataset_is_a_folder_with_its_card(dialog, qtbot, tmp_path: Path) -> None:
    assert dialog.choices.licence.isHidden()
    dialog.choices.parts.setEditText("a=1,b=1")
    assert not dialog.choices.licence.isHidden()
    assert not Path(dialog.target.text()).suffix
    dialog.choices.licence.setText("CC-BY-4.0")
    write(dialog, qtbot, tmp_path / "out")
    names = {it.name for it in (tmp_path / "out").iterdir()}
    assert {"README.md", "export.json"} < names
    assert names <= {"README.md", "export.json", "a.jsonl", "b.jsonl"}
    assert "cc-by-4.0" in (tmp_path / "out" / "README.md").read_text("utf-8")


def test_parts_that_are_none_are_told_and_nothing_is_written(dialog, qtbot, tmp_path) -> None:
    dialog.choices.parts.setEditText("80/abc")
    settle(dialog, qtbot)
    said = dialog.look.say("ui-export-unclear-parts", what="80/abc")
    assert dialog.report.toPlainText().startswith(said)  # before anybody asks for writing
    dialog.target.setText(str(tmp_path / "out"))
    dialog.write()
    qtbot.waitUntil(lambda: dialog._job is None)
    assert "80/abc" in dialog._status.text()
    assert not list(tmp_path.glob("out*"))
    assert dialog._job is None


def test_articles_of_a_status(dialog, qtbot, tmp_path: Path) -> None:
    pick(dialog.choices.which, "skipped")
    settle(dialog, qtbot)
    assert dialog._status.text() == dialog.look.say("ui-export-nothing", kind="articles")
    assert not dialog._go.isEnabled()
    dialog.target.setText(str(tmp_path / "out.jsonl"))
    dialog.write()
    assert dialog._job is None
    assert not list(tmp_path.glob("out*"))
    pick(dialog.choices.which, "new")
    settle(dialog, qtbot)
    assert dialog._go.isEnabled()


@pytest.mark.parametrize("format_id", ["claimreview", "checkthat"])
def test_a_file_without_any_entry_is_told_before_writing_and_cannot_be_written(
    dialog, qtbot, tmp_path: Path, format_id: str
) -> None:
    pick(dialog.format, format_id)
    if format_id == "checkthat":
        settle(dialog, qtbot)
        assert dialog._go.isEnabled()  # its sentences have rows without any claim
        pick(dialog.choices.options["flavour"], "claims")
    settle(dialog, qtbot)
    assert dialog._status.text() == dialog.look.say("ui-export-nothing", kind="claims")
    assert not dialog._go.isEnabled()
    dialog.target.setText(str(tmp_path / "out"))
    dialog.write()
    assert dialog._job is None
    assert not list(tmp_path.glob("out*"))


def test_enter_after_writing_leaves_and_writes_nothing_again(dialog, qtbot, tmp_path: Path) -> None:
    target = tmp_path / "one.jsonl"
    write(dialog, qtbot, target)
    target.unlink()
    for at in (dialog.focusWidget(), dialog.target):
        at.setFocus()
        assert default(dialog) == dialog.look.say("ui-close")
    qtbot.keyClick(dialog.target, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert not target.exists()


def test_another_choice_after_writing_makes_writing_the_first_thing_again(
    dialog, qtbot, tmp_path: Path
) -> None:
    write(dialog, qtbot, tmp_path / "one.jsonl")
    pick(dialog.format, "csv")
    assert default(dialog) == dialog.look.say("ui-export-go")


def default(dialog) -> str:
    (found,) = [it for it in dialog.findChildren(QPushButton) if it.isDefault()]
    return found.text()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_choice_of_every_format_has_a_name(language: str) -> None:
    words = Wording(language)
    values = {value for it in FORMATS for option in it.options for value in option.values}
    assert {it for it in values if not words.has(f"ui-export-{it}")} == set()


def test_tab_goes_row_after_row(dialog, qtbot) -> None:
    pick(dialog.format, "conll")
    settle(dialog, qtbot)
    choices = dialog.choices
    whole = [choices.which, choices.only_marked, choices.marks, choices.whose, choices.parts]
    wanted = [*choices.options.values(), *whole, choices.card, dialog.target]
    seen: list[object] = []
    dialog.format.setFocus()
    for _ in range(len(wanted)):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        seen.append(dialog.focusWidget())
    assert seen == wanted


def test_all_labels_or_none_of_them_are_ticked_at_once(dialog, qtbot) -> None:
    labels = dialog.choices.labels
    pick(dialog.choices.marks, "labels")
    told: list[object] = []
    dialog.choices.changed.connect(lambda: told.append(None))
    labels.none.click()
    assert (labels.ticked(), len(told)) == ((), 1)
    settle(dialog, qtbot)
    labels.all.click()
    assert set(labels.ticked()) == {it.code for it in dialog._session.schema.labels}
    assert len(told) == 2
    names = [labels.list.item(at) for at in range(labels.list.count())]
    room = labels.list.gridSize().width()
    assert all(
        labels.list.sizeHintForIndex(labels.list.indexFromItem(it)).width() <= room for it in names
    )
