"""Each face has its own measures, and only what the machine really has is offered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontDatabase, QFontMetricsF, QImage, QPainter, QRawFont, QTextLayout

from hashiya.ui.reader import contour_anchors, faces, fonts
from hashiya.ui.reader.faces import AMIRI, FACES, FRANK_RUHL, NASTALIQ, Face
from hashiya.ui.reader.theme import Style

SAMPLES = {
    "he": "ראש הממשלה אמר כי האו״ם יפעל למען השלום; קצף לקץ ןףץ",
    "ur": "اقوام متحدہ کے سیکرٹری جنرل نے کہا ہے کہ پاکستان میں بڑے پیمانے پر ٹھٹھہ گڑھے ہیں",
    "fa": "پژوهشگران گفتند که چگونگی این کار می‌گوید",
    "ar": "والناتو قال حلف شمال الأطلسي إن بعض القوات في العراق يبقى، لكنه ليبيا ج ح خ غ ع ي ب",
}


def sample(face: Face) -> str:
    return next(text for group, text in SAMPLES.items() if group == face.groups[0])


def have(face: Face) -> Face:
    if face not in faces.offered():
        pytest.skip(f"{face.family} is not on this machine")
    return face


def ink(face: Face, text: str, px: float = 60.0) -> tuple[float, float]:
    """How far ink reaches above and below the base line, in em."""
    layout = QTextLayout(text, faces.font_of(face, px))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e6)
    line.setPosition(QPointF(20, 200))
    layout.endLayout()
    base = 200 + line.ascent()
    image = QImage(int(line.naturalTextWidth()) + 60, 520, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    try:
        layout.draw(painter, QPointF(0, 0))
    finally:
        painter.end()
    rows = [y for y in range(520) if min(bytes(image.constScanLine(y))[: image.width()]) < 128]
    return (base - rows[0]) / px, (rows[-1] + 1 - base) / px


@pytest.mark.parametrize("face", FACES, ids=lambda it: it.id)
def test_a_lane_lies_below_the_deepest_letter(qapp, face):
    _over, under = ink(have(face), sample(face))
    style = Style("light", 40, face=face)
    assert style.lane_first - style.lane_width / 2 >= under * 40 - 1


@pytest.mark.parametrize("face", FACES, ids=lambda it: it.id)
def test_no_line_reaches_into_the_one_before(qapp, face):
    over, under = ink(have(face), sample(face))
    for spacing in ("compact", "normal", "airy"):
        style = Style("light", 40, face=face, spacing=spacing)
        assert (over + under) * 40 <= style.pitch


def test_the_line_pitch_is_that_of_the_table(qapp):
    """Noto Naskh 2.05 em, Nastaliq 3 em, Hebrew 1.8 em."""
    pitch = {it.id: round(it.over + it.under, 2) for it in FACES}
    assert pitch["naskh"] == pitch["amiri"] == 2.05
    assert pitch["sans"] == 2.2
    assert 3.0 <= pitch["nastaliq"] <= 3.05
    assert pitch["serif-hebrew"] == pitch["frank-ruhl"] == 1.8


def test_nastaliq_is_the_regular_file_and_not_the_bold_one_that_calls_itself_regular(qapp):
    """Taken for the Bold file, الحلف is half as wide and its letters run into each other."""
    font = faces.font_of(have(NASTALIQ), 100)
    assert QRawFont.fromFont(font).styleName() == "Regular"
    assert QFontMetricsF(font).horizontalAdvance("الحلف") > 190


def test_nastaliq_joins_its_letters_as_they_were_drawn(qapp):
    """As released, its anchors follow points of the outline, and گفتگو flies apart in Qt."""
    assert faces.joins(faces.font_of(have(NASTALIQ), 100))
    released = fonts.reading_font(100, NASTALIQ.family, style="Regular")
    assert QFontMetricsF(faces.font_of(NASTALIQ, 100)).horizontalAdvance("بعد") > QFontMetricsF(
        released
    ).horizontalAdvance("بعد")


def test_nastaliq_is_not_offered_where_it_cannot_be_mended(qapp, monkeypatch):
    have(NASTALIQ)
    monkeypatch.setattr(faces, "_mended", lambda _face: "")
    monkeypatch.setattr(faces, "joins", lambda _font: False)
    faces._sound.cache_clear()
    try:
        assert NASTALIQ not in faces.offered()
        assert faces.face_for("ur", "nastaliq") is not NASTALIQ
    finally:
        faces._sound.cache_clear()


def test_a_family_that_gives_another_file_is_not_offered(qapp):
    assert not faces._sound(replace(have(NASTALIQ), style="Light", mended=""))


def test_anchors_of_format_two_become_plain_ones_and_nothing_else_changes(qapp):
    raw = QRawFont.fromFont(fonts.reading_font(20, have(NASTALIQ).family, style="Regular"))
    before = bytes(raw.fontTable("GPOS").data())
    after = contour_anchors.plain_anchors(before)
    changed = [at for at in range(len(before)) if before[at] != after[at]]
    assert len(changed) > 50
    assert {(before[at], after[at]) for at in changed} == {(2, 1)}
    assert contour_anchors.plain_anchors(after) == after


def test_a_font_keeps_its_length_when_it_is_renamed():
    name = b"abc " + "Some Family".encode("utf-16-be") + b" Some Family"
    made = contour_anchors.renamed(name, "Some Family", "Else Family")
    assert len(made) == len(name)
    assert made.endswith(b"Else Family")
    with pytest.raises(ValueError, match="length"):
        contour_anchors.renamed(name, "Some Family", "Other")


def test_only_families_that_qt_knows_are_offered(qapp):
    known = set(QFontDatabase.families())
    assert {it.family for it in faces.offered()} <= known
    assert AMIRI in faces.offered()
    assert FRANK_RUHL in faces.offered()


def test_quotes_and_latin_have_a_named_fallback(qapp):
    """Noto Naskh has neither curly quotes nor Latin letters: they must not be left to chance."""
    for face in FACES:
        families = faces.font_of(face, 20).families()
        assert families[0] in (face.family, face.mended)
        assert fonts.READING in families
        assert fonts.HEBREW in families
        assert set(fonts.EMOJI) <= set(families)


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("ar", "", "ar"),
        ("fa-IR", "", "fa"),
        ("ur", SAMPLES["ar"], "ur"),
        ("he", "", "he"),
        ("", SAMPLES["ur"], "ur"),
        ("", SAMPLES["fa"], "fa"),
        ("", SAMPLES["he"], "he"),
        ("", SAMPLES["ar"], "ar"),
        ("", "Plain English words", "other"),
        ("en", "Plain English words", "other"),
        ("", "2018 ...", "other"),
    ],
)
def test_the_face_follows_the_language_else_the_script(language, text, group):
    assert faces.group_of(language, text) == group


def test_an_unknown_or_unsuitable_wish_falls_back_on_the_first_of_the_group(qapp):
    assert faces.face_for("he", "nastaliq") is faces.faces_for("he")[0]
    assert faces.face_for("ar", "no such face") is faces.faces_for("ar")[0]
    assert faces.face_for("ar", "amiri") is AMIRI


def test_size_face_and_spacing_change_the_shape_and_a_theme_does_not(qapp):
    one = Style("light", 26)
    assert one.with_theme("contrast").shape == one.shape
    assert one.with_size(30).shape != one.shape
    assert Style("light", 26, spacing="airy").shape != one.shape
    assert Style("light", 26, face=FRANK_RUHL).shape != one.shape
    narrow, wide = Style("light", 26, measure="narrow"), Style("light", 26, measure="wide")
    assert narrow.column < one.column < wide.column
