"""Reads nested columns strictly, by the rules of the two corpora, with nothing of our own code."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from formats import tag_reader

Entity = tuple[str, int, int]


def sentences(path: Path) -> list[list[list[str]]]:
    """Rows of cells; tokens and tags stand between single spaces, a blank line ends a sentence."""
    found: list[list[list[str]]] = [[]]
    for line in path.read_bytes().decode("utf-8").split("\n"):
        cells = line.split(" ")
        assert all(cells) or not line, line
        assert cells == line.split() or not line
        if not line:
            found.append([])
        elif cells[0] != "-DOCSTART-":
            found[-1].append(cells)
    return [it for it in found if it]


def wojood(rows: list[list[str]]) -> Counter[Entity]:
    """Tags outermost first, no placeholder beside another tag; spans of one label never cross."""
    found: Counter[Entity] = Counter()
    stacks: dict[str, list[int]] = defaultdict(list)
    for at, (_, *tags) in enumerate(rows):
        assert tags == ["O"] or (tags and "O" not in tags)
        begun, going = Counter(), Counter()
        for tag in tags:
            kind, _, label = tag.partition("-")
            assert kind in "BIO"
            (begun if kind == "B" else going)[label] += kind != "O"
        for label in {*stacks, *begun}:
            stack = stacks[label]
            assert len(stack) >= going[label], f"I-{label} of nothing"
            found.update((label, start, at) for start in stack[going[label] :])
            del stack[going[label] :]
            stack += [at] * begun[label]
        starts = [it for it in tags if it.startswith("I-")]
        assert tags[: len(starts)] == starts or "O" in tags, "what began earlier stands first"
    found.update((label, start, len(rows)) for label, stack in stacks.items() for start in stack)
    return found


def nemo(rows: list[list[str]]) -> Counter[Entity]:
    """A column for each level, at least four, each BIOES in itself."""
    widths = {len(it) for it in rows}
    assert len(widths) == 1
    assert widths.pop() >= 5
    columns = zip(*(it[1:] for it in rows), strict=True)
    return Counter(it for column in columns for it in tag_reader.entities(list(column), "bioes"))
