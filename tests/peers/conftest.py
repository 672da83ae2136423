"""The reader on a screen that nobody sees."""

from __future__ import annotations

import pytest

from hashiya.ui.reader.view import ReaderView


@pytest.fixture
def view(qtbot):
    made = ReaderView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made
