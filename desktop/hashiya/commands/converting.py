"""Values of an attribute that changes its kind or its choices; what does not convert is left to the caller."""

from __future__ import annotations

from collections.abc import Mapping

from hashiya.model.attribute import AttributeType, AttributeValue, parse


def mapped(value: AttributeValue, choices: Mapping[str, str]) -> AttributeValue | None:
    """The value with codes replaced; an empty target takes one away, ``None``: nothing is left."""
    if isinstance(value, tuple):
        kept = tuple(dict.fromkeys(to for it in value if (to := choices.get(it, it))))
        return kept if kept or not value else None
    code = str(value).lower() if isinstance(value, bool) else str(value)
    if code not in choices:
        return value
    return choices[code] or None


def converted(kind: AttributeType, value: AttributeValue) -> AttributeValue | None:
    """The value as one of that kind, where nothing is lost by it; ``None``: it is none."""
    raw = value
    if isinstance(raw, tuple) and kind.kind != "choices":
        if len(raw) != 1:
            return None
        raw = raw[0]
    if isinstance(raw, bool) and kind.kind != "flag":
        raw = str(raw).lower()
    try:
        found = parse(kind.kind, raw)
    except ValueError:
        return None
    if kind.kind not in {"choice", "choices"} or not kind.choices:
        return found
    if isinstance(found, tuple):
        codes = [_code(kind, it) for it in found]
        return tuple(it for it in codes if it is not None) if None not in codes else None
    return _code(kind, str(found))


def unknown_codes(kind: AttributeType, value: AttributeValue) -> tuple[str, ...]:
    """What of a value is none of the choices."""
    codes = {it.code for it in kind.choices}
    said = value if isinstance(value, tuple) else (str(value),)
    return tuple(it for it in said if it not in codes)


def _code(kind: AttributeType, said: str) -> str | None:
    """The code of a choice; somebody may have written its name."""
    if any(it.code == said for it in kind.choices):
        return said
    named = [it.code for it in kind.choices if said.strip() in it.names.values()]
    return named[0] if len(named) == 1 else None
