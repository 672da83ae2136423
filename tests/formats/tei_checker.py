"""Reads our TEI with lxml by the rules of the guidelines that apply: ids, pointers, categories, features."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
STRING_RANGE = re.compile(r"#string-range\((\w+),(\d+),(\d+)\)")
RANGE = re.compile(r"#range\((\w+),(\w+)\)")
HEADER = ["fileDesc", "encodingDesc", "profileDesc", "xenoData"]


@dataclass
class Edition:
    text: str
    spans: dict[str, tuple[str, list[str], str, dict]] = field(default_factory=dict)
    """By id: label, the words of its parts, the content, what is said of it."""
    relations: list[tuple[str, str, str]] = field(default_factory=list)


def read(path: Path) -> Edition:
    root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    assert root.tag == f"{{{NS['t']}}}TEI"
    ids = [it.get(ID) for it in root.iter() if it.get(ID)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", it, re.ASCII) for it in ids)
    header = root.find("t:teiHeader", NS)
    found = [etree.QName(it).localname for it in header]
    assert found == [it for it in HEADER if it in found], "the order of the header"
    assert header.findall("t:fileDesc/t:titleStmt/t:title", NS)
    assert header.findall("t:fileDesc/t:publicationStmt/t:p", NS)
    assert header.findall("t:fileDesc/t:sourceDesc/*", NS)
    categories = {it.get(ID): it.get("n") for it in header.iter(f"{{{NS['t']}}}category")}
    (block,) = root.findall("t:text/t:body/t:ab", NS)
    places = _places(block)
    edition = Edition("".join(block.itertext()))
    for span in root.findall("t:standOff/t:spanGrp/t:span", NS):
        _span(edition, span, categories, places)
    for it in root.findall("t:standOff/t:listRelation/t:relation", NS):
        ends = [it.get(end).removeprefix("#") for end in ("active", "passive")]
        assert set(ends) <= edition.spans.keys()
        assert not re.search(r"\s", it.get("name"))
        edition.relations.append((it.get("n") or it.get("name"), *ends))
    return edition


def _places(block) -> dict[str, tuple[int, int]]:
    """Where each element with an id begins and ends in the text."""
    found: dict[str, tuple[int, int]] = {}

    def walk(element, at: int) -> int:
        start = at
        at += len(element.text or "")
        for child in element:
            at = walk(child, at) + len(child.tail or "")
        if element.get(ID):
            found[element.get(ID)] = start, at
        return at

    walk(block, 0)
    return found


def _span(edition: Edition, span, categories: dict, places: dict) -> None:
    (ana,) = span.get("ana").split()
    label = categories[ana.removeprefix("#")]
    if span.get("target"):
        parts = [_part(it, places) for it in span.get("target").split()]
    else:
        ends = [span.get(it).removeprefix("#") for it in ("from", "to")]
        parts = [(places[ends[0]][0], places[ends[1]][1])]
    assert all(0 <= start < end <= len(edition.text) for start, end in parts), span.attrib
    words = [edition.text[start:end] for start, end in parts]
    said = {it.get("n") or it.get("name"): _value(it[0]) for it in span.findall("t:fs/t:f", NS)}
    assert edition.text[parts[0][0] : parts[-1][1]] == (span.text or "")
    edition.spans[span.get(ID)] = label, words, span.text or "", said


def _part(pointer: str, places: dict) -> tuple[int, int]:
    counted, ranged = STRING_RANGE.fullmatch(pointer), RANGE.fullmatch(pointer)
    if counted:
        start = places[counted[1]][0] + int(counted[2])
        return start, start + int(counted[3])
    assert ranged, pointer
    return places[ranged[1]][0], places[ranged[2]][1]


def _value(element) -> object:
    kind = etree.QName(element).localname
    if kind == "vColl":
        return tuple(_value(it) for it in element)
    return element.text or "" if kind == "string" else element.get("value")
