"""What the columns of a table are, by their heads: ours, and the usual ones of tables made by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hashiya.formats.corpus.columns import NAMES
from hashiya.formats.tables import cells, writing

MOST = 1 << 30
"""A width that no row has."""
_MARK = "\ufeff"
_SIGNS = re.compile(r"[\s_\-./:#()]+")
_FACTS = ("title", "language", "source", "url", "author", "published", "status", "note")

_USUAL: Mapping[str, tuple[str, ...]] = {
    "doc": (
        "document", "docid", "documentid", "docname", "documentname", "file", "filename", "fileid",
        "article", "articleid", "articlename", "essay", "essayid", "essayidcomp", "textid", "textname", "sourcefile", "mediatitle", "المستند", "مستند",
        "المقال", "مقال", "الملف", "ملف", "اسم الملف",
    ),
    "start": (
        "begin", "beginning", "from", "startoffset", "startchar", "startposition", "startpos", "beginoffset",
        "offset", "offsetstart", "charstart", "characterstart", "spanstart", "discoursestart", "pos0", "البداية", "بداية", "من",
    ),
    "end": (
        "stop", "to", "endoffset", "endchar", "endposition", "endpos", "offsetend", "charend", "characterend",
        "spanend", "discourseend", "pos1", "النهاية", "نهاية", "إلى",
    ),
    "length": ("len", "spanlength", "الطول"),
    "label": (
        "tag", "type", "category", "class", "code", "codename", "entity", "entitytype", "entitylabel",
        "labelname", "discoursetype", "technique", "annotation", "codes", "codesapplied",
        "codesappliedcombined", "الفئة", "فئة", "التصنيف", "الرمز",
    ),
    "text": (
        "quote", "quotation", "words", "span", "spantext", "discoursetext", "textfragment", "mention", "surface", "segment", "coveredtext", "codedtext", "coded", "covered",
        "exact", "selection", "string", "passage", "quotationcontent", "excerptcopy", "excerpt", "excerpttext",
        "codedsegment", "highlight", "النص", "نص", "الكلمات", "الاقتباس", "المقطع",
    ),
    "content": (
        "fulltext", "documenttext", "articletext", "doctext", "sentence", "body", "نص المقال", "المتن",
    ),
    "id": ("spanid", "annotationid", "entityid", "discourseid", "identifier", "المعرف"),
    "layer": ("tier", "plane", "الطبقة"),
    "annotator": ("coder", "user", "username", "annotatorname", "annotatedby", "owner", "excerptcreator", "createdby", "الموسم", "المرمز"),
    "created": ("createdat",),
    "fragments": ("parts",),
    "doc_id": (),
    "sha256": (),
    "context_before": ("contextleft", "leftcontext", "before"),
    "context_after": ("contextright", "rightcontext", "after"),
}  # fmt: skip
IN_LINES = "line"
_BY_LINES = frozenset(["file", IN_LINES, "beginoffset", "endoffset", "type"])
"""The table of Amazon Comprehend, whose places count from the beginning of a line, the first of which is 0."""
_PARTS = frozenset(
    [
        "quote", "quotation", "quotationcontent", "excerpt", "excerptcopy", "excerpttext", "segment", "codedsegment",
        "codedtext", "coveredtext", "highlight", "الاقتباس", "المقطع",
    ]
)  # fmt: skip
"""Names of columns whose cells are parts of a document and never a whole one."""
_OF_RELATIONS: Mapping[str, tuple[str, ...]] = {
    "from": ("fromid", "source", "sourceid", "head", "headid", "arg1", "subject", "subjectid"),
    "to": ("toid", "target", "targetid", "tail", "tailid", "arg2", "object", "objectid"),
    "label": ("type", "relation", "relationtype", "relationlabel", "predicate", "العلاقة"),
    "id": ("relationid",),
    **{it: _USUAL[it] for it in ("doc", "annotator", "created")},
    "from_text": ("sourcetext", "headtext"),
    "to_text": ("targettext", "tailtext"),
    "doc_id": (),
}
_OF_DOCUMENTS: Mapping[str, tuple[str, ...]] = {
    "doc": (*_USUAL["doc"], "name"),
    "content": ("text", *_USUAL["content"], *NAMES["text"]),
    **{it: NAMES.get(it, ()) for it in _FACTS},
}

_OWN = {
    "spans": (writing.SPANS, [writing.SUM, *writing.SPANS_MORE], _USUAL),
    "relations": (writing.RELATIONS, writing.RELATIONS_MORE, _OF_RELATIONS),
    "documents": (writing.DOCUMENTS, writing.DOCUMENTS_MORE, _OF_DOCUMENTS),
}
_WRITTEN = {
    "spans": (writing.SPANS, writing.SPANS_MORE),
    "relations": (writing.RELATIONS, writing.RELATIONS_MORE),
    "documents": (writing.DOCUMENTS, writing.DOCUMENTS_MORE),
}
_FORMERLY = {
    "spans": [
        "doc", "sha256", "id", "layer", "label", "start", "end", "text", "context_before",
        "context_after",
    ],
    "relations": ["doc", "id", "label", "from", "from_text", "to", "to_text", "annotator", "created"],
}  # fmt: skip
"""How our own tables began before the attributes stood last."""


@dataclass(frozen=True, slots=True)
class Heads:
    """``roles``: which column is what; ``others``: the names of the rest, and whether they are lists.

    ``own``: the table has the columns that Hashiya writes, so that no name is taken for another;
    ``named``: the first row has names. ``names``: all that stand in the head; ``no_places``: names of columns of numbers that are no places of letters;
    ``in_words``: its rows quote parts of documents, and need not say where these stand;
    ``width``: how many columns have names or stand before one that has; ``laid_out``: those with which it begins, if all stand as they are put today and a row can be taken apart at once.
    """

    roles: Mapping[str, int]
    others: Mapping[int, tuple[str, bool]]
    own: bool = False
    laid_out: Sequence[str] = ()
    width: int = MOST
    names: tuple[str, ...] = ()
    no_places: tuple[str, ...] = ()
    named: bool = True
    in_words: bool = False

    def has_surplus(self, row: Sequence[str]) -> bool:
        """Whether anything stands behind the last column."""
        return len(row) > self.width and any(map(str.strip, row[self.width :]))

    @property
    def nameless(self) -> list[int]:
        """Columns without a name before one that has one."""
        return [] if self.own else [at for at, it in enumerate(self.names) if not it.strip()]

    def __contains__(self, role: str) -> bool:
        return role in self.roles


def heads_of(row: Sequence[str], table: str = "spans", *, guarded: bool = True) -> Heads:
    """The columns of a table of that kind: ``spans``, ``relations`` or ``documents``."""
    first, last, usual = _OWN[table]
    names = [cells.unguarded(it) if guarded else it for it in row]
    if names and names[0][:1] == _MARK:  # a mark before the one that tells the encoding
        names[0] = names[0].lstrip(_MARK)
    while names and not names[-1].strip():
        names.pop()
    own = any(names[: len(it)] == it for it in (first, _FORMERLY.get(table, first)))
    if own:
        fixed = {*first, *last}
        roles = {it: at for at, it in reversed(list(enumerate(names))) if it in fixed}
    else:
        roles = _guessed(names, usual)
        if table == "spans" and "content" not in roles and "text" in roles:
            _told_apart(names, roles)
        if table == "spans" and "doc" not in roles and "content" not in roles:
            _two_ids(names, roles)
        plain = [_SIGNS.sub("", it).casefold() for it in names]
        if table == "spans" and frozenset(plain) == _BY_LINES:
            roles[IN_LINES] = plain.index(IN_LINES)
    in_words = not own and table == "spans" and _quotes(names, roles)
    taken = set(roles.values())
    others = {at: cells.named(it) for at, it in enumerate(names) if at not in taken and it.strip()}
    if not own:
        others = {at: (name.strip(), many) for at, (name, many) in others.items()}
    laid_out = _laid_out(names, table, len(others)) if own else ()
    return Heads(roles, others, own, laid_out, len(names), tuple(names), in_words=in_words)


def _laid_out(names: Sequence[str], table: str, others: int) -> Sequence[str]:
    first, last = _WRITTEN[table]
    begun = [*first, writing.SUM] if names[len(first) : len(first) + 1] == [writing.SUM] else first
    ends = names[len(begun) + others :]
    return begun if names[: len(begun)] == begun and ends == last else ()


def is_of_spans(heads: Heads) -> bool:
    """Whether the rows say where something stands, or quote it, and what it is called."""
    if heads.in_words or not heads.named:
        return True
    return {"start", "label"} <= heads.roles.keys() and bool({"end", "length"} & heads.roles.keys())


def is_of_relations(heads: Heads) -> bool:
    return {"from", "to"} <= heads.roles.keys()


def _quotes(names: Sequence[str], roles: Mapping[str, int]) -> bool:
    """Whether a column of parts stands beside those of documents and labels, and none of places."""
    if not {"doc", "label", "text"} <= roles.keys() or "start" in roles:
        return False
    return _SIGNS.sub("", names[roles["text"]]).casefold() in _PARTS


def _told_apart(names: Sequence[str], roles: dict[str, int]) -> None:
    """A table with a column for the words beside that of the text has the whole text in that."""
    plain = [_SIGNS.sub("", it).casefold() for it in names]
    words = [at for at, it in enumerate(plain) if it in _USUAL["text"]]
    free = [at for at in words if at not in roles.values()]
    if free and plain[roles["text"]] == "text":
        roles["content"], roles["text"] = roles["text"], free[0]


def _two_ids(names: Sequence[str], roles: dict[str, int]) -> None:
    """A table of pieces with an id of their own (``discourse_id``) has that of the article in ``id``."""
    plain = [_SIGNS.sub("", it).casefold() for it in names]
    own = next((at for at, it in enumerate(plain) if it in _USUAL["id"]), -1)
    if own >= 0 and "id" in plain:
        roles["doc"], roles["id"] = plain.index("id"), own


def _guessed(names: Iterable[str], usual: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Exact names first, then what they are usually called; of two the first counts."""
    places: dict[str, int] = {}
    for at, it in enumerate(names):
        places.setdefault(_SIGNS.sub("", it).casefold(), at)
    roles: dict[str, int] = {}
    for role in usual:
        at = places.get(_bare(role))
        if at is not None and at not in roles.values():
            roles[role] = at
    for role, aliases in usual.items():
        known = (places.get(_bare(it)) for it in (() if role in roles else aliases))
        at = next((it for it in known if it is not None and it not in roles.values()), None)
        if at is not None:
            roles[role] = at
    return roles


@cache
def _bare(known: str) -> str:
    """Asked for our own names alone, with each row that may be the head of a table."""
    return _SIGNS.sub("", known)
