"""Says a finding in the words of the label set: labels, relations, attributes and values by their names."""

from __future__ import annotations

from hashiya.model.record import Finding
from hashiya.model.schema import Schema
from hashiya.wording import Wording, isolate

_OF_RELATIONS = frozenset(
    ["unknown-relation", "loose-end", "relation-ends", "relation-across", "double-relation"]
)
_OF_ARTICLES = frozenset(["unknown-document", "unknown-document-value"])


def said(finding: Finding, schema: Schema, wording: Wording) -> str:
    """The whole sentence."""
    return wording.say(finding.message, **named(finding, schema, wording.language))


def named(finding: Finding, schema: Schema, language: str) -> dict[str, str | int]:
    """The values of its sentence, codes replaced by names where the label set knows them."""
    if finding.severity != "rule":
        return finding.values
    values = dict(finding.values)
    for key in ("label", "from", "to"):
        if key in values:
            values[key] = _name(finding.rule, key, str(values[key]), schema, language)
    if "attribute" in values:
        name = str(values["attribute"])
        kinds = [it for it in schema.attributes if it.name == name]
        if kinds:
            values["attribute"] = kinds[0].name_in(language)
        choices = {one.code: one.name_in(language) for it in kinds for one in it.choices}
        if "value" in values:
            values["value"] = choices.get(str(values["value"]), values["value"])
    return values


def title(rule: str, wording: Wording) -> str:
    """What a group of findings is headed by."""
    return wording.say(f"rules-name-{rule}")


def detail(finding: Finding, schema: Schema, wording: Wording) -> str:
    """What a row says beside the words: what they would become, or what is wrong with them."""
    values = named(finding, schema, wording.language)
    if "becomes" in values:
        return wording.say("rules-becomes", what=values["becomes"])
    parts = [values[it] for it in ("attribute", "other", "value") if it in values]
    if finding.rule in _OF_RELATIONS and "from" in values:
        return wording.say("rules-ends", start=values["from"], end=values["to"])
    return " · ".join(isolate(str(it)) for it in parts)


def words(finding: Finding, schema: Schema, wording: Wording) -> str:
    """What the row is about: the words of the mark, else the name of the relation or label."""
    values = named(finding, schema, wording.language)
    return " ".join(str(values.get("what") or values.get("label") or "").split())


def _name(rule: str, key: str, code: str, schema: Schema, language: str) -> str:
    kinds = (
        schema.document_labels
        if rule in _OF_ARTICLES
        else schema.relations
        if rule in _OF_RELATIONS and key == "label"
        else schema.labels
    )
    return next((it.name(language) for it in kinds if it.code == code), code)
