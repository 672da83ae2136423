"""Articles are read in any face of the machine that has their letters, with room for dots, lanes and marks."""

from __future__ import annotations

import pytest
from making import article
from PySide6.QtGui import QFontDatabase

from hashiya.model.dataset import AnnotatedArticle
from hashiya.ui.dialogs.paper_options import PaperOptions
from hashiya.ui.dialogs.reading_page import ReadingPage
from hashiya.ui.paper.choice import KINDS, Choice, face_of
from hashiya.ui.reader.faces import AMIRI, FACES, GROUPS, face_for
from hashiya.ui.reader.system_faces import OWN, installed, system_face
from hashiya.ui.reader.theme import Style


@pytest.fixture
def own(window):
    """A face of this machine for Arabic that the table does not know."""
    found = installed("ar")
    if not found:
        pytest.skip("this machine has no other face with Arabic letters")
    return found[0]


@pytest.mark.parametrize("group", GROUPS)
def test_each_has_room_for_its_ink_and_for_a_lane_below(qapp, group) -> None:
    known = {it.family for it in FACES}
    for face in installed(group):
        assert face.family not in known
        assert face.over > face.text_top
        assert face.text_bottom < face.lane_start < face.under
        assert 12 <= face.size <= 72
        assert Style(face=face).pitch > face.size


@pytest.mark.parametrize("wanted", ["", "amiri", OWN, f"{OWN}No Such Family", OWN + "x" * 9999])
def test_what_is_not_there_is_no_face(qapp, wanted) -> None:
    assert system_face(wanted, "ar") is None


def test_a_face_without_the_letters_is_not_offered(qapp) -> None:
    latin = QFontDatabase.families(QFontDatabase.WritingSystem.Latin)
    arabic = set(QFontDatabase.families(QFontDatabase.WritingSystem.Arabic))
    without = [it for it in latin if it not in arabic]
    assert [it for it in without[:20] if system_face(f"{OWN}{it}", "ar")] == []


def test_it_is_chosen_in_the_settings_and_stays_after_a_restart(window, own, qtbot) -> None:
    page = ReadingPage(window.look)
    qtbot.addWidget(page)
    page.face.setCurrentIndex(page.face.findData(own.id))
    assert page.face.currentText().strip("\u2068\u2069") == own.family
    page._set_face()
    assert window.reader._style.face == own
    assert window.look.settings.face("ar") == own.id
    assert window.look.typography("he").face.id != own.id


def test_a_face_that_was_taken_off_the_machine_gives_way(window) -> None:
    window.look.settings.remember_face("ar", f"{OWN}No Such Family")
    assert window.look.typography("ar").face == face_for("ar")


def test_paper_is_set_in_the_face_of_the_reader_or_another_one(window, own, qtbot) -> None:
    window.look.set_face(own)
    options = PaperOptions(window.look, [])
    qtbot.addWidget(options)
    annotated = AnnotatedArticle(article=article("نص"))
    used = {}
    for kind in KINDS:
        options.kind.setCurrentIndex(KINDS.index(kind))
        used[kind] = face_of(annotated, options.choice)
    assert used == {"pdf": own, "png": own, "svg": AMIRI, "html": AMIRI}
    options.kind.setCurrentIndex(KINDS.index("pdf"))
    options.face.setCurrentIndex(options.face.findData(AMIRI.id))
    assert face_of(annotated, options.choice) == AMIRI
    assert face_of(annotated, Choice()) == AMIRI
