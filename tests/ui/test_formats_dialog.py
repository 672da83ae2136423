"""Help on the formats shows the table of what each can carry, and tells of the chosen one."""

from __future__ import annotations

from hashiya.formats import FORMATS
from hashiya.ui.dialogs.formats import FormatsDialog


def test_each_format_has_its_line_and_its_words(window, qtbot) -> None:
    made = FormatsDialog(window, window.look)
    qtbot.addWidget(made)
    assert made.table.rowCount() == len(FORMATS)
    said = set()
    for at, it in enumerate(FORMATS):
        made.table.setCurrentCell(at, 0)
        assert window.look.say(it.help) in made.about.text()
        said.add(made.about.text())
        ticks = [made.table.item(at, column).text() for column in range(3, 15)]
        assert ticks.count("✓") == len(it.carries)
    assert len(said) == len(FORMATS)
