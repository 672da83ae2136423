"""Where marks lie thick: none lost, none over another or over text, the rest behind a "+n"."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import gold
import pytest
from making import annotation, article, relation
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from hashiya.display.highlights import MOST_LANES, Looks
from hashiya.ui.reader import hits
from hashiya.ui.reader.chips import MOST_ROWS
from hashiya.ui.reader.crowd import CrowdList
from hashiya.ui.reader.painter import Shown, paint
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.theme import Style, colour
from hashiya.ui.reader.view import ReaderView

pytestmark = pytest.mark.usefixtures("qapp")
LABELS = [(it.layer, it.code) for it in gold.schema().labels]
BOTH = (
    " في عام 2018 قالت NATO إن OpenText Corp (كوفيد-19) والأعضاء لا می‌گوید 15.5% תגדיל את מספר ل."
)


def thick(text: str, count: int, longest: int, seed: int = 7):
    """``count`` random spans of all labels over a text."""
    rng, of, found = random.Random(seed), article(text), []
    while len(found) < count:
        start = rng.randrange(len(text))
        end = min(len(text), start + rng.randint(1, longest))
        if text[start:end].strip():
            layer, code = rng.choice(LABELS)
            found.append(annotation(of, start, end, code, id=f"{len(found):05}", layer=layer))
    return of, found


def sheet_of(of, annotations, **style) -> Sheet:
    sheet = Sheet(of, gold.schema(), "ar", Style("light", 26, **style))
    sheet.annotate(annotations)
    sheet.settle()
    return sheet


def shown_in(placed) -> set[str]:
    found = {it.lane.annotation for it in placed.lanes} | {
        it.band.annotation for it in placed.bands
    }
    return found | {one for chip in placed.chips for one in chip.hidden}


def apart(extents) -> bool:
    ordered = sorted(extents)
    return all(b <= c + 0.6 for (_, b), (c, _) in itertools.pairwise(ordered))


def test_six_thousand_spans_none_lost_none_over_another():
    text = "".join(it.article.text for it in gold.articles()) * 9 + BOTH * 80
    of, spans = thick(text, 6000, 40)
    sheet = sheet_of(of, spans)
    style, lanes, chips, hidden = sheet.style, 0, 0, 0
    for block in range(len(sheet)):
        placed = sheet.placed(block)
        start, end = sheet.blocks.range(block)
        here = [it for it in sheet.index.within(start, end) if text[it.start : it.end].strip()]
        assert {it.id for it in here if it.end > start} <= shown_in(placed) | {
            it.id for it in here if not text[max(start, it.start) : min(end, it.end)].strip()
        }
        rows: dict[tuple[int, int], list[tuple[float, float]]] = {}
        for it in placed.lanes:
            assert it.lane.number < MOST_LANES
            rows.setdefault((it.line, it.lane.number), []).extend(it.extents)
            line = placed.shaped.lines[it.line]
            y = placed.lane_y(it.line, it.lane.number, style)
            assert line.base + style.text_bottom < y - style.tick + 1
            assert y + style.lane_step / 2 <= line.bottom + 0.5
        assert all(map(apart, rows.values()))
        for chip in placed.chips:
            line = placed.shaped.lines[chip.line]
            box = chip.box(line.base, style)
            assert line.top <= box.top()
            assert box.bottom() <= line.bottom
            assert not line.base - style.text_top + 0.6 < box.bottom() <= line.base
            assert -0.5 <= chip.x0 < chip.x1 <= sheet.width + 0.5
            assert chip.row < MOST_ROWS
            if chip.row < 0:
                under = [it for it in placed.lanes if it.line == chip.line]
                assert all(
                    placed.lane_y(it.line, it.lane.number, style) < box.top() for it in under
                )
        for number in range(len(placed.shaped.lines)):
            boxes = [it.box(0, style) for it in placed.chips if it.line == number]
            for at, box in enumerate(boxes):
                assert not any(box.intersects(other) for other in boxes[:at])
        lanes += len(placed.lanes)
        chips += len(placed.chips)
        hidden += sum(len(it.hidden) for it in placed.chips)
    assert lanes > 4000
    assert hidden > 300
    assert chips > 400


def test_a_hidden_mark_in_focus_has_a_lane_and_gives_it_back():
    of, spans = thick("الناتو قال كلاما طويلا عن العراق", 40, 30)
    spans = [it for it in spans if it.label not in ("CLAIM", "EVIDENCE")]
    sheet = sheet_of(of, spans)
    before = sheet.placed(0).lanes
    lost = next(one for chip in sheet.placed(0).chips for one in chip.hidden)
    assert lost not in {it.lane.annotation for it in before}
    assert sheet.keep(lost)
    assert lost in {it.lane.annotation for it in sheet.placed(0).lanes}
    assert shown_in(sheet.placed(0)) == {it.id for it in spans}
    assert sheet.keep("")
    assert sheet.placed(0).lanes == before


def test_a_third_row_of_names_becomes_a_list_and_the_focused_name_stays():
    text = "كلمة واحدة فقط"
    of = article(text)
    claims = [annotation(of, 0, end, "CLAIM", id=f"c{end}") for end in range(4, 14)]
    sheet = sheet_of(of, claims)
    chips = sheet.placed(0).chips
    names = {it.annotation for it in chips if it.kind == "name"}
    (more,) = [it for it in chips if it.kind == "more"]
    assert names | set(more.hidden) == {it.id for it in claims}
    assert more.text == f"+{len(more.hidden)}"
    assert sheet.keep(more.hidden[-1])
    assert more.hidden[-1] in {it.annotation for it in sheet.placed(0).chips if it.kind == "name"}


def test_with_lanes_reserved_lines_stay_when_they_are_marked():
    text = "قال الأمين العام لحلف شمال الأطلسي إن المهمة باقية في العراق. " * 6
    of = article(text)
    inner, outer = annotation(of, 4, 10, "PERS"), annotation(of, 4, 20, "ORG")
    plain, marked = sheet_of(of, [], reserved=2), sheet_of(of, [inner, outer], reserved=2)
    assert [it.base for it in plain.placed(0).shaped.lines] == [
        it.base for it in marked.placed(0).shaped.lines
    ]
    assert sheet_of(of, []).heights.total < plain.heights.total


@pytest.fixture
def view(qtbot):
    made = ReaderView()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def centre(view: ReaderView, block: int, chip) -> QPoint:
    placed = view.sheet.placed(block)
    box = chip.box(placed.shaped.lines[chip.line].base, view.sheet.style)
    y = box.center().y() + view.sheet.top(block) - view._scroller.top
    return QPoint(round(box.center().x() + view._origin()), round(y))


def send(view: ReaderView, kind, at: QPoint, buttons=Qt.MouseButton.LeftButton) -> None:
    port = view.viewport()
    place = QPointF(port.mapToGlobal(at))
    event = QMouseEvent(
        kind, QPointF(at), place, Qt.MouseButton.LeftButton, buttons, Qt.KeyboardModifier(0)
    )
    QApplication.sendEvent(port, event)


def click(view: ReaderView, at: QPoint) -> None:
    send(view, QEvent.Type.MouseButtonPress, at)
    send(view, QEvent.Type.MouseButtonRelease, at, Qt.MouseButton.NoButton)


def test_the_chip_of_a_dense_place_opens_a_list_and_the_choice_is_focused(view, qtbot):
    of, spans = thick("الناتو قال كلاما طويلا عن العراق", 30, 30)
    view.show_article(of, spans, [], gold.schema(), "ar")
    more = next(it for it in view.sheet.placed(0).chips if it.kind == "more" and len(it.hidden) > 2)
    at = centre(view, 0, more)
    send(view, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    click(view, at)
    crowd = QApplication.activePopupWidget()
    assert isinstance(crowd, CrowdList)
    assert crowd.list.count() == len(more.hidden)
    assert view.sheet.name_of(more.hidden[1]) == crowd.list.item(1).text()
    qtbot.keyClick(crowd.list, Qt.Key.Key_Down)
    qtbot.keyClick(crowd.list, Qt.Key.Key_Return)
    assert view.focused() == more.hidden[1]
    shown = view.sheet.placed(0)
    drawn = {it.lane.annotation for it in shown.lanes}
    drawn |= {it.annotation for it in shown.chips if it.kind == "name"}
    assert view.focused() in drawn


def test_a_claim_shows_who_said_it_and_the_small_chip_leads_there(view):
    text = "وقال الأمين العام إن الحلف سيبقى في العراق مدة طويلة."
    of = article(text)
    source = annotation(of, 5, 17, "SOURCE", layer="claim")
    claim = annotation(of, 21, 50, "CLAIM")
    said = relation(claim, source, "said_by")
    view.show_article(of, [source, claim], [said], gold.schema(), "ar")
    chips = view.sheet.placed(0).chips
    (jump,) = [it for it in chips if it.kind == "jump"]
    assert jump.text == "الأمين العام"
    name = next(it for it in chips if it.kind == "name")
    assert jump.x1 < name.x0
    assert jump.row == name.row
    view.focus_annotation(claim.id)
    assert hits.chip_at(view.sheet, *view.to_sheet(QPointF(centre(view, 0, jump)))) == jump
    click(view, centre(view, 0, jump))
    assert view.focused() == source.id
    view.set_annotations([source, claim], [])
    assert [it.kind for it in view.sheet.placed(0).chips] == ["name"]


def test_a_suggestion_is_told_from_a_mark_in_its_look():
    of = article("الناتو قال")
    mark = annotation(of, 0, 6, "ORG")
    sheet = Sheet(of, gold.schema(), "ar", Style())
    look = sheet.looks.of(mark)
    assert not look.hollow
    assert replace(look, standing="suggested").hollow
    assert replace(look, standing="doubtful").code == look.short + "؟"


def lane_pixels(standing: str) -> tuple[set[int], set[int]]:
    """Columns of full hue in the middle of a lane and on its rim."""
    of = article("الناتو قال")
    sheet = Sheet(of, gold.schema(), "ar", Style())
    sheet.looks = Looks(gold.schema(), "ar", lambda _: standing)
    sheet.annotate([annotation(of, 0, 10, "ORG")])
    sheet.settle()
    image = QImage(round(sheet.width), round(sheet.heights.total), QImage.Format.Format_RGB32)
    image.fill(colour(sheet.style.palette.page))
    painter = QPainter(image)
    try:
        paint(painter, sheet, 0, sheet.heights.total, Shown())
    finally:
        painter.end()
    placed = sheet.placed(0)
    (lane,) = placed.lanes
    y = round(sheet.top(0)) + placed.lane_y(0, 0, sheet.style)
    hue = QColor(sheet.style.palette.hue(lane.lane.look.slot)).rgb()
    low, high = lane.extents[0]
    columns = range(round(low) + 4, round(lane.code[0] if lane.code_inside else high) - 2)
    middle = {x for x in columns if image.pixel(x, round(y)) == hue}
    rim = {x for x in columns for d in (1, 2, 3) if image.pixel(x, round(y) - d) == hue}
    return middle, rim


def test_a_suggestion_is_dotted_and_hollow_on_the_page():
    made, _ = lane_pixels("made")
    hollow, rim = lane_pixels("suggested")
    assert len(made) > 20
    assert not hollow
    assert 0.3 * len(made) < len(rim) < 0.8 * len(made)
