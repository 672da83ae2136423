"""A labelling configuration of Label Studio made a label set: controls as layers, labels and attributes; it opens no file.

Only controls of text are taken; what else the configuration has is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from hashiya.formats import guesses, safe_xml
from hashiya.formats.refi.codes import slot_of
from hashiya.model.attribute import AttributeKind, AttributeType, Choice
from hashiya.model.code import LONGEST_CODE, is_code, is_plain
from hashiya.model.schema import DocumentLabel, Label, Layer, RelationType, Schema

_OF_LABELS = ("labels", "hypertextlabels", "paragraphlabels", "htmllabels")
_SAID: Mapping[str, AttributeKind] = {
    "choices": "choice", "taxonomy": "choices", "rating": "number", "number": "number", "textarea": "text",
    "datetime": "text",
}  # fmt: skip
_SHOWN = frozenset(
    {
        "view", "text", "hypertext", "paragraphs", "header", "style", "relations", "relation", "label", "choice",
        "filter", "collapse", "panel", "shortcut",
    }
)  # fmt: skip
_USUAL = ("label", "labels", "ner", "tag")
"""Names of a control that say nothing of its labels."""
_ONE_LAYER = "entity"
_KEY = re.compile(r"(?:(?:ctrl|alt|shift)\+){0,3}(?:[a-z0-9])")
_COLOURS = {
    "red": "#ff0000", "darkred": "#8b0000", "blue": "#0000ff", "darkblue": "#00008b", "green": "#008000",
    "darkgreen": "#006400", "orange": "#ffa500", "darkorange": "#ff8c00", "purple": "#800080", "violet": "#ee82ee",
    "pink": "#ffc0cb", "magenta": "#ff00ff", "yellow": "#ffff00", "gold": "#ffd700", "brown": "#a52a2a",
    "cyan": "#00ffff", "teal": "#008080", "lightblue": "#add8e6", "lightgreen": "#90ee90",
}  # fmt: skip

Part = Literal["layer", "label", "relation", "said"]


class NoConfig(ValueError):
    """Well-formed, and something else."""


@dataclass(slots=True)
class _Control:
    """A control and what it offers: code, name and the rest of each entry."""

    kind: str
    name: str
    said: Mapping[str, str]
    labels: tuple[str, ...]
    offers: list[tuple[str, Mapping[str, str]]] = field(
        default_factory=list[tuple[str, Mapping[str, str]]]
    )


@dataclass(slots=True)
class Config:
    """What was heard. ``others``: tags of which a label set has no part."""

    controls: list[_Control] = field(default_factory=list[_Control])
    relations: list[str] = field(default_factory=list[str])
    others: dict[str, None] = field(default_factory=dict[str, None])


class _Hearer:
    def __init__(self) -> None:
        self.found = Config()
        self.is_config = False
        self._open: list[tuple[str, Mapping[str, str]]] = []
        self._path: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2].lower()
        if not self._open:
            self.is_config = tag == "view"
        self._open.append((tag, attributes))
        if tag in _OF_LABELS or tag in _SAID:
            control = _Control(tag, attributes.get("name", ""), attributes, self._bearers())
            self.found.controls.append(control)
        elif tag == "relation" and attributes.get("value"):
            self.found.relations.append(attributes["value"])
        elif tag in ("label", "choice"):
            self._offer(tag, attributes)
        elif tag not in _SHOWN:
            self.found.others[name.rpartition(" ")[2]] = None

    def _bearers(self) -> tuple[str, ...]:
        """The labels with which it is shown, by the nearest that says so."""
        for _, said in reversed(self._open):
            if words := said.get("whenLabelValue", ""):
                return tuple(it.strip() for it in words.split(",") if it.strip())
        return ()

    def _offer(self, tag: str, attributes: dict[str, str]) -> None:
        inside = {it for it, _ in self._open}
        held = _OF_LABELS if tag == "label" else _SAID
        code = attributes.get("alias") or attributes.get("value", "")
        if inside.isdisjoint(held) or not self.found.controls or not code:
            return
        if tag == "choice":
            self._path.append(code)
            code = "/".join(self._path)
        self.found.controls[-1].offers.append((code, attributes))

    def text(self, data: str) -> None: ...

    def end(self, name: str) -> None:
        tag, _ = self._open.pop()
        if tag == "choice" and self._path:
            self._path.pop()


def heard(data: bytes) -> Config:
    """
    Raises:
        safe_xml.BadXml: it is no XML, or not of the kind that people write.
        NoConfig: it is, and no configuration that has labels or says something of texts.
    """
    hearer = _Hearer()
    for _ in safe_xml.fed([data], hearer):
        pass
    if not hearer.is_config or not (hearer.found.controls or hearer.found.relations):
        raise NoConfig
    return hearer.found


def label_set(config: Config, name: str) -> Schema:
    """``name`` is what the set is called."""
    of_labels = [it for it in config.controls if it.kind in _OF_LABELS]
    layers = {it.name: _layer(it.name, alone=len(of_labels) == 1) for it in of_labels}
    codes = dict.fromkeys(layers.values()) or {_ONE_LAYER: None}
    labels = list(_labels(of_labels, layers))
    shown = {said: it.code for it, said in labels}
    every = [it for it, _ in labels]
    said = [it for it in config.controls if it.kind in _SAID and _fit(it.name)]
    attributes = [one for it in said if _is_of_region(it) for one in _attributes(it, every, shown)]
    return Schema(
        id=_fit(name) or "label-studio",
        layers=tuple(Layer(code=it) for it in codes),
        labels=tuple(every),
        attributes=tuple(attributes),
        relations=tuple(
            RelationType(code=it) for it in dict.fromkeys(map(_fit, config.relations)) if it
        ),
        document_labels=tuple(
            {_fit(it.name): _of_article(it) for it in said if not _is_of_region(it)}.values()
        ),
    )


def _layer(name: str, *, alone: bool) -> str:
    fit = _fit(name)
    return _ONE_LAYER if not fit or (alone and fit.lower() in _USUAL) else fit


def _labels(controls: list[_Control], layers: Mapping[str, str]) -> Iterator[tuple[Label, str]]:
    """Each with the words that the control shows."""
    keys: set[str] = set()
    taken: set[tuple[str, str]] = set()
    for control in controls:
        for wanted, said in control.offers:
            code, layer = _fit(wanted), layers[control.name]
            if not code or (layer, code) in taken:
                continue
            taken.add((layer, code))
            key = said.get("hotkey", "").lower()
            key = key if _KEY.fullmatch(key) and key not in keys else ""
            keys.add(key)
            hue = said.get("background", "").strip()
            slot = slot_of(_COLOURS.get(hue.lower(), hue)) or len(taken) % 8 + 1
            shown = said.get("value", "")
            made = Label(code=code, layer=layer, short=code[:4], slot=slot, shortcut=key)
            if shown != code:
                made = replace(made, names=_told(shown))
            if hint := said.get("hint", ""):
                made = replace(made, guideline=_told(hint))
            yield made, shown


def _is_of_region(it: _Control) -> bool:
    return it.said.get("perRegion", "").lower() == "true" or bool(it.labels)


def _attributes(
    it: _Control, labels: list[Label], shown: Mapping[str, str]
) -> Iterator[AttributeType]:
    """One for each layer whose labels bear it."""
    wanted = {shown.get(name, name) for name in it.labels}
    kind: AttributeKind = _SAID[it.kind]
    if it.kind == "choices" and it.said.get("choice", "").startswith("multiple"):
        kind = "choices"
    for layer in dict.fromkeys(one.layer for one in labels) or (_ONE_LAYER,):
        bearers = [one.code for one in labels if one.layer == layer and one.code in wanted]
        if wanted and not bearers:
            continue
        all_of_it = len(bearers) == sum(one.layer == layer for one in labels)
        yield AttributeType(
            name=_fit(it.name),
            kind=kind,
            layer=layer,
            labels=() if all_of_it else tuple(bearers),
            choices=_choices(it),
            required=it.said.get("required", "").lower() == "true",
            long=it.kind == "textarea" and it.said.get("rows", "1") not in ("", "1"),
        )


def _of_article(it: _Control) -> DocumentLabel:
    many = it.kind == "taxonomy" or it.said.get("choice", "").startswith("multiple")
    required = it.said.get("required", "").lower() == "true"
    choices = _choices(it)
    return DocumentLabel(
        code=_fit(it.name), many=many and bool(choices), choices=choices, required=required
    )


def _choices(it: _Control) -> tuple[Choice, ...]:
    found: dict[str, Choice] = {}
    for wanted, said in it.offers:
        shown = said.get("value", "")
        if code := _fit(wanted):
            names = _told(shown) if shown and not wanted.endswith(shown) else {}
            found.setdefault(code, Choice(code=code, names=names))
    return tuple(found.values()) if it.kind in ("choices", "taxonomy") else ()


def _told(words: str) -> dict[str, str]:
    """In the language in which they seem to be written."""
    return {"en" if guesses.language(words) == "en" else "ar": words} if words else {}


def _fit(name: str) -> str:
    """As near to the name as a code can be."""
    if is_code(name):
        return name
    plain = "".join(it if is_plain(it) else " " for it in name)
    return " ".join(plain.split())[:LONGEST_CODE].strip()
