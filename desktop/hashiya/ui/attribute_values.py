"""Values of attributes in words, and what somebody wrote as a value; it knows no widget and stores nothing."""

from __future__ import annotations

from hashiya.display.card import Fact, is_address
from hashiya.model import identity
from hashiya.model.attribute import AttributeValue, parse
from hashiya.ui.look import Look

FLAGS = (("yes", True), ("no", False))


def read_value(fact: Fact, text: str) -> AttributeValue | None:
    """What somebody wrote; nothing written takes the value away.

    Raises:
        ValueError: it cannot be a value of that attribute.
    """
    text = text.strip()
    if not text:
        return None
    if fact.is_address and not is_address(text):
        raise ValueError(text)
    return parse(fact.kind.kind, text)


def bad_value(fact: Fact, look: Look) -> str:
    """Why what was written was not taken."""
    return look.say(f"ui-attribute-bad-{'address' if fact.is_address else fact.kind.kind}")


def today() -> str:
    """The day where the person is, as a date is written."""
    return identity.today()


def unset(fact: Fact, look: Look) -> str:
    """What stands where nothing is set: the default, which holds until something is said."""
    kind = fact.kind
    if not kind.default:
        return look.say("ui-attribute-none")
    names = {it.code: it.name_in(look.language) for it in kind.choices}
    if kind.kind == "flag":
        names = {str(yes).lower(): look.say(f"ui-attribute-{word}") for word, yes in FLAGS}
    return look.say("card-default", name=names.get(kind.default, kind.default))


def value_name(fact: Fact, look: Look) -> str:
    """What is set, in words; empty where nothing is."""
    value = fact.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return look.say("ui-attribute-yes" if value else "ui-attribute-no")
    names = {it.code: it.name_in(look.language) for it in fact.kind.choices}
    if isinstance(value, tuple):
        return look.wording.join(names.get(it, it) for it in value)
    return names.get(str(value), str(value))
