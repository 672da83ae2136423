"""Relations on the page: elbows between lines, never across letters; far ends at the view's edge."""

from __future__ import annotations

import gold
import pytest
from making import annotation, article, relation

from hashiya.ui.reader.arrows import Arrows
from hashiya.ui.reader.routing import View
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.theme import Style

pytestmark = pytest.mark.usefixtures("qapp")


def sheet_of(seed) -> Sheet:
    sheet = Sheet(seed.article, gold.schema(), "ar", Style("light", 26))
    sheet.annotate(seed.annotations)
    sheet.relate(seed.relations)
    sheet.settle()
    return sheet


def whole(sheet: Sheet) -> View:
    return View(0, sheet.heights.total, -90, sheet.width + 90)


def letters(sheet: Sheet):
    """The strips that letters take, over all lines: from the height of an alef to the depth of a tail."""
    for block in range(len(sheet)):
        placed = sheet.placed(block)
        for line in placed.shaped.lines:
            base = sheet.top(block) + line.base
            yield base - sheet.style.text_top + 1, base + sheet.style.text_bottom - 1


@pytest.mark.parametrize("number", [0, 1])
def test_no_way_runs_along_or_across_letters(number):
    seed = gold.articles()[number]
    sheet = sheet_of(seed)
    strips = list(letters(sheet))
    arrows, routes = Arrows(), []
    for one in {it.from_id for it in seed.relations}:
        routes += arrows.lay(sheet, whole(sheet), one)
    assert len(routes) >= len(seed.relations)
    for route in routes:
        pairs = list(zip(route.points, route.points[1:], strict=False))
        for (x0, y0), (x1, y1) in pairs:
            assert x0 == x1 or y0 == y1
            low, high = sorted((y0, y1))
            in_margin = x0 == x1 and not 0 <= x0 <= sheet.width
            crossed = [it for it in strips if low < it[1] and it[0] < high]
            assert in_margin or not crossed
        assert not any(
            route.box.top() < b - 1 and a + 1 < route.box.bottom() - 2 for a, b in strips
        )


def test_names_of_one_marks_relations_do_not_cover_each_other():
    seed = gold.articles()[0]
    sheet, arrows = sheet_of(seed), Arrows()
    for one in {it.from_id for it in seed.relations}:
        boxes = [it.box for it in arrows.lay(sheet, whole(sheet), one)]
        for at, box in enumerate(boxes):
            assert not any(box.intersects(other) for other in boxes[:at])


@pytest.mark.parametrize("words", ["قال زيد", "قال زيد أمس", "وقال زيد وعمرو"])
def test_names_on_short_ways_stand_beside_each_other(words):
    of = article(f"{words} إن الحرب انتهت منذ زمن بعيد ولن تعود.")
    ends, at = [], 0
    for word in words.split():
        ends.append(annotation(of, at, at + len(word), "SOURCE"))
        at += len(word) + 1
    claim = annotation(of, at, len(of.text) - 1, "CLAIM")
    sheet = Sheet(of, gold.schema(), "ar", Style("light", 16))
    sheet.annotate([*ends, claim])
    kinds = ["cued_by", "said_by", "when"]
    sheet.relate([relation(claim, it, kind) for it, kind in zip(ends, kinds, strict=False)])
    sheet.settle()
    boxes = [it.box for it in Arrows().lay(sheet, whole(sheet), claim.id) if not it.box.isEmpty()]
    assert len(boxes) >= 2
    for k, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[:k])


def test_an_end_out_of_view_is_a_chip_at_the_edge():
    text = "قال المتحدث كلاما كثيرا عن المهمة.\n" * 60
    of = article(text)
    last = text.rindex("المتحدث")
    here, far = annotation(of, 4, 11, "PERS"), annotation(of, last, last + 7, "PERS")
    sheet = Sheet(of, gold.schema(), "ar", Style())
    sheet.annotate([here, far])
    sheet.relate([relation(here, far, "coref")])
    top = View(0, 400, -40, sheet.width + 40)
    (down,) = Arrows().lay(sheet, top, here.id)
    assert (down.out, down.to) == (1, far.id)
    assert "المتحدث" in down.text
    assert 350 < down.box.top() < down.box.bottom() <= 400
    sheet.settle()
    end = sheet.heights.total
    (up,) = Arrows().lay(sheet, View(end - 400, 400, -40, sheet.width + 40), far.id)
    assert (up.out, up.to) == (-1, here.id)
    assert up.points[-1][1] > up.points[0][1]  # the head is at this end: the relation comes here
    assert Arrows().lay(sheet, View(900, 400, -40, sheet.width + 40), here.id) == ()


def test_all_relations_in_view_only_when_asked_for():
    seed = gold.articles()[0]
    sheet, arrows = sheet_of(seed), Arrows()
    view = View(0, 700, -90, sheet.width + 90)
    assert arrows.lay(sheet, view, "") == ()
    arrows.all_in_view = True
    routes = arrows.lay(sheet, view, "")
    assert len(routes) > 5
    assert not any(it.strong or it.out for it in routes)
    assert arrows.at(*routes[0].box.center().toTuple()) is not None
    assert arrows.at(-999, 0) is None
