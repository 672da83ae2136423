"""Opinions on aspects in XML, as the shared tasks of SemEval have them, as the records that they are in JSON.

A sentence is an article; the sentences of a review are one, each on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hashiya.formats import safe_xml
from hashiya.formats.source import Source

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s++|(?><!--.*?-->)|<[?][^>]*+>|<!DOCTYPE[^>]*+>)*+"
    rb"<(?:sentences|Reviews)\b[^>]*+>(?:\s++|(?><!--.*?-->))*+<(?:sentence|Review)\b",
    re.DOTALL,
)
"""There is one way to take each comment: a file with many of them would be looked at for ever."""
_HEAD = 4096
_TERMS, _CLASSES = ("aspectTerm", "Opinion"), ("aspectCategory",)
_KNOWN = frozenset(
    [
        "sentences",
        "Reviews",
        "Review",
        "sentence",
        "text",
        "aspectTerms",
        "aspectCategories",
        "Opinions",
    ]
)


def is_one(head: bytes) -> bool:
    """By the first elements in the file's beginning."""
    return _ROOT.match(head[:_HEAD]) is not None


def records(source: Source) -> Iterator[dict[str, Any]]:
    """A record for each sentence, or for each review.

    Raises:
        BadXml: it is not well-formed, or declares what no document does.
        OSError: the file cannot be read.
    """
    hearer = _Hearer()
    safe_xml.parse(source, hearer)
    yield from hearer.found


class _Hearer:
    def __init__(self) -> None:
        self.found: list[dict[str, Any]] = []
        self._review: dict[str, Any] | None = None
        self._record: dict[str, Any] = {}
        self._start = 0
        """Where the sentence begins in the text of its review."""
        self._heard: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "Review":
                self._review = self._record = _begun(attributes.get("rid"))
            case "sentence":
                self._begin_sentence(attributes)
            case "text":
                self._heard = []
            case _ if name in _TERMS and "from" in attributes:
                self._record["aspectTerms"].append(self._placed(attributes))
            case _ if name in (*_TERMS, *_CLASSES):
                self._record["aspectCategories"].append({"category": "", **attributes})
            case _ if name not in _KNOWN:
                self._record.setdefault(f"<{name}>", []).append(attributes)
            case _:
                pass

    def text(self, data: str) -> None:
        if self._heard is not None:
            self._heard.append(data)

    def end(self, name: str) -> None:
        match name:
            case "text":
                words, self._heard = "".join(self._heard or ()), None
                self._record["text"] += words
            case "sentence" if self._review is None:
                self.found.append(self._record)
            case "Review":
                self.found.append(self._record)
                self._review = None
            case _:
                pass

    def _begin_sentence(self, attributes: dict[str, str]) -> None:
        others = {it: value for it, value in attributes.items() if it != "id"}
        if self._review is None:
            self._record = {**_begun(attributes.get("id")), **others}
            self._start = 0
            return
        if self._record["text"]:
            self._record["text"] += "\n"
        self._start = len(self._record["text"])
        for it, value in {"id": attributes.get("id"), **others}.items():
            self._record.setdefault(f"sentence.{it}", {})[str(self._start)] = value

    def _placed(self, attributes: dict[str, str]) -> dict[str, Any]:
        ends = {it: attributes[it] for it in ("from", "to") if it in attributes}
        if not all(it.isascii() and it.isdigit() for it in ends.values()):
            return dict(attributes)
        return {**attributes, **{it: int(at) + self._start for it, at in ends.items()}}


def _begun(called: str | None) -> dict[str, Any]:
    return {"id": called, "text": "", "aspectTerms": [], "aspectCategories": []}
