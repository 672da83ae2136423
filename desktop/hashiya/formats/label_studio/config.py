"""The labelling configuration of Label Studio: which control shows what of a label set; it writes no task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any
from xml.sax.saxutils import quoteattr

from hashiya.formats.naming import Names
from hashiya.formats.values_as_text import is_read, others_of
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeType, AttributeValue
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.schema import Label, Schema

_HUES = (
    "#bdbdbd",
    "#f2a0a0",
    "#f5c58a",
    "#efe08a",
    "#a9dba0",
    "#8fd9d3",
    "#9fc3f0",
    "#c3aef0",
    "#f0a8d6",
)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KINDS = {"choice": "choices", "choices": "choices", "flag": "choices", "number": "number"}
_FLAG = ("true", "false")


class Controls:
    """Names of the controls, each its own, and what came along while tasks were written.

    A control bears the name of what it shows (a layer, an attribute, a label of the article) unless
    another one has it already.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._names = Names(str, folded=False)
        for it in ("text", "relations"):
            self._names.of(it)
        self.labels: dict[str, dict[str, Label]] = {}
        self.relations: dict[str, str] = {}
        self.attributes: dict[str, tuple[str, dict[str, None]]] = {}
        """By name: which kind of control, and the values that it offers."""
        self.documents: dict[str, tuple[str, dict[str, None]]] = {}
        for it in schema.layers:
            self.labels[it.code] = {}
        for it in schema.labels:
            self.labels.setdefault(it.layer, {})[it.code] = it
        for it in schema.relations:
            self.relations[it.code] = it.code
        for it in schema.attributes:
            self._offer(it)
        for it in schema.document_labels:
            kind = "choices" if it.choices else "textarea"
            self.documents[it.code] = kind, dict.fromkeys(choice.code for choice in it.choices)
        for name in self.labels:
            self._names.of(f"layer {name}", name)

    def _offer(self, kind: AttributeType) -> None:
        """One control for all attributes of a name; of several kinds only words fit all."""
        control = _KINDS.get(kind.kind, "textarea")
        values = _FLAG if kind.kind == "flag" else [it.code for it in kind.choices]
        if control == "choices" and not values:
            control = "textarea"
        before = self.attributes.get(kind.name)
        if before is not None and before[0] != control:
            control = "textarea"
        together = {**(before[1] if before else {}), **dict.fromkeys(values)}
        self.attributes[kind.name] = control, together

    # -- what a task asks

    def layer(self, layer: str, label: str) -> str:
        labels = self.labels.setdefault(layer, {})
        if label not in labels:
            labels[label] = Label(code=label, layer=layer)
        return self._names.of(f"layer {layer}", layer)

    def relation(self, label: str) -> str:
        return self.relations.setdefault(label, label)

    def attribute(self, of: Annotation, name: str, value: AttributeValue) -> tuple[str, str]:
        """The control's name and the type of its results, for this value."""
        kind, values = self.attributes.setdefault(name, ("textarea", {}))
        return self._names.of(f"attribute {name}", name), self._fit(name, kind, values, value)

    def beyond(self, annotated: AnnotatedArticle) -> dict[str, dict[str, Any]]:
        """What the controls of a region do not show as it is, by the region: goes into its ``meta``.

        ``kinds`` says of values that are shown as words what they are, ``attributes`` holds what has no control.
        """
        counted = {name for name, it in self.attributes.items() if it[0] == "number"}
        marks = others_of(annotated).marks
        if not (marks or counted):
            return {}
        every = [pair for it in marks for pair in it.attributes.items()]
        many = {name for name, value in every if type(value) is tuple}
        found, looked_at = dict[str, dict[str, Any]](), counted | many
        for it in annotated.annotations if looked_at else marks:
            for name, value in it.attributes.items():
                if (type(value) is str and name not in looked_at) or value == ():
                    continue
                kind = _kind_of(value)
                if name in counted and kind != "number":
                    found.setdefault(it.id, {}).setdefault("attributes", {})[name] = value
                elif kind and (
                    name in many or not (name in counted or is_read(self._schema, it, name, value))
                ):
                    found.setdefault(it.id, {}).setdefault("kinds", {})[name] = kind
        return found

    def document_label(self, name: str, value: AttributeValue) -> tuple[str, str]:
        kind, values = self.documents.setdefault(name, ("textarea", {}))
        return self._names.of(f"document {name}", name), self._fit(name, kind, values, value)

    def _fit(self, name: str, kind: str, values: dict[str, None], value: AttributeValue) -> str:
        if kind == "choices":
            items = value if isinstance(value, tuple) else (str(value),)
            items = _FLAG if isinstance(value, bool) else items
            values.update(dict.fromkeys(items))
        return kind

    def told(self, annotated: AnnotatedArticle) -> dict[str, Any]:
        """What a reader must know to give every control its meaning again."""
        layers = dict.fromkeys(it.layer for it in annotated.annotations)
        named = dict.fromkeys(chain.from_iterable([it.attributes for it in annotated.annotations]))
        told: dict[str, Any] = {
            "layers": {self._names.of(f"layer {it}", it): it for it in layers},
        }
        said = (annotated.article.labels, *(it.attributes for it in others_of(annotated).marks))
        values = chain.from_iterable([it.items() for it in said])
        if many := dict.fromkeys(name for name, value in values if isinstance(value, tuple)):
            told["many"] = list(many)
        attributes = {self._names.of(f"attribute {it}", it): it for it in named}
        documents = {self._names.of(f"document {it}", it): it for it in annotated.article.labels}
        if other := {it: name for it, name in (attributes | documents).items() if it != name}:
            told["names"] = other
        return told

    def name(self, kind: str, name: str) -> str:
        return self._names.of(f"{kind} {name}", name)


def _kind_of(value: AttributeValue) -> str:
    """What one value is, for ``meta``; empty for a list."""
    if isinstance(value, bool | str):
        return "flag" if isinstance(value, bool) else "text"
    return "" if isinstance(value, tuple) else "number"


def config(schema: Schema, controls: Controls, language: str) -> str:
    """The configuration: labels by layer, relations, what is said of regions, of the text, the text."""
    lines = ["<View>", *_labels(controls, language)]
    if controls.relations:
        lines += ["  <Relations>", *_relations(controls), "  </Relations>"]
    lines.append('  <Text name="text" value="$text" granularity="symbol"/>')
    for name, (kind, values) in controls.attributes.items():
        known = [it for it in schema.attributes if it.name == name]
        bearers = dict.fromkeys(label for it in known for label in _bearers(it, controls, language))
        many = not known or any(it.kind == "choices" for it in known)
        shown = _choices(values, many=many) if kind == "choices" else []
        lines += _said(controls.name("attribute", name), kind, shown, list(bearers), region=True)
    for name, (kind, values) in controls.documents.items():
        many = all(it.many for it in schema.document_labels if it.code == name)
        shown = _choices(values, many=many) if kind == "choices" else []
        lines += _said(controls.name("document", name), kind, shown, [], region=False)
    return "\n".join([*lines, "</View>"]) + "\n"


def _labels(controls: Controls, language: str) -> Iterator[str]:
    for layer, labels in controls.labels.items():
        if not labels:
            continue
        yield f"  <Labels {_attributes(name=controls.name('layer', layer), toName='text')}>"
        shown = _shown(list(labels.values()), language)
        for it, name in zip(labels.values(), shown, strict=True):
            hue = _HUES[it.slot] if 0 <= it.slot < len(_HUES) else _HUES[0]
            alias = {"alias": it.code} if name != it.code else {}
            yield f"    <Label {_attributes(value=name, **alias, background=hue)}/>"
        yield "  </Labels>"


def _shown(labels: list[Label], language: str) -> list[str]:
    """Their names in the language, or their codes where names would be doubled."""
    codes = [it.code for it in labels]
    names = codes if language == "code" else [it.name(language) for it in labels]
    return names if len(set(names)) == len(names) else codes


def _relations(controls: Controls) -> Iterator[str]:
    for it in controls.relations:
        yield f"    <Relation {_attributes(value=it)}/>"


def _bearers(kind: AttributeType, controls: Controls, language: str) -> list[str]:
    """As the controls show them."""
    labels = list(controls.labels.get(kind.layer, {}).values())
    shown = zip(labels, _shown(labels, language), strict=True)
    return [name for it, name in shown if kind.serves(it.layer, it.code)]


def _choices(values: dict[str, None], *, many: bool) -> list[str]:
    """What a control offers, and before it how many of that may be chosen."""
    choice = "multiple" if many else "single-radio"
    return [choice, *(f"      <Choice {_attributes(value=it)}/>" for it in values)]


def _said(
    name: str, kind: str, choices: list[str], bearers: list[str], *, region: bool
) -> Iterator[str]:
    """A control with its name above it; per region only where a label that bears it is chosen.

    Names of labels stand there with commas between them: with one that has a comma it would never be seen.
    """
    view = {"visibleWhen": "region-selected"} if region else {}
    if bearers and not any("," in it for it in bearers):
        view["whenLabelValue"] = ",".join(bearers)
    per_region = {"perRegion": "true"} if region else {}
    yield f"  <View{' ' if view else ''}{_attributes(**view)}>"
    yield f"    <Header {_attributes(value=name, size='6')}/>"
    common = _attributes(name=name, toName="text", **per_region)
    if kind == "choices":
        yield f'    <Choices {common} choice="{choices[0]}" showInline="true">'
        yield from choices[1:]
        yield "    </Choices>"
    elif kind == "number":
        yield f"    <Number {common}/>"
    else:
        yield f'    <TextArea {common} editable="true" rows="1"/>'
    yield "  </View>"


def _attributes(**values: str) -> str:
    return " ".join(f"{it}={quoteattr(_NOT_XML.sub('_', value))}" for it, value in values.items())
