"""What the export dialog says once a file is written, and when another one is written after it."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from hashiya.ui.dialogs.export_dataset import ExportDialog
from hashiya.ui.dialogs.export_order import Order


@pytest.fixture
def dialog(window, press, qtbot):
    press("1")
    made = ExportDialog(window, window.session, window.look)
    qtbot.addWidget(made)
    made.show()
    settle(made, qtbot)
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


@pytest.mark.parametrize("format_id", ["hashiya", "brat", "xlsx"])
def test_what_will_be_written_is_what_was_written_once_it_is_done(
    dialog, qtbot, tmp_path: Path, format_id
) -> None:
    dialog.resize(1240, 752)
    pick(dialog.format, format_id)
    settle(dialog, qtbot)
    before = dialog.preview.head.text()
    assert before.startswith(dialog.look.say("ui-export-preview", done="no"))
    dialog.target.setText(str(tmp_path / "out"))
    dialog.write()
    qtbot.waitUntil(lambda: dialog.receipt is not None)
    done = dialog.look.say("ui-export-preview", done="yes")
    assert dialog.preview.head.text().startswith(done)
    dialog.choices.only_marked.setChecked(True)  # another choice is yet to be written
    settle(dialog, qtbot)
    assert dialog.preview.head.text() == before


def test_a_second_export_is_called_off_as_the_first_is(
    dialog, qtbot, monkeypatch, tmp_path: Path
) -> None:
    """The dialog closed over it and never said that nothing was written."""
    settle(dialog, qtbot)
    write(dialog, qtbot, tmp_path / "a.jsonl")
    before = (tmp_path / "a.jsonl").read_bytes()
    pick(dialog.format, "doccano")
    settle(dialog, qtbot)
    free = Event()
    write_then = Order.write

    def slow(self, *rest):
        free.wait()
        return write_then(self, *rest)

    monkeypatch.setattr(Order, "write", slow)
    dialog.write()
    dialog.reject()
    assert dialog.isVisible()
    free.set()
    qtbot.waitUntil(lambda: dialog._job is None)
    assert dialog._told.status.text() == dialog.look.say("ui-export-cancelled")
    assert (tmp_path / "a.jsonl").read_bytes() == before


def test_what_was_told_of_a_file_is_not_told_of_the_next_one_which_fails(
    dialog, qtbot, tmp_path: Path
) -> None:
    """“Written to: a.jsonl” stood below the sentence that b.jsonl could not be written."""
    settle(dialog, qtbot)
    write(dialog, qtbot, tmp_path / "a.jsonl")
    assert "a.jsonl" in dialog.report.toPlainText()
    dialog.target.setText(str(tmp_path / "away" / "b.jsonl"))
    dialog.write()
    qtbot.waitUntil(lambda: dialog._job is None)
    assert "b.jsonl" in dialog._told.status.text()
    assert "a.jsonl" not in dialog.report.toPlainText()
    assert dialog.preview.head.text().startswith(dialog.look.say("ui-export-preview", done="no"))
    assert dialog._open.isHidden()
    assert dialog._leave.text() == dialog.look.say("ui-cancel")


def test_a_short_report_leaves_its_room_to_the_first_lines_of_the_file(dialog, qtbot) -> None:
    """One line stood in a frame for four."""
    dialog.resize(1240, 752)
    dialog.choices.parts.setEditText("a=1,b=1")
    settle(dialog, qtbot)
    report = dialog._told
    dialog.report.show_lines(dialog.report.lines[:1])
    qtbot.waitUntil(lambda: report.told.maximumHeight() == report.text.needed)
    short = report.told.minimumHeight()
    assert short <= report.told.maximumHeight()
    dialog.report.show_lines([*dialog.report.lines] * 40)
    qtbot.waitUntil(lambda: report.told.minimumHeight() > short)
    assert report.told.maximumHeight() == report.text.needed > 2 * report.told.minimumHeight()
