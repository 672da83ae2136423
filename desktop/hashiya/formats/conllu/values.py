"""How CoNLL-U and CorefUD spell values: spaces, brackets, what may not stand in them; it opens no file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import unquote

import msgspec

from hashiya.formats.tokens.paragraphs import head_text
from hashiya.model.attribute import AttributeValue

COLUMNS = ("ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC")
ENTITY_FIELDS = ("eid", "etype", "head", "other")
UNNAMED = "ENTITY"
"""The label of mentions whose file tells only which belong together."""

GLOBAL = re.compile(r"#\s*global\.columns\s*=\s*(.+?)\s*$", re.MULTILINE)
"""The first line of CoNLL-U Plus."""
_ROW = re.compile(r"^\d+(?:[-.]\d+)?\t[^\t\n]+(?:\t[^\t\n]*){8}\r?$", re.MULTILINE)
_FIRST = re.compile(rb"(?:^|\n)(?:# global\.columns|1(?:-\d+)?\t)")

_ESCAPES = {" ": "\\s", "\t": "\\t", "\n": "\\n", "\r": "\\r", "|": "\\p", "\\": "\\\\"}
_ESCAPED = {it: plain for plain, it in _ESCAPES.items()}
_TO_ESCAPE = re.compile(r"[ \t\n\r|\\\v\f\x1c-\x1f\x85\u2028\u2029]")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)", re.DOTALL)
_SILENT = frozenset({"eid", "etype", "head", "other", "minspan", "centering"})
_TO_QUOTE = re.compile(r"[\s%\-=|(),:;@\[\]\x00-\x1f\x7f-\x9f]")
_CHUNK = re.compile(r"\([^()]+\)?|[^()]+\)|[()]")
_PART = re.compile(r"(.*)\[([0-9]{1,9})/([0-9]{1,9})\]")
_EID = re.compile(r"[a-zA-Z]{0,4}\d+(?:\[\d+/\d+\])?")


def is_conllu(head: bytes) -> bool:
    """Whether the first bytes of a file name its columns, or have CoNLL-U's ten."""
    if not _FIRST.search(head):
        return False
    text = head_text(head)
    return GLOBAL.search(text) is not None or len(_ROW.findall(text)) >= 2


def spaces(text: str) -> str:
    """White space as ``SpacesAfter`` has it."""
    return _TO_ESCAPE.sub(lambda it: _ESCAPES.get(it[0]) or f"\\u{ord(it[0]):04x}", text)


def unspaced(value: str) -> str:
    return _ESCAPE.sub(_plain, value)


def _plain(found: re.Match[str]) -> str:
    told = found[0]
    return chr(int(told[2:], 16)) if len(told) == 6 else _ESCAPED.get(told, told)


@lru_cache(4096)
def quoted(value: str) -> str:
    """With per cent signs for what separates values in MISC and in brackets."""
    return _TO_QUOTE.sub(lambda it: "".join(f"%{b:02X}" for b in it[0].encode("utf-8")), value)


def misc_of(value: str) -> dict[str, str]:
    if value == "_":
        return {}
    pairs = (it.partition("=") for it in value.split("|"))
    return {key.strip(): told for key, _, told in pairs}


# -- what a bracket says of a mention


def others(values: Mapping[str, AttributeValue]) -> str:
    """Further values of a mention, as CorefUD's last field has them: ``name:value,name:value``."""
    return ",".join([_other(name, value) for name, value in values.items()])


@lru_cache(4096, typed=True)
def _other(name: str, value: AttributeValue) -> str:
    return f"{quoted(name)}:{_written(value)}"


def _written(value: AttributeValue) -> str:
    if type(value) is str:
        return quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "".join(f"{quoted(it)};" for it in value) or ";"
    return quoted(str(value))


def others_of(value: str) -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {}
    pairs = value.split(",") if value else []
    if not ("%" in value or ";" in value) and value.count(":") == len(pairs):
        plain = [it.split(":", 1) for it in pairs]
        if all(len(it) == 2 and it[0] for it in plain):
            return {it[0]: it[1] for it in plain}
    for pair in pairs:
        name, colon, told = pair.partition(":")
        if told.endswith(";"):
            found[_plainly(name)] = tuple(map(unquote, told.split(";")[:-1])) if told != ";" else ()
        elif name:
            found[_plainly(name)] = _plainly(told) if colon else "true"
    return found


def _plainly(value: str) -> str:
    return unquote(value) if "%" in value else value


class Bracket(msgspec.Struct, gc=False):  # quickly made: there is one for every mention of a corpus
    """One chunk of ``Entity=`` that opens: whether it ``closes`` too, and what it says.

    ``key`` is what the closing bracket repeats; ``part`` of ``parts`` of a mention in several.
    """

    closes: bool
    key: str
    eid: str
    label: str
    part: int
    parts: int
    says: dict[str, str | tuple[str, ...]]


def is_count(told: str, longest: int = 9) -> bool:
    """Whether it is a number that somebody counted up to, in plain digits."""
    return told.isascii() and told.isdigit() and len(told) <= longest


def fields_of(told: str) -> tuple[str, ...]:
    """What ``global.Entity`` says of the order in brackets, by the names of today."""
    return tuple({"GRP": "eid", "entity": "etype"}.get(it, it) for it in told.split("-"))


def brackets(value: str, fields: tuple[str, ...]) -> list[Bracket | str]:
    """The chunks of ``Entity=``, of those that only close the key; ``fields`` as ``fields_of`` has them
    (empty: it is not told)."""
    found: list[Bracket | str] = []
    alone = value.find("(", 1) < 0 and value.find(")") in (-1, len(value) - 1)
    alone &= value[0] == "(" or value[-1] == ")"
    for chunk in (value,) if alone else _CHUNK.findall(value):
        opens, closes = chunk[0] == "(", chunk[-1] == ")"
        body = chunk[opens : len(chunk) - closes]
        if not opens and fields and fields[0] == "eid" and "-" not in body:
            found.append(body)
            continue
        if not fields:
            told = _by_looks(body)
        else:
            told = dict(zip(fields, body.split("-", len(fields) - 1), strict=False))
        eid = told.get("eid", "")
        if not opens:
            found.append(eid or body)
            continue
        part, parts, name = 1, 1, eid
        if "[" in eid and (divided := _PART.fullmatch(eid)):
            name, part, parts = divided[1], int(divided[2]), int(divided[3])
        label = _plainly(told.get("etype", ""))
        found.append(Bracket(closes, eid or body, _plainly(name), label, part, parts, _said(told)))
    return found


def _by_looks(body: str) -> dict[str, str]:
    """Without a key: an id, a label, or both in either order."""
    one, dash, other = body.partition("-")
    if dash and other.split("-")[0].isdigit():
        return {"eid": other.split("-")[0], "etype": one}
    if _EID.fullmatch(one) and (dash or any(it.isdigit() for it in one)):
        return {"eid": one, "etype": other.split("-")[0] if dash else ""}
    return {"etype": body}


def _said(told: Mapping[str, str]) -> dict[str, str | tuple[str, ...]]:
    said = others_of(told.get("other", ""))
    if _SILENT.issuperset(told):
        return said
    more = {name: _plainly(it) for name, it in told.items() if it and name not in _SILENT}
    return {**more, **said}
