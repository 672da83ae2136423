"""Hues can be told apart by every kind of eye, and all text is read on whatever lies behind it.

The simulation is that of Machado, Oliveira and Fernandes (2009) at full severity, in linear RGB;
distances are Euclidean in OKLab, times 100.
"""

from __future__ import annotations

import itertools

import gold
import pytest

from hashiya.display.palette import THEMES, contrast, nudged, palette

SLOTS = range(1, 9)
EYES = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
LEAST = {"light": 7.5, "sepia": 7.5, "dark": 11.0, "contrast": 11.0}
"""Light pages have the darker half of colours only, so their hues lie nearer to each other."""


def linear(colour: str) -> list[float]:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in shares]


def seen(colour: str, eye: str) -> list[float]:
    rgb = linear(colour)
    mixed = [sum(w * c for w, c in zip(row, rgb, strict=True)) for row in EYES[eye]]
    return [min(1.0, max(0.0, it)) for it in mixed]


def oklab(rgb: list[float]) -> tuple[float, float, float]:
    r, g, b = rgb
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def distance(one: str, other: str, eye: str) -> float:
    a, b = oklab(seen(one, eye)), oklab(seen(other, eye))
    return 100 * sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5


def test_the_measure_itself_is_right():
    assert distance("#000000", "#FFFFFF", "normal") == pytest.approx(100, abs=0.1)
    assert distance("#FF0000", "#00FF00", "normal") == pytest.approx(52, abs=1)
    assert distance("#D00000", "#4F7A00", "deutan") < distance("#D00000", "#4F7A00", "normal") / 2


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_every_two_hues_can_be_told_apart(theme, eye):
    slots = palette(theme).slots
    found = {(a, b): distance(a, b, eye) for a, b in itertools.combinations(slots, 2)}
    assert min(found.values()) >= LEAST[theme], min(found, key=found.__getitem__)


def test_two_labels_of_the_set_share_hue_and_line_style_only_with_different_codes():
    labels = gold.schema().labels
    by_look: dict[tuple[object, ...], set[str]] = {}
    for it in labels:
        codes = by_look.setdefault((it.slot, it.line, it.form), set())
        assert (it.short or it.code[:3]) not in codes
        codes.add(it.short or it.code[:3])
    short = [it.short or it.code[:3] for it in labels]
    assert len(set(short)) == len(short)


@pytest.mark.parametrize("theme", THEMES)
def test_text_has_seven_to_one_on_every_ground_it_can_have(theme):
    colours = palette(theme)
    shares = (colours.band, colours.deep_band, colours.focused_band)
    tints = [colours.tint(slot, share) for slot in SLOTS for share in shares]
    for ground in (colours.page, colours.word, colours.selection, colours.hit, *tints):
        assert contrast(colours.ink, ground) >= 7, ground


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "colour", ["#FFFFFF", "#000000", "#FFFF00", "#15171C", "#888888", "#FDFBF6"]
)
def test_any_colour_that_a_person_picks_is_brought_to_three_to_one(theme, colour):
    colours = palette(theme)
    better = nudged(colour, colours.page, colours.ink, 3)
    assert contrast(better, colours.page) >= 3
    if contrast(colour, colours.page) >= 3:
        assert better == colour
