"""A label set as a codebook: layers on top, their labels below; it writes no file."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.formats import safe_xml
from hashiya.formats.refi import names
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.schema import Label, Schema

HUES = (
    "#7A7D85", "#3B57C4", "#A8333A", "#1F7A55", "#7440A0", "#A34F16", "#1C6F94", "#8A6A00", "#B0307C",
)  # fmt: skip
"""Of slots 0 to 8."""
_GREY = 24
"""Parts of a colour so near to each other make it grey."""


class Codes:
    """The codes of a label set and of what is marked otherwise, each with its GUID."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        # The GUIDs by layer and label.
        self.labels: dict[str, dict[str, str]] = {it.code: {} for it in schema.layers}
        for it in schema.labels:
            self.labels.setdefault(it.layer, {})[it.code] = _guid(it.layer, it.code)

    def take(self, annotated: AnnotatedArticle) -> None:
        """Labels that stand in the article and not in the label set."""
        for it in annotated.annotations:
            of = self.labels.setdefault(it.layer, {})
            if it.label not in of:
                of[it.label] = _guid(it.layer, it.label)

    def xml(self) -> Iterator[str]:
        yield "<CodeBook><Codes>"
        for layer, labels in self.labels.items():
            if labels:
                name = safe_xml.attribute(layer)
                own = names.derived("layer", layer)
                yield f'<Code guid="{own}" name="{name}" isCodable="false">'
                yield from (self._code(layer, code, it) for code, it in labels.items())
                yield "</Code>\n"
        yield "</Codes></CodeBook>\n"

    def _code(self, layer: str, code: str, own: str) -> str:
        known = self._schema.label(layer, code)
        hue = HUES[known.slot if known and 0 <= known.slot < len(HUES) else 0]
        head = (
            f'<Code guid="{own}" name="{safe_xml.attribute(code)}" isCodable="true" color="{hue}"'
        )
        said = _description(known) if known else ""
        if not said:
            return f"{head}/>\n"
        return f"{head}><Description>{safe_xml.text(said)}</Description></Code>\n"


def _guid(layer: str, label: str) -> str:
    return names.derived(f"code {layer}", label)


def _description(label: Label) -> str:
    """Its names and what it is for, as people read it."""
    called = " / ".join(dict.fromkeys(it for it in label.names.values() if it))
    meant = "\n".join(dict.fromkeys(it for it in label.guideline.values() if it))
    return "\n".join(it for it in (called, meant) if it)


def slot_of(hue: str) -> int:
    """The slot whose hue is nearest to the colour told; 0 for none, and for one that is nearly grey."""
    told = _rgb(hue)
    if told is None or max(told) - min(told) < _GREY:
        return 0
    known = [(_apart(told, _rgb(it) or (0, 0, 0)), slot) for slot, it in enumerate(HUES) if slot]
    return min(known)[1]


def _rgb(hue: str) -> tuple[int, int, int] | None:
    digits = hue.strip().lstrip("#")
    if len(digits) == 3:
        digits = "".join(it * 2 for it in digits)
    try:
        whole = int(digits, 16) if len(digits) == 6 else -1
    except ValueError:
        whole = -1
    return (whole >> 16, whole >> 8 & 255, whole & 255) if whole >= 0 else None


def _apart(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """How different they look: by their hue first, then by how dark they are."""
    (h1, l1), (h2, l2) = _hue(one), _hue(other)
    turn = abs(h1 - h2)
    return min(turn, 360 - turn) / 180 + 0.2 * abs(l1 - l2) / 255


def _hue(rgb: tuple[int, int, int]) -> tuple[float, float]:
    red, green, blue = rgb
    most, least = max(rgb), min(rgb)
    share = (most - least) or 1
    if most == red:
        turn = (green - blue) / share % 6
    elif most == green:
        turn = (blue - red) / share + 2
    else:
        turn = (red - green) / share + 4
    return 60 * turn, (most + least) / 2
