"""What may be chosen in the fields of the label set editor, by the names of the window; it chooses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from hashiya.commands.redrafting import Part, code_of
from hashiya.model.attribute import AttributeKind
from hashiya.model.schema import Clitic, Form, Label, LabelRole, Overlap, RelationRole
from hashiya.ui.bindings import Bindings
from hashiya.ui.dialogs.label_set_editing import Editing
from hashiya.ui.dialogs.label_set_looks import LookKey
from hashiya.ui.look import Look

Offered = list[tuple[str, str]]


def offered(editing: Editing, part: Part, at: int, path: str) -> Offered:
    """Codes with their names, in the order in which they are shown."""
    look, schema = editing.look, editing.schema
    language = look.language
    record = editing.record(part, at)
    layers = [(it.code, it.names.get(language) or it.code) for it in schema.layers]
    labels = [(it.code, it.name(language)) for it in schema.labels]
    if path == "layer":
        return layers
    if path in ("domain", "range"):
        return [*layers, *labels]
    layer = getattr(record, "layer", "")
    mine = [(it.code, it.name(language)) for it in schema.labels if it.layer == layer]
    if path == "labels":
        return mine
    if path == "parent":
        below = _descendants(editing, code_of(record))
        none = ("", look.say("labelset-parent-none"))
        return [none, *(it for it in mine if it[0] not in below)]
    if path == "role":
        codes = get_args(RelationRole if part == "relation" else LabelRole)
        return _said(look, "role", codes)
    kinds: dict[str, Sequence[str]] = {
        "form": get_args(Form),
        "kind": get_args(AttributeKind),
        "proclitics": get_args(Clitic),
        "determiner": get_args(Clitic),
        "overlap": get_args(Overlap),
    }
    name = "clitic" if path in ("proclitics", "determiner") else path
    return _said(look, name, kinds.get(path, ()))


def _said(look: Look, name: str, codes: Sequence[str]) -> Offered:
    return [(it, look.say(f"labelset-{name}-{it.replace('_', '-') or 'none'}")) for it in codes]


def _descendants(editing: Editing, code: str) -> set[str]:
    """A label and all under it: none of them can be its parent."""
    children: dict[str, list[str]] = {}
    for it in editing.schema.labels:
        children.setdefault(it.parent, []).append(it.code)
    found, waiting = {code}, [code]
    while waiting:
        below = children.pop(waiting.pop(), ())
        waiting += below
        found.update(below)
    return found


def taken(editing: Editing, of: Label) -> dict[LookKey, str]:
    """Which looks other labels of that form have, with the code that stands for them on the page."""
    found: dict[LookKey, str] = {}
    for it in editing.schema.labels:
        other = (it.layer, it.code) != (of.layer, of.code)
        if other and (it.form == "band") == (of.form == "band"):
            found.setdefault((it.slot, it.line), it.short or it.code[:3])
    return found


def key_taken(editing: Editing, bindings: Bindings, at: int) -> str:
    """Who has the key of a label in the window, or why nobody may have it; empty where it is free."""
    look, label = editing.look, editing.schema.labels[at]
    if not label.shortcut:
        return ""
    refused = bindings.refusal(label.shortcut)
    if refused:
        return look.say(refused)
    owner = bindings.find(label.shortcut)
    if owner is None or owner.is_label:
        return ""
    return look.say("labelset-key-window", name=owner.title or look.say(owner.message))
