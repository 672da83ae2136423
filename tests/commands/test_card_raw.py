"""The card is read raw too: marks of direction stand only where a value would be torn without them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hashiya.commands import bundles, choosing, projects
from hashiya.commands.choosing import Choice, Parts
from hashiya.commands.sparing import sparing
from hashiya.text.direction import first_strong
from hashiya.text.visual import visual_line
from hashiya.wording import FSI, PDI, RLM, Wording

MARKS = re.compile(f"[{FSI}{PDI}{RLM}]")


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    place = projects.demo(tmp_path_factory.mktemp("demo"), "gold")
    with projects.open_project(place, "me", read_only=True) as ws:
        yield ws


@pytest.mark.parametrize("language", ["ar", "en"])
def test_tables_headings_and_losses_have_no_marks_of_direction(
    gold, tmp_path: Path, language: str
) -> None:
    parts = Parts.parse("80/10/10", seed=1)
    about = bundles.About(language=language, parts=str(parts), title="مجموعة Train v2 (تجربة)")
    found = choosing.in_parts(gold, Choice(), parts)
    bundles.export(found, tmp_path / "out", "conll", about=about)
    lines = (tmp_path / "out" / "README.md").read_text("utf-8").splitlines()
    marked = [it for it in lines if MARKS.search(it)]
    assert len(marked) <= 1, marked
    assert not [it for it in marked if it.startswith(("|", "#", "-"))]
    if marked:  # a day of figures and hyphens turns round behind Arabic letters
        assert re.search(rf"{FSI}\d{{4}}-\d\d-\d\d{PDI}", marked[0])


@pytest.mark.parametrize(
    ("line", "spared"),
    [
        (f"في {FSI}2026-11-23{PDI}.", None),
        (f"عددها {FSI}1,234{PDI} ({FSI}{RLM}{FSI}ORG 5{PDI} · {FSI}GPE 4{PDI}{PDI})", "عددها 1,234 (ORG 5 · GPE 4)"),
        (f"{RLM}{FSI}وسوم متروكة{PDI}: {FSI}97{PDI}", "وسوم متروكة: 97"),
        (f"بالنسب {FSI}train=80,dev=10{PDI} (البذرة {FSI}1{PDI})", "بالنسب train=80,dev=10 (البذرة 1)"),
        (f"من {FSI}A{PDI} ({FSI}ملف - v2{PDI})", "من A (ملف - v2)"),
        (f"من {FSI}Final (v2){PDI} أمس", "من Final (v2) أمس"),
        (f"من {FSI}Yahoo!{PDI} أمس", None),
        (f"{FSI}ادعاء 5{PDI} · {FSI}12 شهرا{PDI}", "ادعاء 5 · 12 شهرا"),
        ("لا شيء", "لا شيء"),
    ],
)  # fmt: skip
def test_a_mark_stays_where_its_value_would_be_torn(line: str, spared: str | None) -> None:
    assert sparing(line, "rtl") == (line if spared is None else spared)


@pytest.mark.parametrize("line", [
    f"from {FSI}ملف{PDI} to {FSI}12{PDI}",
    f"{FSI}ادعاء 5{PDI} · {FSI}12 شهرا{PDI} · x",
    f"“{FSI}train v2 مجموعة{PDI}” ({FSI}2{PDI})",
    f"{FSI}مجموعة (أ){PDI}, {FSI}3{PDI} and {FSI}v.{PDI}",
])  # fmt: skip
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_every_value_is_seen_as_it_stands_alone(line: str, direction) -> None:
    spared = sparing(line, direction)
    assert MARKS.sub("", spared) == MARKS.sub("", line)
    seen = "".join(char for char, _ in visual_line(spared, spared, direction))
    for value in re.findall(f"{FSI}([^{FSI}{PDI}]*){PDI}", line):
        own = first_strong(value) or "ltr"
        alone = "".join(char for char, _ in visual_line(value, value, own))
        assert alone.strip("()") in seen, (alone, seen)


def test_a_sentence_without_values_is_the_catalogue_s(gold) -> None:
    said = Wording("ar").say("datasets-lossless")
    assert sparing(said, "rtl") == said
