"""What the comments of a CoNLL-U document tell of the article: our own records, and facts as other corpora have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, cast

from hashiya.formats import facts, json_values
from hashiya.formats.conllu.sentences import Sentence
from hashiya.formats.draft import Draft, Told
from hashiya.formats.json_values import BadJson

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_META = {
    "meta::title": "title", "meta::sourceurl": "url", "meta::author": "author",
    "meta::datecreated": "published", "newdoc_title": "title", "source_url": "url",
}  # fmt: skip
_HEADING = {"title": "title", "author": "author", "date": "published", "url": "url"}
"""Comments in front of a document's first sentence that name it; further down they may name other things."""
_TAKEN = frozenset(
    ["", "text", "sent_id", "newdoc", "newdoc id", "newpar", "newpar id", "global.columns", "global.Entity",
     "hashiya.article", "hashiya.relation"]
)  # fmt: skip


def unread(sentences: Sequence[Sentence]) -> Iterator[str]:
    """The names of comments that nothing is made of."""
    for at, sentence in enumerate(sentences):
        for key, value in sentence.comments:
            known = key in _TAKEN or _fact(key, value, heading=at == 0)
            if not known and value:
                yield key


def told(draft: Draft, sentences: Sequence[Sentence]) -> dict[str, Any]:
    """Facts of the article: our own comment, or those of other corpora."""
    known: dict[str, Any] = {}
    for at, sentence in enumerate(sentences):
        for key, value in sentence.comments:
            if key == "hashiya.article":
                known |= own(draft, value, sentence.line)
            elif key == "hashiya.relation":
                _relation(draft, value, sentence.line)
            elif name := _fact(key, value, heading=at == 0):
                known.setdefault(name, value)
    return known


def own(draft: Draft, value: str, line: int) -> dict[str, Any]:
    """The facts in our own comment; labels of the article go into the draft."""
    raw = _record(draft, value, line)
    labels = raw.pop("labels", None)
    identity = raw.pop("id", None)
    if isinstance(labels, dict):
        for name, it in cast("dict[str, Any]", labels).items():
            draft.label(name, tuple(it) if isinstance(it, list) else it)
    known, rest = facts.heard(raw, draft.text)
    for key in rest:
        draft.lose("formats-wrong-type", line=line, key=key[:80])
    return {**known, "id": identity} if isinstance(identity, str) else known


def _relation(draft: Draft, value: str, line: int) -> None:
    raw = _record(draft, value, line)
    ends = [str(raw.get(it, "")) for it in ("label", "from", "to")]
    of = Told(line, str(raw.get("annotator", "")), facts.moment(raw.get("created")))
    made = draft.relation("", ends[0], ends[1], ends[2], of)
    says = raw.get("attributes")
    if made and isinstance(says, dict):
        draft.attributes(made, cast("dict[str, Any]", says), line=line)


def _record(draft: Draft, value: str, line: int) -> dict[str, Any]:
    try:
        return json_values.record(value.encode("utf-8", "replace"))
    except BadJson as bad:
        draft.lose(bad.message, line=line, **bad.values)
        return {}


def _fact(key: str, value: str, *, heading: bool) -> str:
    """Which fact of the article a comment tells (empty: none)."""
    name = _META.get(key.lower()) or (_HEADING.get(key.lower()) if heading else None) or ""
    return "" if name == "published" and not _DATE.fullmatch(value) else name
