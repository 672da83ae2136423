"""Reads WebAnno TSV 3.3 as strictly as INCEpTION's guide describes it, with nothing of our own code."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

ROW = re.compile(r"(\d+)-(\d+)\t(\d+)-(\d+)\t([^\t]+)\t(.*)")
ITEM = re.compile(
    r"((?:\\.|[^\\|\[\];*_\t])+|\*)\[(\d+)\]|((?:\\.|[^\\|\[\];*_\t])+|\*)", re.DOTALL
)
GOVERNOR = re.compile(r"(\d+-\d+)\[(\d+)_(\d+)\]")
RESERVED = re.compile(r"\\(->|[tnr\\\[\]|_;*])")


@dataclass
class Sheet:
    """``spans`` by their number: layer, values, start, end in UTF-16 units of the text."""

    text: str = ""
    spans: dict[int, tuple[str, dict[str, str], int, int]] = field(default_factory=dict)
    relations: list[tuple[dict[str, str], int, int]] = field(default_factory=list)
    rows: dict[str, list[int]] = field(default_factory=dict)


def units(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def read(path: Path) -> Sheet:
    raw = path.read_bytes().decode("utf-8")
    assert raw.endswith("\n")
    head, body = raw.split("\n\n\n", 1)
    lines = head.split("\n")
    assert lines[0] == "#FORMAT=WebAnno TSV 3.3"
    layers = [_header(it) for it in lines[1:]]
    kinds = [kind for kind, _, _ in layers]
    assert kinds == sorted(kinds, key=["#T_SP", "#T_CH", "#T_RL"].index)
    sheet = Sheet()
    for number, block in enumerate(body.removesuffix("\n").split("\n\n"), start=1):
        _sentence(sheet, layers, number, block)
    for name, tokens in sheet.rows.items():
        assert tokens, name
    return sheet


def _header(line: str) -> tuple[str, str, list[str]]:
    kind, rest = line.split("=", 1)
    name, *features = rest.split("|")
    assert features
    assert re.fullmatch(r"[A-Za-z][\w.]*", name, re.ASCII)
    assert all(re.fullmatch(r"[A-Za-z][\w.]*", it, re.ASCII) for it in features), features
    assert (kind == "#T_RL") == features[-1].startswith("BT_")
    return kind, name, features


def _sentence(sheet: Sheet, layers: list, number: int, block: str) -> None:
    lines = block.split("\n")
    texts = [it.removeprefix("#Text=") for it in lines if it.startswith("#Text=")]
    rows = [ROW.fullmatch(it) for it in lines[len(texts) :]]
    assert all(rows), lines
    length = len(sheet.text.encode("utf-16-le")) // 2
    first = int(rows[0][3])
    assert first >= length
    words = RESERVED.sub(_letter, "\n".join(texts))
    sheet.text += "?" * (first - length) + words
    for k, row in enumerate(rows, start=1):
        assert (int(row[1]), int(row[2])) == (number, k)
        start, end = int(row[3]), int(row[4])
        assert units(sheet.text, start, end) == RESERVED.sub(_letter, row[5]), row[0]
        cells = row[6].split("\t")
        assert cells.pop() == "", "each cell ends with a tab"
        sheet.rows[f"{number}-{k}"] = [start, end]
        for kind, name, features in layers:
            mine, cells = cells[: len(features)], cells[len(features) :]
            (_relations if kind == "#T_RL" else _spans)(sheet, name, features, mine, (start, end))
        assert not cells


def _items(cell: str) -> list[tuple[str, int]]:
    if cell == "_":
        return []
    found = []
    at = 0
    while True:
        item = ITEM.match(cell, at)
        assert item, (cell, at)
        found.append((RESERVED.sub(_letter, item[1] or item[3]), int(item[2] or 0)))
        at = item.end()
        if at == len(cell):
            return found
        assert cell[at] == "|", cell
        at += 1


def _spans(sheet: Sheet, name: str, features: list[str], cells: list[str], at: tuple) -> None:
    columns = [_items(it) for it in cells]
    assert len({len(it) for it in columns}) == 1, cells
    for stacked in zip(*columns, strict=True):
        (number,) = {it for _, it in stacked}
        said = {one: value for one, (value, _) in zip(features, stacked, strict=True)}
        said = {one: value for one, value in said.items() if value != "*"}
        layer, values, start, end = sheet.spans.get(number, (name, said, at[0], at[1]))
        assert (layer, values) == (name, said)
        sheet.spans[number] = layer, values, min(start, at[0]), max(end, at[1])


def _relations(sheet: Sheet, name: str, features: list[str], cells: list[str], at: tuple) -> None:
    if cells[-1] == "_":
        return
    governors = [GOVERNOR.fullmatch(it) for it in cells[-1].split("|")]
    columns = [_items(it) for it in cells[:-1]]
    for k, governor in enumerate(governors):
        assert governor, cells
        said = {one: it[k][0] for one, it in zip(features, columns, strict=False)}
        sheet.relations.append((said, int(governor[2]), int(governor[3])))


def _letter(found: re.Match[str]) -> str:
    return {"t": "\t", "n": "\n", "r": "\r"}.get(found[1], found[1])
