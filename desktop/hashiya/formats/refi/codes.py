"""A label set as a codebook: layers on top, their labels below; it writes no file."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.formats import safe_xml
from hashiya.formats.refi import names
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.schema import Label, Schema

_HUES = (
    "#7A7D85", "#3B57C4", "#A8333A", "#1F7A55", "#7440A0", "#A34F16", "#1C6F94", "#8A6A00", "#B0307C",
)  # fmt: skip
"""Of slots 0 to 8."""


class Codes:
    """The codes of a label set and of what is marked otherwise, each with its GUID."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._labels: dict[str, dict[str, str]] = {it.code: {} for it in schema.layers}
        for it in schema.labels:
            self._labels.setdefault(it.layer, {})[it.code] = _guid(it.layer, it.code)

    def take(self, annotated: AnnotatedArticle) -> None:
        """Labels that stand in the article and not in the label set."""
        for it in annotated.annotations:
            of = self._labels.setdefault(it.layer, {})
            if it.label not in of:
                of[it.label] = _guid(it.layer, it.label)

    def guid(self, layer: str, label: str) -> str:
        return self._labels[layer][label]

    def xml(self) -> Iterator[str]:
        yield "<CodeBook><Codes>"
        for layer, labels in self._labels.items():
            if labels:
                name = safe_xml.attribute(layer)
                own = names.derived("layer", layer)
                yield f'<Code guid="{own}" name="{name}" isCodable="false">'
                yield from (self._code(layer, code, it) for code, it in labels.items())
                yield "</Code>\n"
        yield "</Codes></CodeBook>\n"

    def _code(self, layer: str, code: str, own: str) -> str:
        known = self._schema.label(layer, code)
        hue = _HUES[known.slot if known and 0 <= known.slot < len(_HUES) else 0]
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
