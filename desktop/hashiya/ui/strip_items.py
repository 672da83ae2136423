"""What stands in the strip of attributes: its items, what was typed of them, what is missing; it shows nothing."""

from __future__ import annotations

from collections.abc import Iterable

from hashiya.display.card import Fact
from hashiya.model.attribute import Choice
from hashiya.text import folding
from hashiya.ui.attribute_values import value_name
from hashiya.ui.key_positions import swapped
from hashiya.ui.look import Look
from hashiya.ui.strip_card import Item


def attribute_item(fact: Fact, keys: str, look: Look) -> Item:
    return Item(
        keys=keys,
        name=fact.kind.name_in(look.language),
        value=value_name(fact, look),
        missing=look.say("card-strip-missing") if fact.missing else "",
        tip=fact.kind.guideline.get(look.language, ""),
    )


def value_item(choice: Choice, keys: str, look: Look, *, chosen: bool) -> Item:
    return Item(
        keys=keys,
        name=choice.name_in(look.language),
        chosen=chosen,
        tip=choice.guideline.get(look.language, ""),
    )


def matching(choices: Iterable[Choice], typed: str) -> list[Choice]:
    """By name in any language or by code, on whichever layout it was typed."""
    wanted = [folding.fold(it).text for it in (typed, *swapped(typed))]
    return [it for it in choices if not typed or any(one in _words(it) for one in wanted)]


def _words(choice: Choice) -> str:
    return folding.fold(" ".join((*choice.names.values(), choice.code))).text


def next_missing(facts: Iterable[Fact]) -> Fact | None:
    """The first that must be filled, is not, and is filled by choosing."""
    return next((it for it in facts if it.missing and it.kind.kind in ("choice", "choices")), None)
