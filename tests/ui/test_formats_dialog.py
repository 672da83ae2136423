"""Help on the formats shows the table of what each can carry, and tells of the chosen one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from hashiya.formats import FORMATS, by_id
from hashiya.formats.format import FEATURES
from hashiya.ui.dialogs.formats import FormatsDialog
from hashiya.ui.look import Look


def test_each_format_has_its_line_and_its_words(window, qtbot) -> None:
    made = FormatsDialog(window, window.look)
    qtbot.addWidget(made)
    assert made.table.rowCount() == len(FORMATS)
    said = set()
    for at, it in enumerate(by_id(row.id) for row in made.rows):
        made.table.setCurrentCell(at, 0)
        assert window.look.say(it.help) in made.about.text()
        said.add(made.about.text())
        ticks = [made.table.item(at, column).text() for column in range(3, 3 + len(FEATURES))]
        assert ticks.count("✓") == len(it.carries)
    assert len(said) == len(FORMATS)


def test_what_is_not_carried_is_said_in_words_too(window, qtbot) -> None:
    """The table may have to be scrolled; the sentence never is far."""
    made = FormatsDialog(window, window.look)
    qtbot.addWidget(made)
    say = window.look.say
    for at, it in enumerate(by_id(row.id) for row in made.rows):
        made.table.setCurrentCell(at, 0)
        for feature in FEATURES:
            if it.write is not None and feature not in it.carries:
                assert say(f"formats-feature-{feature}") in made.about.text().splitlines()[-1]
        lacks = say("ui-formats-lacks", features="").partition("\u2068")[0]
        complete = it.write is None or len(it.carries) == len(FEATURES)
        assert (lacks in made.about.text()) == (not complete)


def test_tab_leaves_the_table_and_the_words_keep_their_room(window, qtbot) -> None:
    made = FormatsDialog(window, window.look)
    qtbot.addWidget(made)
    made.resize(740, 560)
    made.show()
    made.table.setFocus()
    qtbot.keyClick(made.table, Qt.Key.Key_Tab)
    assert not made.table.hasFocus()
    rows = made.table.viewport().height() // made.table.rowHeight(0)
    assert rows >= 4


@pytest.mark.parametrize("language", ["ar", "en"])
def test_nearly_all_names_are_read_whole_where_there_is_room_and_none_vanishes(
    window, qtbot, language
) -> None:
    made = FormatsDialog(window, Look(window.look.settings, language))
    qtbot.addWidget(made)
    made.show()
    for width in (1264, 740):
        made.resize(width, 700)
        qtbot.waitUntil(lambda width=width: made.width() == width)
        table = made.table
        names = (table.item(at, 0).text() for at in range(table.rowCount()))
        room = table.columnWidth(0) - 12
        cut = [it for it in names if table.fontMetrics().horizontalAdvance(it) > room]
        assert len(cut) <= (2 if width > 1000 else 20)
        assert room > 220
        whole = table.horizontalHeader().length() <= table.viewport().width()
        assert whole == (width > 1000)
