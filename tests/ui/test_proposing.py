"""Q, Space, X: a claim by one key with who may have said it, as somebody at the keyboard meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from keyboard import printed, send
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hashiya.commands import articles, projects
from hashiya.model.annotation import Annotation
from hashiya.model.span import Span
from hashiya.ui.main_window import MainWindow

NEWS = (
    "وقال أمين الحلف ينس ستولتنبرغ للصحافيين “سنبقى في العراق مدة طويلة”.\n"
    "وأضاف “لن نغادر قبل أن يطلبوا ذلك”.\n"
    "يرى خبراء أن الأسعار سترتفع قريباً.\n"
    "وصل الوفد إلى بغداد.\n"
)


@pytest.fixture
def texts() -> dict[str, str]:
    return {"خبر.txt": NEWS}


@pytest.fixture
def project(tmp_path: Path, texts: dict[str, str]) -> Path:
    path = tmp_path / "مشروع.hashiya"
    with projects.create(path, me="أخرى") as ws:
        for name, text in texts.items():
            (tmp_path / name).write_text(text, encoding="utf-8", newline="")
            articles.add(ws, articles.read([tmp_path / name]))
    return path


def go(window: MainWindow, words: str) -> None:
    """The word cursor to the first of these words."""
    assert window.session.article is not None
    window.reader.go_to(window.session.article.text.index(words))


def hit(window: MainWindow, *chords: str) -> None:
    """On an Arabic keyboard; between two keys the window does what it has to."""
    for chord in chords:
        send(window, chord, printed("ara", chord))
        QApplication.processEvents()


def claim(window: MainWindow) -> Annotation:
    found = window.session.focused_annotation
    assert found is not None
    return found


def shown(window: MainWindow) -> set[tuple[str, str, str]]:
    """What is drawn on the page: label, words, whether it is only proposed."""
    sheet = window.reader.sheet
    assert sheet is not None
    found = set()
    for block in range(len(sheet)):
        placed = sheet.placed(block)
        marks = [(it.lane.annotation, it.lane.look) for it in placed.lanes]
        marks += [(it.band.annotation, it.band.look) for it in placed.bands]
        for annotation, look in marks:
            found.add((look.short, sheet.name_of(annotation).rpartition("· ")[2], look.standing))
    return {(label, words.strip("\u2068\u2069"), standing) for label, words, standing in found}


def stored(window: MainWindow) -> set[tuple[str, str]]:
    assert window.session.workspace is not None
    assert window.session.article is not None
    return {
        (it.label, it.quote)
        for it in window.session.workspace.annotations(window.session.article.id)
    }


def arrows(window: MainWindow) -> set[tuple[str, str]]:
    marks = {it.id: it for it in window.session.annotations}
    return {(it.label, marks[it.to_id].quote) for it in window.session.relations}


SILENT = dict.fromkeys(map(ord, "\u2066\u2068\u2069"))
SAID = "سنبقى في العراق مدة طويلة"
SOURCE = "أمين الحلف ينس ستولتنبرغ"


def test_two_keys_make_a_claim_and_name_who_says_it(window: MainWindow) -> None:
    go(window, "العراق")
    hit(window, "q")
    assert claim(window).quote == SAID
    assert stored(window) == {("CLAIM", SAID)}
    proposed = {it for it in shown(window) if it[2] == "suggested"}
    assert {words for _, words, _ in proposed} == {SOURCE, "قال"}
    said = window.status.proposal_text.translate(SILENT)
    assert said == f"مصدر القول: {SOURCE} · قرينة الإسناد: قال — مسافة للقبول، X ء للرفض"
    hit(window, "space")
    assert stored(window) == {("CLAIM", SAID), ("SOURCE", SOURCE), ("CUE", "قال")}
    assert arrows(window) == {("said_by", SOURCE), ("cued_by", "قال")}
    assert {it[2] for it in shown(window)} == {"made"}
    assert claim(window).label == "CLAIM"
    assert window.status.proposal_text == ""
    hit(window, "ctrl+z")
    assert stored(window) == {("CLAIM", SAID)}
    hit(window, "ctrl+z")
    assert stored(window) == set()


def test_it_is_told_after_what_the_key_did(window: MainWindow) -> None:
    heard: list[str] = []
    window.announcer.spoken.connect(heard.append)
    QAccessible.setActive(True)
    try:
        go(window, "العراق")
        QApplication.processEvents()
        heard.clear()
        hit(window, "q")
        QTest.qWait(20)
    finally:
        QAccessible.setActive(False)
    (said,) = heard
    assert said.startswith("وسم جديد، ادعاء")
    assert said.index("مصدر القول") > said.index(SAID)
    assert "للقبول" in said


def test_what_is_proposed_may_be_rejected_or_left(window: MainWindow) -> None:
    for key in ("x", "esc"):
        go(window, "العراق")
        hit(window, "q", key)
        assert {it[2] for it in shown(window)} == {"made"}
        assert claim(window).quote == SAID  # the claim stays, and keeps the focus
        hit(window, "space")
        assert stored(window) == {("CLAIM", SAID)}
        assert window.toast.text == window.look.say("proposing-nothing")
    hit(window, "q")  # asked again, it is proposed again
    assert window.proposing.stands
    hit(window, "space")
    assert ("SOURCE", SOURCE) in stored(window)


def test_who_goes_on_speaking_is_joined_and_not_marked_twice(window: MainWindow) -> None:
    go(window, "العراق")
    hit(window, "q", "space")
    go(window, "نغادر")
    hit(window, "q")
    assert SOURCE in window.status.proposal_text
    hit(window, "space")
    assert [it.label for it in window.session.annotations].count("SOURCE") == 1
    assert arrows(window) == {("said_by", SOURCE), ("cued_by", "قال"), ("cued_by", "أضاف")}


def test_what_has_no_source_says_so(window: MainWindow) -> None:
    go(window, "الوفد")
    hit(window, "q")
    assert claim(window).quote == "وصل الوفد إلى بغداد"
    assert not window.proposing.stands
    assert window.toast.text == window.look.say("proposing-none", relate="\u2066R ق\u2069")


def test_a_selection_is_the_claim(window: MainWindow) -> None:
    go(window, "سترتفع")
    hit(window, "shift+left", "q")
    assert claim(window).quote == "سترتفع قريباً"


def test_digits_are_about_the_claim(window: MainWindow) -> None:
    go(window, "العراق")
    hit(window, "q", "shift+2")
    assert [it.label for it in window.session.annotations] == ["SOURCE"]
    assert not window.proposing.stands  # it is no claim any more


def test_it_goes_with_the_claim_the_focus_and_the_article(window: MainWindow) -> None:
    for keys in (("d",), ("ctrl+z",), ("left",), ("i", "home")):
        go(window, "العراق")
        hit(window, "q")
        assert window.proposing.stands
        hit(window, *keys)
        assert not window.proposing.stands, keys
        assert "suggested" not in {it[2] for it in shown(window)}
    go(window, "نغادر")
    hit(window, "q")
    assert window.proposing.stands
    assert window.session.article is not None
    window.session.show(window.session.article.id)
    assert not window.proposing.stands
    assert window.status.proposal_text == ""


def test_what_is_proposed_follows_the_hand(window: MainWindow) -> None:
    """With the edge of the claim moved it stands; a source given by hand is proposed no more."""
    go(window, "العراق")
    hit(window, "q", "]")
    assert window.proposing.stands
    assert window.session.workspace is not None
    source = next(it for it in window.proposing._drafts if it.label == "SOURCE")
    from hashiya.commands import annotate

    made = annotate.tag(
        window.session.workspace, source.article, source.span, source.layer, source.label
    )
    annotate.relate(window.session.workspace, "said_by", claim(window).id, made.id)
    assert {it.label for it in window.proposing._drafts} == {"CUE"}


def test_a_click_takes_one_alone(window: MainWindow) -> None:
    go(window, "العراق")
    hit(window, "q")
    sheet = window.reader.sheet
    assert sheet is not None
    draft = next(it for it in window.proposing._drafts if it.label == "SOURCE")
    block = sheet.blocks.at(draft.start)
    placed = sheet.placed(block)
    lane = next(it for it in placed.lanes if it.lane.annotation == draft.id)
    y = sheet.top(block) + placed.lane_y(lane.line, lane.lane.number, sheet.style)
    at = window.reader.from_sheet(sum(lane.extents[0]) / 2, y)
    QTest.mouseClick(
        window.reader.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPointF(at).toPoint(),
    )
    assert arrows(window) == {("said_by", SOURCE)}
    assert {it.label for it in window.proposing._drafts} == {"CUE"}


def test_nothing_happens_behind_the_lock(window: MainWindow) -> None:
    go(window, "العراق")
    hit(window, "q", "f4", "space", "x", "q")
    assert stored(window) == {("CLAIM", SAID)}
    assert window.proposing.stands


NESTED = (
    "وقال الوزير: «أخبرني المدير أن “المصنع لن يفتح أبوابه” وأنا أصدقه تماماً»، ثم غادر القاعة.\n"
)


@pytest.mark.parametrize("texts", [{"خبر.txt": NESTED}])
def test_once_more_widens_and_comes_back(window: MainWindow) -> None:
    inner = "المصنع لن يفتح أبوابه"
    outer = "أخبرني المدير أن “المصنع لن يفتح أبوابه” وأنا أصدقه تماماً"
    go(window, "لن")
    hit(window, "q")
    assert claim(window).quote == inner
    hit(window, "q")
    assert claim(window).quote == outer
    assert claim(window).attributes["quotation"] == "direct"
    seen = [inner, outer]
    for _ in range(4):
        hit(window, "q")
        if claim(window).quote == inner:
            break
        seen.append(claim(window).quote)
    assert claim(window).quote == inner
    assert len(window.session.annotations) == 1
    assert len(seen) > 2
    for words in seen:
        whole(words)


def whole(words: str) -> None:
    """No half of a pair is in these words."""
    for opening, closing in ("«»", "“”", "()", "[]"):
        assert words.count(opening) == words.count(closing), words
    assert words.count('"') % 2 == 0, words


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ('وأكد الوزير "أن الحكومة ستدفع الرواتب" غداً.', "ستدفع", "أن الحكومة ستدفع الرواتب"),
        ("قالت الصحيفة إن الوزير (وهو طبيب) استقال أمس.", "استقال", "الوزير (وهو طبيب) استقال أمس"),
        ('وقال: «هذا "قرار صعب" علينا جميعاً».', "علينا", 'هذا "قرار صعب" علينا جميعاً'),
        ("ראש הממשלה אמר: ”צה״ל יישאר בעזה זמן רב“.", "יישאר", "צה״ל יישאר בעזה זמן רב"),
        ('שר האוצר אמר: "המסים לא יעלו השנה".', "לא", "המסים לא יעלו השנה"),
        ('דובר צה"ל מסר: "הכוח חזר לבסיס בשלום".', "חזר", "הכוח חזר לבסיס בשלום"),
        ('وزیر گفت: «می‌خواهیم "راه تازه" بسازیم».', "بسازیم", 'می‌خواهیم "راه تازه" بسازیم'),
        ("او گفت: «قیمت‌ها پایین می‌آید».", "پایین", "قیمت‌ها پایین می‌آید"),
    ],
)
def test_no_half_of_a_pair_in_any_language(
    window: MainWindow, tmp_path: Path, text: str, at: str, said: str
) -> None:
    ws = window.session.workspace
    assert ws is not None
    (tmp_path / "آخر.txt").write_text(text, encoding="utf-8", newline="")
    articles.add(ws, articles.read([tmp_path / "آخر.txt"]))
    window.session.show(ws.articles()[-1].id)
    window.reader.setFocus()
    go(window, at)
    hit(window, "q")
    assert claim(window).quote == said


@pytest.mark.parametrize(
    ("first", "keys", "said"),
    [
        ("طويلة", ("shift+right",), "مدة طويلة"),
        # one edge in the quotation, the other before it: the lone mark stays out
        ("للصحافيين", ("shift+left",), "سنبقى"),
    ],
)
def test_a_selection_over_half_a_quotation(
    window: MainWindow, first: str, keys: tuple[str, ...], said: str
) -> None:
    go(window, first)
    hit(window, *keys, "q")
    assert claim(window).quote == said


@pytest.mark.parametrize("texts", [{"خبر.txt": "خبر\n\n...\n"}])
def test_where_nothing_is_said_no_claim_is_made(window: MainWindow) -> None:
    """Dots alone say nothing; neither key of a proposal does anything then."""
    window.reader.select(Span(5, 8))
    hit(window, "q", "space", "x")
    assert window.session.annotations == ()


@pytest.mark.parametrize(
    "texts", [{"خبر.txt": "وقال: «أخبرني المدير أن المصنع مغلق»، ثم غادر القاعة.\n"}]
)
def test_a_clause_never_runs_out_of_a_quotation(window: MainWindow) -> None:
    go(window, "غادر")
    for _ in range(4):
        hit(window, "q")
        whole(claim(window).quote)
