"""Reads REFI-QDA projects as strictly as its schema (Project.xsd of 1.5): order, attributes, GUIDs, references."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

SPACE = "{urn:QDA-XML:project:1.0}"
GUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
GUIDS = rf"{GUID}|\{{{GUID}\}}"
MOMENT = r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?"
NUMBER, ANY = r"[+-]?\d+", r"(?s:.*)"
MADE = {
    "creatingUser": GUIDS,
    "creationDateTime": MOMENT,
    "modifyingUser": GUIDS,
    "modifiedDateTime": MOMENT,
}
VALUES = ["TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue"]
TEXT = [
    "Description?",
    "PlainTextContent?",
    "PlainTextSelection*",
    "Coding*",
    "NoteRef*",
    "VariableValue*",
]

CONTENT: dict[str, list[str]] = {
    "Project": [
        "Users?", "CodeBook?", "Variables?", "Cases?", "Sources?", "Notes?", "Links?", "Sets?", "Graphs?",
        "Description?", "NoteRef*",
    ],
    "Users": ["User+"],
    "CodeBook": ["Codes", "Sets?"],
    "Codes": ["Code+"],
    "Code": ["Description?", "NoteRef*", "Code*"],
    "Variables": ["Variable+"],
    "Variable": ["Description?"],
    "Sources": ["TextSource*"],
    "TextSource": TEXT,
    "Note": TEXT,
    "PlainTextSelection": ["Description?", "Coding*", "NoteRef*"],
    "Coding": ["CodeRef", "NoteRef*"],
    "VariableValue": ["VariableRef", "TextValue"],
    "Notes": ["Note+"],
    "Links": ["Link+"],
    "Link": ["NoteRef*"],
}  # fmt: skip
"""Elements with none of these hold text or nothing."""

ATTRIBUTES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "Project": ({"name": ANY}, {"origin": ANY, "creatingUserGUID": GUIDS, "basePath": ANY, **MADE}),
    "User": ({"guid": GUIDS}, {"name": ANY, "id": ANY}),
    "Code": (
        {"guid": GUIDS, "name": ANY, "isCodable": "true|false|0|1"},
        {"color": "#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})"},
    ),
    "Variable": (
        {"guid": GUIDS, "name": ANY, "typeOfVariable": "Text|Boolean|Integer|Float|Date|DateTime"},
        {},
    ),
    "TextSource": ({"guid": GUIDS}, {"name": ANY, "richTextPath": ANY, "plainTextPath": ANY, **MADE}),
    "Note": ({"guid": GUIDS}, {"name": ANY, "richTextPath": ANY, "plainTextPath": ANY, **MADE}),
    "PlainTextSelection": (
        {"guid": GUIDS, "startPosition": NUMBER, "endPosition": NUMBER},
        {"name": ANY, **MADE},
    ),
    "Coding": ({"guid": GUIDS}, {"creatingUser": GUIDS, "creationDateTime": MOMENT}),
    "Link": (
        {"guid": GUIDS},
        {
            "name": ANY, "direction": "Associative|OneWay|Bidirectional", "color": ANY,
            "originGUID": GUIDS, "targetGUID": GUIDS,
        },
    ),
    **{it: ({"targetGUID": GUIDS}, {}) for it in ("CodeRef", "NoteRef", "VariableRef")},
}  # fmt: skip


@dataclass
class Read:
    """``marks``: the source's name, the path of codes and the words of each coding."""

    texts: dict[str, str] = field(default_factory=dict)
    marks: list[tuple[str, tuple[str, ...], str]] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    users: set[str] = field(default_factory=set)


def read(path: Path) -> Read:
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len({it.lower() for it in names}) == len(names)
        root = ElementTree.fromstring(archive.read("project.qde"))
        assert root.tag == f"{SPACE}Project"
        check(root)
        _check_references(root)
        found = Read(users={it.get("name", "") for it in root.iter(f"{SPACE}User")})
        codes = dict(_codes(root.find(f"{SPACE}CodeBook/{SPACE}Codes"), ()))
        for source in root.iter(f"{SPACE}TextSource"):
            place = source.get("plainTextPath", "")
            assert re.fullmatch(rf"internal://{GUID}\.txt", place)
            text = archive.read(f"sources/{place.removeprefix('internal://')}").decode("utf-8")
            name = source.get("guid", "")
            found.texts[name] = text
            for it in source.iter(f"{SPACE}PlainTextSelection"):
                start, end = int(it.get("startPosition", "")), int(it.get("endPosition", ""))
                assert 0 <= start < end <= len(text)
                for code in it.iter(f"{SPACE}CodeRef"):
                    found.marks.append((name, codes[code.get("targetGUID")], text[start:end]))
    for it in root.iter(f"{SPACE}Link"):
        found.links.append((it.get("name", ""), it.get("originGUID", ""), it.get("targetGUID", "")))
    return found


def _codes(element, above: tuple[str, ...]):
    for it in element.findall(f"{SPACE}Code"):
        path = (*above, it.get("name"))
        assert (it.get("isCodable") == "true") == (len(path) == 2)
        yield it.get("guid"), path
        yield from _codes(it, path)


def check(element) -> None:
    name = element.tag.removeprefix(SPACE)
    assert element.tag == f"{SPACE}{name}"
    needed, allowed = ATTRIBUTES.get(name, ({}, {}))
    assert needed.keys() <= set(element.keys()) <= needed.keys() | allowed.keys(), (
        name,
        element.attrib,
    )
    for key, value in element.attrib.items():
        assert re.fullmatch({**needed, **allowed}[key], value), (name, key, value)
    children = "".join(f"{it.tag.removeprefix(SPACE)} " for it in element)
    model = "".join(
        f"({it.rstrip('?*+')} ){it[-1] if it[-1] in '?*+' else ''}" for it in CONTENT.get(name, [])
    )
    assert re.fullmatch(model, children), (name, children[:200])
    if name in CONTENT:
        assert not (element.text or "").strip()
    for it in element:
        check(it)


def _check_references(root) -> None:
    guids = [it.get("guid") for it in root.iter() if it.get("guid")]
    assert len(set(guids)) == len(guids)
    known = set(guids)
    for it in root.iter():
        for key in ("targetGUID", "originGUID", "creatingUser", "creatingUserGUID"):
            assert it.get(key) is None or it.get(key) in known, (it.tag, key)
