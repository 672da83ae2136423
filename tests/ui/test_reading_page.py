"""The page of the settings about reading: every choice shows at once on its sample and in the reader."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from hashiya.ui.dialogs.preferences import PreferencesDialog
from hashiya.ui.reader.faces import AMIRI, faces_for
from hashiya.ui.reader.system_faces import installed


@pytest.fixture
def dialog(window, qtbot) -> PreferencesDialog:
    made = PreferencesDialog(window, window.look, "reading")
    qtbot.addWidget(made)
    made.show()
    return made


def choose(field, value) -> None:
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


def test_the_sample_and_the_reader_follow_every_choice(window, dialog) -> None:
    page = dialog.reading
    choose(page.face, "amiri")
    choose(page.text_size, 30)
    choose(page.measure, "narrow")
    choose(page.spacing, "airy")
    choose(page.theme, "contrast")
    for style in (page.sample._style, window.reader._style):
        assert style.face is AMIRI
        assert (style.em, style.measure, style.spacing) == (30, "narrow", "airy")
        assert style.palette.name == "contrast"
    assert dialog.theme.currentData() == "contrast"


def test_another_language_s_face_is_chosen_without_touching_the_article(window, dialog) -> None:
    before = window.reader._style.shape
    page = dialog.reading
    choose(page.group, "he")
    assert page.face.currentData() == faces_for("he")[0].id
    choose(page.text_size, 48)
    assert page.sample._style.em == 48
    assert window.reader._style.shape == before


def test_only_faces_that_can_be_had_are_in_the_list(dialog) -> None:
    listed = [dialog.reading.face.itemData(k) for k in range(dialog.reading.face.count())]
    assert listed == [it.id for it in (*faces_for("ar"), *installed("ar"))]


def test_the_view_menu_ticks_what_is_in_force_and_hides_missing_faces(window) -> None:
    window.menus._refresh()
    entries = {action.id: entry for entry, action in window.menus.entries()}
    faces = {key: it for key, it in entries.items() if key.startswith("face-")}
    ticked = [key for key, it in faces.items() if it.isChecked()]
    assert ticked == [f"face-{faces_for('ar')[0].id}"]
    shown = {key for key, it in faces.items() if it.isVisible()}
    assert shown == {f"face-{it.id}" for it in faces_for("ar")}
    assert entries["theme-light"].isChecked()
    assert not entries["theme-dark"].isChecked()


def test_the_sample_begins_with_its_text_and_no_rule(dialog) -> None:
    page, sample = dialog.reading, dialog.reading.sample
    assert sample.sheet.heading.blank
    image = QImage(700, 60, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    try:
        sample.sheet.heading.paint(painter, sample._style)
    finally:
        painter.end()
    assert {image.pixel(x, y) & 0xFFFFFF for x in range(0, 700, 9) for y in range(60)} == {0}
    assert page.isVisible()
