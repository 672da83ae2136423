"""The import shows labels that the project lacks, proposes its own, and does what was chosen and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from hashiya.ui.dialogs.import_articles import ImportDialog
from hashiya.ui.dialogs.storing import everything
from hashiya.ui.main_window import MainWindow

TOKENS = "زار\tO\nترامب\tB-PER\nبغداد\tB-LOC\nوفريق\tB-TEAM\nبايدن\tB-PER\n\n"


def opened(window: MainWindow, qtbot, *paths: Path) -> ImportDialog:
    made = ImportDialog(window, window.session, window.look, list(paths))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made._job is None)
    return made


@pytest.fixture
def dialog(window: MainWindow, qtbot, tmp_path: Path) -> ImportDialog:
    (tmp_path / "a.conll").write_text(TOKENS, encoding="utf-8")
    (tmp_path / "b.txt").write_text("خبر بلا وسوم.", encoding="utf-8")
    return opened(window, qtbot, tmp_path / "a.conll", tmp_path / "b.txt")


def imported(dialog: ImportDialog, qtbot) -> list[str]:
    """The labels of what came in."""
    dialog._go.click()
    qtbot.waitUntil(lambda: dialog.report is not None)
    workspace = dialog._session.workspace
    assert workspace is not None
    return [one.label for it in dialog.added for one in workspace.annotations(it)]


def rows(dialog: ImportDialog) -> list[tuple[str, str]]:
    table = dialog._labels.table
    found = [table.topLevelItem(at) for at in range(table.topLevelItemCount())]
    return [(it.text(0), it.text(1)) for it in found if isinstance(it, QTreeWidgetItem)]


def test_what_the_project_lacks_is_shown_with_what_is_proposed(dialog, window, qtbot) -> None:
    matches = dialog._labels
    assert matches.isVisibleTo(dialog)
    assert [tuple(x.strip("\u2068\u2069") for x in it) for it in rows(dialog)] == [
        ("PER", "2"),
        ("TEAM", "1"),
    ]
    assert matches.fields["PER"].currentData() == "PERS"
    assert matches.fields["TEAM"].currentText() == window.look.say("ui-import-match-new")
    assert imported(dialog, qtbot) == ["PERS", "LOC", "TEAM", "PERS"]
    told = everything(dialog.report, window.look)
    assert window.look.say("articles-matched-label", theirs="PER", name="PERS", count=2) in told
    assert window.look.say("articles-grown-label", name="TEAM") in told


def test_another_choice_by_keys_stands_when_the_list_changes(dialog, window, qtbot) -> None:
    field = dialog._labels.fields["PER"]
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Home)
    assert field.currentData() == ""
    line = next(
        dialog.table.topLevelItem(at)
        for at in range(2)
        if "a.conll" in dialog.table.topLevelItem(at).text(0)
    )
    line.setCheckState(0, Qt.CheckState.Unchecked)
    assert not dialog._labels.isVisibleTo(dialog)
    line.setCheckState(0, Qt.CheckState.Checked)
    assert dialog._labels.fields["PER"].currentData() == ""
    assert imported(dialog, qtbot) == ["PER", "LOC", "TEAM", "PER"]
    told = everything(dialog.report, window.look)
    alike = window.look.say("articles-alike-label", theirs="PER", name="PERS", count=2)
    assert alike not in told  # it was decided
    assert window.look.say("articles-grown-label", name="PER") in told


def test_tab_leads_from_the_list_through_its_fields_to_what_stands_below(dialog) -> None:
    way = [dialog.table]
    while (after := way[-1].nextInFocusChain()) is not dialog.table:
        way.append(after)
    places = [
        way.index(it)
        for it in (dialog._labels.table, *dialog._labels.fields.values(), dialog._title, dialog._go)
    ]
    assert places == sorted(places)


def test_many_labels_are_asked_about_as_far_as_a_person_can_answer(
    window, qtbot, tmp_path: Path
) -> None:
    rows = "".join(f"كلمة\tB-L{n}\nو\tO\n" for n in range(300)) + "بغداد\tB-PER\n\n"
    (tmp_path / "a.conll").write_text(rows, encoding="utf-8")
    dialog = opened(window, qtbot, tmp_path / "a.conll")
    fields = list(dialog._labels.fields)
    assert fields[0] == "PER"  # what is proposed comes first
    assert len(fields) == 100
    more = window.look.say("ui-import-matches-more", count=201)
    assert dialog._labels.hint.text().endswith(more)
    assert len(set(imported(dialog, qtbot))) == 301


def test_without_unknown_labels_there_is_no_list(window, qtbot, tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text("زار\tO\nترامب\tB-PERS\n\n", encoding="utf-8")
    dialog = opened(window, qtbot, tmp_path / "a.conll")
    assert not dialog._labels.isVisibleTo(dialog)
    assert imported(dialog, qtbot) == ["PERS"]


def test_a_broken_line_is_told_with_its_number_outside_the_text(
    window, qtbot, tmp_path: Path
) -> None:
    good = '{"text": "قال الوزير نعم", "spans": []}'
    (tmp_path / "a.jsonl").write_text(f"{good}\n{{broken\n", encoding="utf-8")
    dialog = opened(window, qtbot, tmp_path / "a.jsonl")
    dialog.table.setCurrentItem(dialog.table.topLevelItem(0))
    preview = dialog._preview
    [note] = dialog._problems
    said = window.look.say(note.message, **note.values)
    told = window.look.say("ui-import-in-line", line=2, what=said)
    assert told in preview.remarks.toPlainText()
    assert preview.text.toPlainText() == "قال الوزير نعم"
    assert dialog.table.topLevelItem(1).text(1) == told
    dialog.table.setCurrentItem(dialog.table.topLevelItem(1))
    assert preview.remarks.toPlainText() == told
    assert preview.text.toPlainText() == ""


def test_a_large_count_is_divided_into_thousands(window, qtbot, tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text("بايدن\tB-PER\n" * 1200, encoding="utf-8")
    dialog = opened(window, qtbot, tmp_path / "a.conll")
    assert [it for _, it in rows(dialog)] == ["1,200"]
