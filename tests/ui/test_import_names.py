"""The import shows the names that files have, proposes those of the project, and does what was chosen and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from hashiya.commands.matching import OMITTED
from hashiya.commands.name_matches import Kind
from hashiya.ui.dialogs.import_articles import ImportDialog
from hashiya.ui.dialogs.import_names import KEEP
from hashiya.ui.dialogs.storing import everything
from hashiya.ui.main_window import MainWindow

TOKENS = "زار\tO\nترامب\tB-PER\nبغداد\tB-LOC\nوفريق\tB-TEAM\nبايدن\tB-PER\n\n"


def opened(window: MainWindow, qtbot, *paths: Path) -> ImportDialog:
    made = ImportDialog(window, window.session, window.look, list(paths))
    qtbot.addWidget(made, before_close_func=ImportDialog._give_up)
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


def rows(dialog: ImportDialog) -> list[tuple[str, str, str]]:
    """Name, number and state of each line."""
    table = dialog.names.table
    found = [table.topLevelItem(at) for at in range(table.topLevelItemCount())]
    lines = [it for it in found if isinstance(it, QTreeWidgetItem)]
    return [(it.text(0).strip("\u2068\u2069"), it.text(1), it.text(3)) for it in lines]


def choose(dialog: ImportDialog, kind: Kind, name: str, code: str) -> None:
    """As a person does in the list of choices."""
    field = dialog.names.fields[kind, name]
    field.setCurrentIndex(field.findData(code))
    field.activated.emit(field.currentIndex())


def test_what_the_files_have_is_shown_with_what_is_proposed(dialog, window, qtbot) -> None:
    say, names = window.look.say, dialog.names
    assert dialog.pages.indexOf(names) == 1
    assert dialog.pages.tabText(1) == say("ui-import-page-names-new", count=2)
    assert rows(dialog) == [
        ("PER", "2", say("ui-import-match-is-proposed")),
        ("TEAM", "1", say("ui-import-match-is-new")),
        ("LOC", "1", say("ui-import-match-is-known")),
    ]
    assert names.fields["label", "PER"].currentData() == "PERS"
    assert names.fields["label", "TEAM"].currentText() == say("ui-import-match-new")
    assert imported(dialog, qtbot) == ["PERS", "LOC", "TEAM", "PERS"]
    told = everything(dialog.report, window.look)
    assert say("articles-matched-label", theirs="PER", name="PERS", count=2) in told
    assert say("articles-grown-label", name="TEAM") in told


def test_what_is_proposed_is_said_beside_the_articles_and_a_button_leads_there(
    dialog, window, qtbot
) -> None:
    assert dialog._notice.isVisibleTo(dialog)
    said = dialog._hint.text()
    assert window.look.say("ui-import-name-as", theirs="PER", name="PERS") in said
    assert "TEAM" in said
    dialog._look_at.click()
    assert dialog.pages.currentWidget() is dialog.names
    assert not dialog._notice.isVisibleTo(dialog)
    choose(dialog, "label", "PER", KEEP)
    choose(dialog, "label", "LOC", OMITTED)
    dialog.pages.setCurrentIndex(0)
    assert (
        window.look.say("ui-import-name-as", theirs="PER", name="PERS") not in dialog._hint.text()
    )
    assert window.look.say("ui-import-names-out") in dialog._hint.text()


def test_another_choice_by_keys_stands_when_the_list_changes(dialog, window, qtbot) -> None:
    dialog._look_at.click()
    field = dialog.names.fields["label", "PER"]
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Home)
    assert field.currentData() == KEEP
    line = next(
        dialog.articles.table.topLevelItem(at)
        for at in range(2)
        if "a.conll" in dialog.articles.table.topLevelItem(at).text(0)
    )
    line.setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.pages.indexOf(dialog.names) < 0
    line.setCheckState(0, Qt.CheckState.Checked)
    assert dialog.names.fields["label", "PER"].currentData() == KEEP
    assert imported(dialog, qtbot) == ["PER", "LOC", "TEAM", "PER"]
    told = everything(dialog.report, window.look)
    alike = window.look.say("articles-alike-label", theirs="PER", name="PERS", count=2)
    assert alike not in told  # it was decided
    assert window.look.say("articles-grown-label", name="PER") in told


def test_a_known_label_is_taken_as_another_or_left_out(dialog, window, qtbot) -> None:
    choose(dialog, "label", "LOC", "GPE")
    choose(dialog, "label", "TEAM", OMITTED)
    say = window.look.say
    states = {name: state for name, _, state in rows(dialog)}
    assert states["LOC"] == say("ui-import-match-is-chosen")
    assert states["TEAM"] == say("ui-import-match-is-out")
    assert imported(dialog, qtbot) == ["PERS", "GPE", "PERS"]
    told = everything(dialog.report, window.look)
    assert say("articles-left-out-label", theirs="TEAM", count=1) in told


def test_relations_and_attributes_are_proposed_and_chosen_as_labels_are(
    window, qtbot, tmp_path: Path
) -> None:
    rows = ("T1\tPERS 4 9\tترامب", "T2\tLOC 10 15\tبغداد", "R1\tSupport Arg1:T1 Arg2:T2")
    (tmp_path / "n.txt").write_text("زار ترامب بغداد.", encoding="utf-8")
    told = "".join(f"{it}\n" for it in (*rows, "R2\tnear Arg1:T2 Arg2:T1", "A1\tRole T1 x"))
    (tmp_path / "n.ann").write_text(told, encoding="utf-8")
    dialog = opened(window, qtbot, tmp_path / "n.txt")
    fields = dialog.names.fields
    assert fields["relation", "Support"].currentData() == "supports"
    assert fields["attribute", "Role"].currentData() == "role"
    choose(dialog, "relation", "near", "about")
    imported(dialog, qtbot)
    workspace = window.session.workspace
    found = {it.label for it in workspace.relations(dialog.added[0])}
    assert found == {"supports", "about"}
    assert [dict(it.attributes) for it in workspace.annotations(dialog.added[0])] == [
        {"role": "x"},
        {},
    ]


def test_all_at_once_is_kept_or_taken_as_proposed(dialog) -> None:
    names = dialog.names
    names.as_new.click()
    assert names.decisions.labels == {"PER": "PER", "TEAM": "TEAM", "LOC": "LOC"}
    assert dialog.by_hand.kinds == ("names",)
    names.as_proposed.click()
    assert names.decisions.labels["PER"] == "PERS"
    assert dialog.by_hand.kinds == ()


def test_tab_leads_through_the_fields_to_what_stands_below(dialog, qtbot) -> None:
    dialog._look_at.click()
    way = [dialog.names.table]
    while (after := way[-1].nextInFocusChain()) is not dialog.names.table:
        way.append(after)
    places = [
        way.index(it) for it in (dialog.names.table, *dialog.names.fields.values(), dialog._go)
    ]
    assert places == sorted(places)


def test_many_labels_are_asked_about_as_far_as_a_person_can_answer(
    window, qtbot, tmp_path: Path
) -> None:
    rows = "".join(f"كلمة\tB-L{n}\nو\tO\n" for n in range(300)) + "بغداد\tB-PER\n\n"
    (tmp_path / "a.conll").write_text(rows, encoding="utf-8")
    dialog = opened(window, qtbot, tmp_path / "a.conll")
    fields = list(dialog.names.fields)
    assert fields[0] == ("label", "PER")  # what is proposed comes first
    assert len(fields) == 100
    more = window.look.say("ui-import-matches-more", count=201)
    assert dialog.names.hint.text().endswith(more)
    assert len(set(imported(dialog, qtbot))) == 301


def test_where_the_project_has_all_nothing_is_asked_and_without_marks_there_is_no_page(
    window, qtbot, tmp_path: Path
) -> None:
    (tmp_path / "a.conll").write_text("زار\tO\nترامب\tB-PERS\n\n", encoding="utf-8")
    dialog = opened(window, qtbot, tmp_path / "a.conll")
    assert not dialog._notice.isVisibleTo(dialog)
    assert dialog.pages.tabText(1) == window.look.say("ui-import-page-names")
    assert imported(dialog, qtbot) == ["PERS"]
    (tmp_path / "b.txt").write_text("خبر بلا وسوم.", encoding="utf-8")
    dialog = opened(window, qtbot, tmp_path / "b.txt")
    assert dialog.pages.count() == 1


def test_a_broken_line_is_told_with_its_number_outside_the_text(
    window, qtbot, tmp_path: Path
) -> None:
    good = '{"text": "قال الوزير نعم", "spans": []}'
    (tmp_path / "a.jsonl").write_text(f"{good}\n{{broken\n", encoding="utf-8")
    dialog = opened(window, qtbot, tmp_path / "a.jsonl")
    dialog.articles.table.setCurrentItem(dialog.articles.table.topLevelItem(0))
    preview = dialog.articles.preview
    [note] = dialog.articles.problems
    said = window.look.say(note.message, **note.values)
    told = window.look.say("ui-import-in-line", line=2, what=said)
    assert told in preview.remarks.toPlainText()
    assert preview.text.toPlainText() == "قال الوزير نعم"
    assert dialog.articles.table.topLevelItem(1).text(1) == told
    dialog.articles.table.setCurrentItem(dialog.articles.table.topLevelItem(1))
    assert preview.remarks.toPlainText() == told
    assert preview.text.toPlainText() == ""


def test_a_large_count_is_divided_into_thousands(window, qtbot, tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text("بايدن\tB-PER\n" * 1200, encoding="utf-8")
    dialog = opened(window, qtbot, tmp_path / "a.conll")
    assert [it for _, it, _ in rows(dialog)] == ["1,200"]
