"""Reads a brat folder as strictly as its manual is written, with nothing of our own code."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

CODE = re.compile(r"[a-zA-Z0-9_-]+")
SPAN = re.compile(r"(T[1-9]\d*)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
RELATION = re.compile(r"(R[1-9]\d*)\t(\S+) Arg1:(T\d+) Arg2:(T\d+)\t")
ATTRIBUTE = re.compile(r"(A[1-9]\d*)\t(\S+) (T\d+)(?: (\S+))?")
REFERENCE = re.compile(r"(N[1-9]\d*)\tReference (T\d+) (\S+):(\S+)\t(.*)")
NOTE = re.compile(r"(#[1-9]\d*)\t(\S+) ([TR]\d+)\t(.*)")
SECTION = re.compile(r"\[(\w+)\]")


@dataclass
class Standoff:
    """One article as brat would show it."""

    text: str
    spans: dict[str, tuple[str, tuple[tuple[int, int], ...]]] = field(default_factory=dict)
    relations: list[tuple[str, str, str]] = field(default_factory=list)
    attributes: dict[str, dict[str, str | None]] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    notes: dict[str, dict[str, str]] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)
    """Of the relations: notes may speak of them too."""


@dataclass
class Config:
    entities: list[str]
    relations: dict[str, tuple[list[str], list[str]]]
    attributes: dict[str, tuple[list[str], list[str]]]


def read(folder: Path) -> tuple[Config, dict[str, Standoff]]:
    config = _config(folder / "annotation.conf")
    _sections(folder / "visual.conf", ["labels", "drawing"])
    texts = sorted(it.stem for it in folder.glob("*.txt"))
    assert texts == sorted(it.stem for it in folder.glob("*.ann"))
    allowed = {"annotation.conf", "visual.conf", "README.md", "names.json", "export.json"}
    others = {it.name for it in folder.iterdir() if it.suffix not in {".txt", ".ann"}}
    assert others <= allowed
    return config, {it: _standoff(folder, it, config) for it in texts}


def _sections(path: Path, expected: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    section = ""
    for line in path.read_bytes().decode("utf-8").split("\n"):
        head = SECTION.fullmatch(line)
        if head:
            section = head[1]
            assert section not in found
            found[section] = []
        elif line and not line.startswith("#"):
            found[section].append(line)
    assert list(found) == expected
    return found


def _config(path: Path) -> Config:
    found = _sections(path, ["entities", "relations", "events", "attributes"])
    assert not found["events"]
    entities = found["entities"]
    relations: dict[str, tuple[list[str], list[str]]] = {}
    attributes: dict[str, tuple[list[str], list[str]]] = {}
    for line in found["relations"]:
        name, rest = line.split("\t")
        args = [it.strip() for it in rest.split(",")]
        if name != "<OVERLAP>":
            ends = [_types(it.partition(":")[2], entities) for it in args[:2]]
            relations[name] = (ends[0], ends[1])
            assert args[2:] in ([], ["<REL-TYPE>:symmetric"])
    for line in found["attributes"]:
        name, rest = line.split("\t")
        parts = dict(it.strip().split(":") for it in rest.split(","))
        values = parts.get("Value", "")
        assert name not in attributes
        attributes[name] = (_types(parts["Arg"], entities), values.split("|") if values else [])
        assert all(CODE.fullmatch(it) for it in attributes[name][1])
    names = [*entities, *relations, *attributes]
    assert len(set(names)) == len(names)
    assert all(CODE.fullmatch(it) for it in names)
    return Config(entities, relations, attributes)


def _types(raw: str, entities: list[str]) -> list[str]:
    found = entities if raw == "<ENTITY>" else raw.split("|")
    assert set(found) <= set(entities)
    return found


def _standoff(folder: Path, stem: str, config: Config) -> Standoff:
    doc = Standoff((folder / f"{stem}.txt").read_bytes().decode("utf-8"))
    raw = (folder / f"{stem}.ann").read_bytes().decode("utf-8")
    lines = raw.splitlines()
    assert raw == "".join(f"{it}\n" for it in lines), "a line end of another kind"
    ids = [it.split("\t")[0] for it in lines]
    assert len(set(ids)) == len(ids)
    for line in lines:
        if line[0] == "T":
            _span(doc, line, config)
    for line in lines:
        _other(doc, line, config)
    return doc


def _span(doc: Standoff, line: str, config: Config) -> None:
    match = SPAN.fullmatch(line)
    assert match, line
    name, label, offsets, words = match.groups()
    places = [tuple(int(n) for n in it.split()) for it in offsets.split(";")]
    assert all(0 <= a < b <= len(doc.text) for a, b in places), line
    assert all(one[1] < other[0] for one, other in pairwise(places)), line
    assert " ".join(doc.text[a:b] for a, b in places) == words, line
    assert label in config.entities, line
    doc.spans[name] = (label, tuple((a, b) for a, b in places))


def _other(doc: Standoff, line: str, config: Config) -> None:
    match line[0]:
        case "T":
            return
        case "R":
            found = RELATION.fullmatch(line)
            assert found, line
            _, label, one, other = found.groups()
            ends = config.relations[label]
            assert doc.spans[one][0] in ends[0], line
            assert doc.spans[other][0] in ends[1], line
            doc.relations.append((label, one, other))
            doc.numbers.add(found[1])
        case "A":
            found = ATTRIBUTE.fullmatch(line)
            assert found, line
            _, label, owner, value = found.groups()
            bearers, values = config.attributes[label]
            assert doc.spans[owner][0] in bearers, line
            assert value in values if values else value is None, line
            assert label not in doc.attributes.setdefault(owner, {}), line
            doc.attributes[owner][label] = value
        case "N":
            found = REFERENCE.fullmatch(line)
            assert found, line
            assert found[2] in doc.spans, line
            doc.references[found[2]] = found[4]
        case _:
            found = NOTE.fullmatch(line)
            assert found, line
            assert found[3] in doc.spans or found[3] in doc.numbers, line
            doc.notes.setdefault(found[3], {})[found[2]] = found[4]
