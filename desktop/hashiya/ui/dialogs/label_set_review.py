"""What a change of the label set would do, in words with exact counts and uses to look at; it does none of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from hashiya.display.listing import short_quote
from hashiya.model.attribute import AttributeType
from hashiya.model.label_change import Effect, Plan, Sample
from hashiya.model.schema import DocumentLabel, Label, Layer, RelationType, Schema
from hashiya.ui.flow_layout import FlowLayout
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, button, clear, column, frame, holder, label
from hashiya.wording import Inserted

_QUOTE = 40
_MOST = 60
"""Differences that are told one by one."""


class Review(QScrollArea):
    """``sample_asked`` names a use that somebody wants to see in its article."""

    sample_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines = column(gap=GRID)
        self.sentences: list[str] = []
        """What is said, from top to bottom."""
        page = holder(column(self._lines, 1))
        page.setProperty("role", "plain")
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)

    def show_plan(self, plan: Plan) -> None:
        clear(self._lines)
        self.sentences = []
        look = self._look
        for it in plan.refused:
            self._say(look.say(it.message, **it.values), "danger")
        if plan.refused:
            return
        head = "labelset-plan-uses" if plan.uses else "labelset-plan-no-uses"
        said = look.say(head, count=plan.uses) if plan.uses else look.say(head)
        self._say(said, "heading")
        for it in plan.effects:
            self._effect(it, plan)
        if plan.uses:
            self._say(look.say("labelset-plan-others"), "muted")
        if plan.differences:
            self._say(look.say("labelset-plan-set"), "heading")
        for it in plan.differences[:_MOST]:
            values = _by_name(plan, it.message, dict(it.values), look.language)
            self._say(said_difference(look, it.message, values), "")
        left = len(plan.differences) - _MOST
        if left > 0:
            self._say(look.say("labelset-plan-more", count=left), "muted")
        self.setAccessibleName("\n".join(self.sentences))
        self.verticalScrollBar().setValue(0)

    def _say(self, sentence: str, role: str) -> None:
        made = label(sentence, role, wrap=True)
        if role == "heading":
            made.setContentsMargins(0, GRID, 0, 0)
        self._lines.addWidget(made)
        self.sentences.append(sentence)

    def _effect(self, it: Effect, plan: Plan) -> None:
        look = self._look
        values = {**it.values, "what": _name(plan.before, it, it.what, look.language)}
        values["to"] = _name(plan.after, it, it.to, look.language)
        if it.to and values["to"] == values["what"]:  # only the code is another
            values |= {"what": f"{values['what']} ({it.what})", "to": f"{values['to']} ({it.to})"}
        uses = look.say("labels-uses", count=it.count)
        articles = look.say("labels-articles", count=it.articles)
        what = look.say(it.message, **values)
        sentence = look.say("labels-effect", what=what, uses=uses, articles=articles)
        card = frame("card")
        role = "danger" if it.loses else ""
        box = column(label(sentence, role, wrap=True), margin=GRID + 4, gap=4)
        if it.samples:
            flow = FlowLayout(GRID)
            for sample in it.samples:
                flow.addWidget(self._sample(sample))
            box.addWidget(_as_high(flow))
        card.setLayout(box)
        self._lines.addWidget(card)
        self.sentences.append(sentence)

    def _sample(self, of: Sample) -> QWidget:
        made = button(short_quote(of.quote, _QUOTE), lambda: self.sample_asked.emit(of), "quiet")
        made.setToolTip(self._look.say("labelset-plan-look"))
        return made


def said_difference(look: Look, message: str, values: Mapping[str, Inserted]) -> str:
    """A difference in the words of the window: names of fields as the editor calls them."""
    fields = values.get("fields", ())
    if isinstance(fields, tuple) and fields:
        names = [look.say(f"labelset-field-{it}") for it in fields]
        values = {**values, "fields": look.say("labelset-and").join(names)}
    field = str(values.get("field", ""))
    if field:
        values = {**values, "field": look.say(f"labelset-field-{field}")}
    return look.say(message, **values)


def _by_name(
    plan: Plan, message: str, values: Mapping[str, Inserted], language: str
) -> Mapping[str, Inserted]:
    """The values with names instead of codes, as far as one of the two sets knows them."""
    part = message.split("-")[2]
    where, code = ("of", "attribute") if part == "choice" else ("what", part)
    said = str(values.get(where, ""))
    for schema in (plan.after, plan.before):
        record = _record(schema, code, said)
        if record is None:
            continue
        if part == "choice" and isinstance(record, AttributeType | DocumentLabel):
            choice = next((it for it in record.choices if it.code == values["what"]), None)
            if choice is None and schema is plan.after:
                continue
            name = choice.name_in(language) if choice else str(values["what"])
            values = {**values, "what": name}
        return {**values, where: record.names.get(language) or said}
    return values


def _record(
    schema: Schema, part: str, code: str
) -> Layer | Label | RelationType | DocumentLabel | AttributeType | None:
    """What has that code; an attribute is told with the first labels that have it."""
    if part == "attribute":
        name, *labels = code.split(" ")
        found = [it for it in schema.attributes if it.name == name]
        mine = [it for it in found if not labels or list(it.labels[:3]) == labels]
        documents = [it for it in schema.document_labels if it.code == code]
        return next(iter((*mine, *found, *documents)), None)
    some = {
        "layer": schema.layers,
        "label": schema.labels,
        "relation": schema.relations,
        "document": schema.document_labels,
    }
    return next((it for it in some.get(part, ()) if it.code == code), None)


def _name(schema: Schema, it: Effect, code: str, language: str) -> str:
    """What a person calls that code; the code itself where the set does not know it."""
    if it.kind.startswith("label") or it.kind == "double":
        found = next((one for one in schema.labels if one.code == code), None)
        return found.name(language) if found else code
    if it.kind.startswith("relation"):
        kind = schema.relation(code)
        return kind.name(language) if kind else code
    if it.kind.startswith("attribute") or (it.kind.startswith("value") and code == it.what):
        said = next(
            (one for one in schema.attributes if (one.layer, one.name) == (it.layer, code)), None
        )
        return said.name_in(language) if said else code
    return code


def _as_high(flow: FlowLayout) -> QWidget:
    made = holder(flow)
    policy = made.sizePolicy()
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
