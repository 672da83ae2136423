"""Reads tagged columns as the field's scorers do in strict mode, with nothing of our own code."""

from __future__ import annotations

from pathlib import Path

Entity = tuple[str, int, int]


def sentences(path: Path) -> list[list[tuple[str, str]]]:
    """Token and tag of each line; the last column is the tag, a blank line ends a sentence."""
    raw = path.read_bytes().decode("utf-8")
    found: list[list[tuple[str, str]]] = [[]]
    for line in raw.split("\n"):
        if not line:
            found.append([])
            continue
        token, *_, tag = line.split("\t")
        assert token
        assert token.split() == [token], "white space in a token"
        if token != "-DOCSTART-":
            found[-1].append((token, tag))
    return [it for it in found if it]


def entities(tags: list[str], scheme: str) -> list[Entity]:
    """Label, first and last+1 token; a tag out of order is an error."""
    found: list[Entity] = []
    open_label, start = "", 0
    for index, tag in enumerate(tags):
        kind, _, label = tag.partition("-")
        if open_label and kind not in {"I", "E"}:
            assert scheme == "iob2", f"{open_label} has no end"
            found.append((open_label, start, index))
            open_label = ""
        if kind in {"B", "S"}:
            open_label, start = label, index
        else:
            assert kind == "O" or label == open_label, f"{tag} without a beginning"
        if kind in {"E", "S"}:
            found.append((open_label, start, index + 1))
            open_label = ""
    if open_label:
        assert scheme == "iob2"
        found.append((open_label, start, len(tags)))
    return found
