"""A new project is begun with a set that one has seen: its purpose and its labels, before it is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QScrollArea

from hashiya.commands import label_sets, projects, starter_sets
from hashiya.ui.dialogs import new_project, set_choice
from hashiya.ui.dialogs.new_project import NewProjectDialog
from hashiya.ui.dialogs.set_choice import SetChoice
from hashiya.ui.label_bar import LabelButton
from hashiya.ui.look import Look
from hashiya.ui.settings import Settings


@pytest.fixture(params=["ar", "en"])
def look(request, qapp, tmp_path: Path) -> Look:
    return Look(Settings(tmp_path / "w.ini"), request.param)


def words(widget) -> str:
    return "\n".join(it.text() for it in widget.findChildren(QLabel) if not it.isHidden())


def test_each_set_shows_in_a_sentence_what_it_is_for_and_its_labels(look, qtbot) -> None:
    made = SetChoice(look)
    qtbot.addWidget(made)
    assert made.list.count() == len(projects.schema_names())
    for at, it in enumerate(starter_sets.starters()):
        made.list.setCurrentRow(at)
        schema = projects.read_schema(it.name)
        assert made.current == it.name
        assert schema.guideline[look.language] == it.purpose(look.language)
        assert it.purpose(look.language) in words(made)
        assert it.title(look.language) in words(made)
        assert [label.code for label in made.labels] == [label.code for label in schema.labels]


def test_the_arrow_keys_go_through_the_sets(look, qtbot) -> None:
    made = SetChoice(look)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.changed):
        qtbot.keyClick(made.list, Qt.Key.Key_Down)
    assert made.current == starter_sets.starters()[1].name
    assert made.labels[0] == projects.read_schema(made.current).labels[0]


def test_only_the_set_that_is_looked_at_is_read(look, qtbot, monkeypatch) -> None:
    """The window with the start screen shows without it; each set costs its own time alone."""
    read = []
    real = label_sets.read_schema
    monkeypatch.setattr(label_sets, "read_schema", lambda name: read.append(name) or real(name))
    made = SetChoice(look)
    qtbot.addWidget(made)
    made.list.setCurrentRow(2)
    assert read == ["default", starter_sets.starters()[2].name]


def test_a_project_is_made_with_the_set_that_was_chosen(look, qtbot, tmp_path, monkeypatch) -> None:
    made = NewProjectDialog(None, look)
    qtbot.addWidget(made)
    names = [it.name for it in starter_sets.starters()]
    made.sets.list.setCurrentRow(names.index("political"))
    assert made.schema == "political"
    file = tmp_path / "mine.toml"
    file.write_text('id = "x"\nlayers = [{ code = "e" }]\nlabels = [{ code = "A", layer = "e" }]')
    monkeypatch.setattr(new_project.files, "schema_file", lambda *_: file)
    made._choose_schema()
    assert made.schema == file
    assert [it.code for it in made.sets.labels] == ["A"]
    file.write_text("labels = [")
    made.sets.list.setCurrentRow(0)
    made.sets.list.setCurrentRow(made.sets.list.count() - 1)
    assert made.sets.labels == []
    assert "mine.toml" in words(made.sets)


def test_a_key_with_alt_says_so(look, qtbot) -> None:
    """1 and Alt+1 are two keys: their caps differ."""
    schema = projects.read_schema("default")
    plain, held = (next(it for it in schema.labels if it.shortcut == key) for key in ("1", "alt+1"))
    widths = [set_choice._shown(it, look).sizeHint().width() for it in (plain, held)]
    names = [
        LabelButton(it, look).fontMetrics().horizontalAdvance(it.name(look.language))
        for it in (plain, held)
    ]
    assert widths[1] - names[1] > widths[0] - names[0] + 10


def test_what_each_set_is_for_is_read_whole_as_the_dialog_opens(look, qtbot) -> None:
    made = NewProjectDialog(None, look)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    port = made.sets.findChild(QScrollArea)
    for at, it in enumerate(starter_sets.starters()):
        made.sets.list.setCurrentRow(at)
        purpose = next(
            one for one in made.sets.findChildren(QLabel) if one.text() == it.purpose(look.language)
        )
        box = purpose.rect().translated(purpose.mapTo(made, QPoint(0, 0)))
        room = port.rect().translated(port.mapTo(made, QPoint(0, 0)))
        assert room.contains(box)
        assert made.rect().contains(room)
