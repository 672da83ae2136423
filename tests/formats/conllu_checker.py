"""Checks CoNLL-U with the library ``conllu`` and the rules of UD and CorefUD, with nothing of our own code."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import conllu

Place = tuple[int, int]
Mention = tuple[str, tuple[Place, ...]]
_CHUNK = re.compile(r"(\([^()]+\)?|[^()]+\))")


def documents(path: Path) -> list[list[conllu.TokenList]]:
    """Sentences by document, each checked."""
    found: list[list[conllu.TokenList]] = []
    with path.open("r", encoding="utf-8", newline="\n") as stream:
        for sentence in conllu.parse_incr(stream):
            if "newdoc id" in sentence.metadata:
                found.append([])
            check(sentence)
            found[-1].append(sentence)
    names = [it.metadata["sent_id"] for doc in found for it in doc]
    assert len(names) == len(set(names))
    return found


def check(sentence: conllu.TokenList) -> None:
    """Ids in order, ranges before their words, the text as the spaces have it."""
    words = [it["id"] for it in sentence if isinstance(it["id"], int)]
    assert words == list(range(1, len(words) + 1))
    built, until = "", 0
    for it in sentence:
        identity, misc = it["id"], it["misc"] or {}
        if isinstance(identity, tuple):
            first, dash, until = identity
            assert dash == "-"
            assert until > first
            parts = [one["form"] for one in sentence if isinstance(one["id"], int)]
            assert "".join(parts[first - 1 : until]) == it["form"]
        elif identity <= until:
            assert "SpaceAfter" not in misc
            assert "SpacesAfter" not in misc
            continue
        built += it["form"] + ("" if misc.get("SpaceAfter") == "No" else " ")
    assert built.strip() == sentence.metadata["text"]


def shows(document: list[conllu.TokenList], text: str) -> None:
    """Every token stands where it says, and all of them are all of the text but white space."""
    letters = ""
    for it in (token for sentence in document for token in sentence):
        start, end = int(it["misc"]["StartChar"]), int(it["misc"]["EndChar"])
        assert text[start:end] == it["form"]
        letters += it["form"] if isinstance(it["id"], int) else ""
    assert letters == "".join(text.split())


def mentions(document: list[conllu.TokenList]) -> list[Mention]:
    """Type and places of every mention; brackets must match, and closing ones stand first."""
    opened: dict[str, list[tuple[str, int]]] = defaultdict(list)
    found: dict[str, tuple[str, list[Place]]] = {}
    for it in (token for sentence in document for token in sentence):
        value = (it["misc"] or {}).get("Entity") or ""
        chunks = _CHUNK.findall(value)
        assert "".join(chunks) == value
        kinds = [
            "close" if one[0] != "(" else "open"
            for one in chunks
            if one[-1] != ")" or one[0] != "("
        ]
        assert kinds == sorted(kinds)
        for chunk in chunks:
            key = chunk.strip("()").split("-")[0]
            if chunk.startswith("("):
                kind = chunk.strip("()").split("-")[1]
                opened[key].append((kind, int(it["misc"]["StartChar"])))
            if chunk.endswith(")"):
                kind, start = opened[key].pop()
                name = key.split("[")[0]
                found.setdefault(name, (kind, []))[1].append((start, int(it["misc"]["EndChar"])))
    assert not any(opened.values())
    return sorted((kind, tuple(places)) for kind, places in found.values())
