"""An article as coloured lines for a terminal; it reads no project and prints nothing itself.

Every code point has a style made of the annotations over it: the innermost entity colours the
letters (underlined when it lies inside another one), a claim tints the ground, its source, cue and
evidence are bold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hashiya.model.annotation import Annotation
from hashiya.model.schema import Label, Schema
from hashiya.text import blocks, direction, visual

# one of the 256 colours for each of the eight hues of a label set, readable on light and dark
_HUES = (244, 33, 166, 35, 134, 160, 37, 136, 169)
_GROUND = 237
_RESET = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Style:
    """What one letter wears; ``depth`` counts the lanes over it."""

    hue: int = -1
    depth: int = 0
    tinted: bool = False
    bold: bool = False

    @property
    def code(self) -> str:
        """The escape sequence that puts it on; empty for plain letters."""
        parts = [f"38;5;{_HUES[self.hue]}"] if self.hue >= 0 else []
        parts += [f"48;5;{_GROUND}", "38;5;252"][: 1 if parts else 2] if self.tinted else []
        parts += ["4"] if self.depth > 1 else []
        parts += ["1"] if self.bold else []
        return f"\x1b[{';'.join(parts)}m" if parts else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What the terminal can do: ``reorder`` is true when it neither orders nor shapes."""

    columns: int
    reorder: bool
    colour: bool


PLAIN = Style()


def styles(text: str, annotations: tuple[Annotation, ...], schema: Schema) -> list[Style]:
    """The style of every code point; shorter annotations lie over longer ones."""
    found = [PLAIN] * len(text)
    for it in sorted(annotations, key=lambda one: (one.start - one.end, one.start)):
        label = schema.label(it.layer, it.label)
        for fragment in it.fragments:
            for pos in range(fragment.start, min(fragment.end, len(text))):
                found[pos] = _over(found[pos], label)
    return found


def _over(under: Style, label: Label | None) -> Style:
    if label is None:
        return Style(0, under.depth + 1, under.tinted, under.bold)
    if label.form == "band":
        return Style(under.hue, under.depth, tinted=True, bold=under.bold)
    if label.form == "thin":
        return Style(under.hue, under.depth, under.tinted, bold=True)
    hue = label.slot if 0 <= label.slot < len(_HUES) else 0
    return Style(hue, under.depth + 1, under.tinted, under.bold)


def page(
    text: str,
    wearing: list[Style],
    paper: Paper,
    default: direction.Direction | None,
    turned: Mapping[int, direction.Direction] | None = None,
) -> list[str]:
    """The text as printed lines: paragraphs wrapped, ordered, shaped and coloured as need be."""
    table = blocks.split_blocks(text, default, turned)
    lines: list[str] = []
    start = 0
    for k in range(len(table)):
        end = table.content(k)[1]
        if k + 1 < len(table) and not table.starts_paragraph(k + 1):
            continue
        lines += _paragraph(text, wearing, (start, end), paper, table.direction(k))
        start = table.range(k)[1]
    return lines


def _paragraph(
    text: str,
    wearing: list[Style],
    place: tuple[int, int],
    paper: Paper,
    base: direction.Direction,
) -> list[str]:
    start, end = place
    if start == end:
        return [""]
    shown = blocks.display_text(text, start, end)
    lines: list[str] = []
    ranges = visual.wrap(shown, paper.columns) if paper.reorder else [(0, len(shown))]
    for one, two in ranges:
        piece, worn = shown[one:two].rstrip(), wearing[start + one : start + two]
        worn = worn[: len(piece)]
        if not paper.reorder:
            lines.append(_painted(list(zip(piece, worn, strict=True)), paper))
            continue
        line = visual.visual_line(piece, worn, base)
        missing = paper.columns - visual.width("".join(char for char, _style in line))
        pad = " " * max(0, missing) if base == "rtl" else ""
        lines.append(pad + _painted(line, paper))
    return lines


def _painted(line: list[tuple[str, Style]], paper: Paper) -> str:
    if not paper.colour:
        return "".join(char for char, _style in line)
    pieces: list[str] = []
    on = ""
    for char, style in line:
        if style.code != on:
            pieces.append((_RESET if on else "") + style.code)
            on = style.code
        pieces.append(char)
    return "".join(pieces) + (_RESET if on else "")


def chip(label: Label | None, code: str, paper: Paper) -> str:
    """The label's code in its own colour: the legend of a line in the list below the text."""
    if not paper.colour:
        return code
    return f"{_over(PLAIN, label).code}{code}{_RESET}"
