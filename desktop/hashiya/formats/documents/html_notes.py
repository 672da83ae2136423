"""Marks that lead from a word of a page to a note (1, [2], *): they would cling to the word; it leaves nothing out itself."""

from __future__ import annotations

import re
from typing import Any

_MARK = re.compile(r"[\[({]?\s*(?:[0-9\u0660-\u0669\u06f0-\u06f9]{1,4}|[*†‡§]{1,4})\s*[\])}]?")
_ALONE = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9]+")
_LETTERED = re.compile(r"[\[(]?\s*\w{1,4}\s*[\])]?")
_LONGEST = 12
_NOTE = re.compile(r"ftn|fn|note|cite|edn|هامش|حاشية", re.IGNORECASE)
_BACK = re.compile(
    r"(?:ftn|fn|note|cite|edn)s?[-_]?(?:ref|back)|(?:ref|back)[-_]?(?:ftn|fn|note|cite)|^back",
    re.IGNORECASE,
)
_CLASS = re.compile(r"reference|footnote|noteref|\bfn\b", re.IGNORECASE)
_INLINE = frozenset(["sup", "a", "span"])


def is_mark(node: Any, tag: str, given: dict[str, str | None]) -> bool:
    """Whether an element is nothing but such a mark.

    A raised number alone may be a power (كم²): it has to be linked, named or bracketed. One that leads back from a
    note to its word is the note's own number.
    """
    if tag not in _INLINE:
        return False
    named = _is_named(given)
    if tag == "span" and not named:
        return False
    words = (node.text(deep=True) or "").strip()
    if not 0 < len(words) <= _LONGEST:
        return False
    if named:
        return _LETTERED.fullmatch(words) is not None or _MARK.fullmatch(words) is not None
    if not _MARK.fullmatch(words):
        return False
    targets = _targets(node, given)
    if any(map(_BACK.search, targets)):
        return False
    if tag == "a":
        return any(map(_NOTE.search, targets))
    raised = bool(targets) or _CLASS.search(given.get("class") or "") is not None
    return raised or _ALONE.fullmatch(words) is None


def _is_named(given: dict[str, str | None]) -> bool:
    said = f"{given.get('role') or ''} {given.get('epub:type') or ''}".split()
    return "doc-noteref" in said or "noteref" in said


def _targets(node: Any, given: dict[str, str | None]) -> list[str]:
    """Where on a page the links lead that are in it or around it."""
    around = node.parent
    of = [given, *(it.attributes for it in node.css("a"))]
    if around is not None and around.tag == "a":
        of.append(around.attributes)
    found = [(it.get("href") or "").partition("#")[2] for it in of]
    return [it for it in found if it]
