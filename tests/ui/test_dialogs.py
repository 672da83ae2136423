"""Dialogs: import shows what is wrong before anything is stored, export tells what is lost, settings last."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from hashiya import assets
from hashiya.commands import articles
from hashiya.formats import FORMATS
from hashiya.ui import dropping
from hashiya.ui.dialogs import files
from hashiya.ui.dialogs.export_dataset import ExportDialog
from hashiya.ui.dialogs.import_articles import ImportDialog
from hashiya.ui.dialogs.import_lines import STATE, TITLE
from hashiya.ui.dialogs.label_picker import LabelPicker
from hashiya.ui.dialogs.new_project import NewProjectDialog
from hashiya.ui.dialogs.preferences import PreferencesDialog
from hashiya.ui.dialogs.shortcuts import ShortcutsDialog
from hashiya.ui.settings import Settings


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    """A good file, one in an old encoding, an empty one, a binary one, and one that is here already."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a-good.txt").write_text("قال الوزير إن المفاوضات مستمرة.", encoding="utf-8")
    old = (
        "اجتمع وزراء خارجية الدول العربية في القاهرة لبحث الأوضاع. وقال الأمين العام إن الحل سياسي."
    )
    (folder / "b-old.txt").write_bytes(old.encode("cp1256"))
    (folder / "c-empty.txt").write_bytes(b"")
    (folder / "d-binary.txt").write_bytes(bytes(range(256)) * 8)
    seed = next((assets.seeds() / "articles").glob("000*.txt"))
    (folder / "e-same.txt").write_bytes(seed.read_bytes())
    return folder


@pytest.fixture
def dialog(window, incoming, qtbot) -> ImportDialog:
    made = ImportDialog(window, window.session, window.look, [incoming])
    qtbot.addWidget(made, before_close_func=ImportDialog._give_up)
    qtbot.waitUntil(lambda: made._job is None)
    return made


def store(dialog: ImportDialog, qtbot) -> None:
    """Press Import and wait for the end."""
    dialog._import()
    qtbot.waitUntil(lambda: not dialog._storing.busy)


def states(dialog: ImportDialog) -> list[str]:
    table = dialog.articles.table
    return [table.topLevelItem(k).text(STATE) for k in range(table.topLevelItemCount())]


def test_import_marks_duplicates_and_problems_before_anything_is_stored(window, dialog) -> None:
    say = window.look.say
    assert states(dialog) == [
        say("ui-import-ready"),
        say("ui-import-ready"),
        say("ui-import-duplicate"),
        say("ui-import-problem"),
        say("ui-import-problem"),
    ]
    assert dialog.articles.table.topLevelItem(3).text(TITLE) == say("formats-empty")
    assert len(window.articles.lines) == 2


def test_import_adds_the_good_ones_in_one_step(window, dialog, qtbot) -> None:
    store(dialog, qtbot)
    assert len(dialog.added) == 2
    assert len(window.articles.lines) == 4
    window.tagging.undo()
    assert len(window.articles.lines) == 2


def test_title_language_and_encoding_can_be_changed_before(window, dialog, qtbot) -> None:
    dialog.articles.table.setCurrentItem(dialog.articles.table.topLevelItem(1))
    assert dialog.articles.encoding.currentData() == "cp1256"
    assert "خارجية" in dialog.articles.preview.text.toPlainText()
    dialog.articles.encoding.setCurrentIndex(dialog.articles.encoding.findData("mac_arabic"))
    dialog.articles._change_encoding()
    qtbot.waitUntil(lambda: dialog._job is None)
    assert dialog.articles.items[1].encoding == "mac_arabic"  # it keeps its place
    dialog.articles.table.setCurrentItem(dialog.articles.table.topLevelItem(0))
    dialog.articles.title.setText("المفاوضات")
    dialog.articles.title.editingFinished.emit()
    store(dialog, qtbot)
    assert "المفاوضات" in [it.title for it in window.articles.lines]


def test_an_encoding_that_gives_noise_is_told_and_the_file_stays(window, dialog, qtbot) -> None:
    dialog.articles.table.setCurrentItem(dialog.articles.table.topLevelItem(1))
    for _ in range(2):
        dialog.articles.encoding.setCurrentIndex(dialog.articles.encoding.findData("utf-8"))
        dialog.articles._change_encoding()
        qtbot.waitUntil(lambda: dialog._job is None)
    assert [it.encoding for it in dialog.articles.items] == ["utf-8", "cp1256", "utf-8"]
    assert states(dialog)[3:] == [window.look.say("ui-import-problem")] * 3
    assert dialog.articles.encoding.currentData() == "cp1256"
    refusal = dialog.articles.table.topLevelItem(5).text(TITLE)
    assert dialog.articles.preview.remarks.toPlainText().startswith(refusal)


def test_cancel_stores_nothing(window, incoming, qtbot) -> None:
    made = ImportDialog(window, window.session, window.look, [incoming])
    qtbot.addWidget(made, before_close_func=ImportDialog._give_up)
    made.reject()
    assert made.added == []
    assert len(window.articles.lines) == 2


def test_dropped_files_are_local_paths_only(tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl("https://example.org/b.txt")])
    assert dropping.paths(data) == [tmp_path / "a.txt"]


def test_export_tells_losses_before_and_after_and_writes(window, press, qtbot, tmp_path) -> None:
    press("shift+left", "shift+left", "2", "esc", "esc", "1")
    made = ExportDialog(window, window.session, window.look)
    qtbot.addWidget(made)
    made.show()
    made.format.setCurrentIndex(made.format.findData("conll"))
    qtbot.waitUntil(lambda: made._job is None and not made._later.isActive())
    before = made.report.toPlainText()
    first = made.report.document().firstBlock().layout
    qtbot.waitUntil(lambda: first().lineCount() > 0)  # a line that is not laid out yet is no line
    line = first().lineAt(0)
    assert line.naturalTextRect().left() > line.rect().left() + 8
    assert window.session.schema.label("entity", "PERS").name("ar") in before
    target = tmp_path / "out.conll"
    made.target.setText(str(target))
    made.write()
    qtbot.waitUntil(lambda: made.receipt is not None)
    assert target.is_file()
    assert made.report.toPlainText().endswith(before)
    assert str(target) in made.report.toPlainText()
    assert "B-ORG" in target.read_text(encoding="utf-8")


def test_export_suggests_a_place_for_each_format_until_one_is_named(window, qtbot) -> None:
    made = ExportDialog(window, window.session, window.look)
    qtbot.addWidget(made)
    names = []
    for wanted in ("brat", "csv", "conll", "csv"):
        made.format.setCurrentIndex(made.format.findData(wanted))
        names.append(Path(made.target.text()).name.removeprefix(window.session.workspace.path.stem))
    assert names == ["-brat", "-csv", ".conll", "-csv"]
    made.target.setText("/tmp/mine")
    made.format.setCurrentIndex(made.format.findData("brat"))
    assert Path(made.target.text()).name == "mine"


def test_export_in_the_own_format_keeps_offsets(window, press, qtbot, tmp_path) -> None:
    press("1")
    made = ExportDialog(window, window.session, window.look)
    qtbot.addWidget(made)
    target = tmp_path / "out.jsonl"
    made.target.setText(str(target))
    made.write()
    qtbot.waitUntil(lambda: made.receipt is not None)
    lines = [json.loads(it) for it in target.read_text(encoding="utf-8").splitlines()]
    span = lines[0]["spans"][0]
    assert lines[0]["text"][span["start"] : span["end"]] == span["text"] == "استجابة"


def test_a_failed_export_says_so_in_the_dialog(window, qtbot, tmp_path) -> None:
    made = ExportDialog(window, window.session, window.look)
    qtbot.addWidget(made)
    made.target.setText(str(tmp_path / "no such folder" / "out.jsonl"))
    made.write()
    qtbot.waitUntil(lambda: made._job is None)
    assert made.receipt is None
    assert made._status.text()
    assert made._go.isEnabled()


def test_of_the_language_it_is_said_when_it_changes(window, qtbot) -> None:
    made = PreferencesDialog(window, window.look)
    qtbot.addWidget(made)
    made.show()
    said = window.look.say("ui-settings-language-why")
    assert [it.isVisible() for it in made.findChildren(QLabel) if it.text() == said] == [True]


def test_settings_are_kept(window, qtbot, tmp_path: Path) -> None:
    made = PreferencesDialog(window, window.look)
    qtbot.addWidget(made)
    made.theme.setCurrentIndex(made.theme.findData("dark"))
    made.theme.activated.emit(made.theme.currentIndex())
    size = made.reading.text_size
    size.setCurrentIndex(size.findData(32))
    size.activated.emit(size.currentIndex())
    made.annotator.setText("زيد")
    made.accept()
    window.look.settings.save()
    again = Settings(tmp_path / "window.ini")
    assert (again.theme, again.text_size("ar"), again.annotator) == ("dark", 32, "زيد")
    assert window.reader.text_size() == 32
    assert window.look.theme.name == "dark"


def test_recent_projects_are_kept_latest_first(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "w.ini")
    for name in ("a", "b", "a"):
        settings.remember(tmp_path / f"{name}.hashiya")
    settings.save()
    assert [it.stem for it in Settings(tmp_path / "w.ini").recent] == ["a", "b"]


def test_a_taken_name_is_refused_before_making(window, qtbot, project: Path) -> None:
    made = NewProjectDialog(window, window.look)
    qtbot.addWidget(made)
    made._folder = project.parent
    made._name.setText(project.stem)
    assert not made._make.isEnabled()
    made._name.setText("آخر")
    assert made._make.isEnabled()
    assert made.path == project.parent / "آخر.hashiya"


def test_a_name_that_no_disk_takes_is_not_taken_for_one_that_is_there(window, qtbot) -> None:
    made = NewProjectDialog(window, window.look)
    qtbot.addWidget(made)
    made._name.setText("م" * 300)
    assert made._make.isEnabled()


def test_the_picker_filters_by_name_in_both_languages_and_tags(window, qtbot) -> None:
    made = LabelPicker(window, window.session.schema, window.look, None)
    made.chosen.connect(window.tagging.tag)
    made._words.setText("Organis")
    assert len(made.grid.cells) == 1
    qtbot.keyClick(made._words, Qt.Key.Key_Return)
    assert [it.label for it in window.session.annotations] == ["ORG"]


def test_the_sheet_lists_every_key_and_finds_by_words(window, qtbot) -> None:
    made = ShortcutsDialog(window, window.look, window.bindings)
    qtbot.addWidget(made)
    tree = made.tree
    lines = [
        (tree.topLevelItem(k).child(j).text(0), tree.topLevelItem(k).child(j))
        for k in range(tree.topLevelItemCount())
        for j in range(tree.topLevelItem(k).childCount())
    ]
    made._find.setText("تراجع")
    assert [name for name, item in lines if not item.isHidden()] == ["تراجع"]


def test_binning_from_another_place_keeps_the_import_dialog_right(window, dialog, qtbot) -> None:
    articles.remove(window.session.workspace, [window.articles.lines[0].id])
    store(dialog, qtbot)
    assert len(window.articles.lines) == 3


def test_what_a_file_holds_is_shown_at_the_side_where_it_is_read_from(dialog, qapp) -> None:
    dialog.show()
    for number in range(dialog.articles.table.topLevelItemCount()):
        dialog.articles.table.setCurrentItem(dialog.articles.table.topLevelItem(number))
        qapp.processEvents()
        boxes = (dialog.articles.preview.remarks, dialog.articles.preview.text)
        filled = [it for it in boxes if it.toPlainText()]
        assert filled
        for box in filled:
            assert box.isVisible()
            line = box.document().firstBlock().layout().lineAt(0)
            assert line.naturalTextRect().left() > line.rect().left() + 8


def test_the_file_dialog_speaks_arabic_and_offers_what_can_be_read(window, qtbot) -> None:
    asked = files.asking(window, window.look, "ui-import-title", f"مقالات ({files.readable()})")
    qtbot.addWidget(asked)
    labels = [it.text() for it in asked.findChildren(QLabel) if it.text()]
    assert labels
    assert not [it for it in labels if it.isascii()]
    readable = {suffix for it in FORMATS if it.read for suffix in it.suffixes}
    assert {it.removeprefix("*") for it in files.readable().split()} == readable
    kinds = asked.findChild(QComboBox, "fileTypeCombo")
    assert (
        kinds.currentText().strip("\u200e ") == "مقالات"
    )  # hundreds of letters of patterns are read by nobody
    field = asked.findChild(QLineEdit, "fileNameEdit")
    popup = field.completer().popup()
    popup.ensurePolished()
    assert popup.palette().base().color().alpha() == 255
