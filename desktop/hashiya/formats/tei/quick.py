"""TEI documents that are just as Hashiya writes them, read quickly; it never notes what the careful way would not.

Whatever is unusual in a document makes it give up: ``tei_reading`` then reads that document with care.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise
from operator import add
from typing import Any, cast

from hashiya.formats import facts, guesses
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan
from hashiya.formats.plain_xml import VALUE, WORDS, decoded, said
from hashiya.formats.quick_checks import UnusualError, fill, sure
from hashiya.formats.said import number_of
from hashiya.formats.tei.beside import Category
from hashiya.model.attribute import AttributeValue
from hashiya.model.code import is_code
from hashiya.model.span import Span

_START = b'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" '
_CLASSES, _CLASSED = "<encodingDesc><classDecl>\n", "</classDecl></encodingDesc>\n"
_TEXT = '<text><body><ab xml:id="b" xml:space="preserve">'
_END = "</ab></body></text>\n</TEI>\n"
_STANDOFF, _STOOD = "<standOff>\n", "</standOff>\n"
_RELATIONS, _RELATED = "<listRelation>\n", "</listRelation>\n"
_ID = r'[^"<>&\s]+'
_NAMED = rf'"({VALUE})"(?: n="({VALUE})")?'
_OF_A_SPAN = ("\n<span xml:id=", " ana=", " target=", " resp=")

_TITLES = re.compile(
    rf'xml:lang="({VALUE})">\n<teiHeader>\n<fileDesc>\n'
    rf"<titleStmt><title>({WORDS})</title>(?:<author>({WORDS})</author>)?"
    rf'((?:<respStmt xml:id="{_ID}"><resp>annotation</resp><name>{WORDS}</name></respStmt>)*)</titleStmt>\n'
    r"<publicationStmt><p>Hashiya</p></publicationStmt>\n"
    rf"<sourceDesc><bibl><title>{WORDS}</title>(?:<date>{WORDS}</date>)?</bibl></sourceDesc>\n</fileDesc>\n"
)
_FACTS = re.compile(
    rf"(?:<profileDesc><textClass><keywords>((?:<term type={_NAMED}>{WORDS}</term>)+)"
    r"</keywords></textClass></profileDesc>\n)?"
    rf'<xenoData type="hashiya">({WORDS})</xenoData>\n</teiHeader>\n'
)
_PLAIN = re.compile(WORDS)
_PERSON = re.compile(rf'<respStmt xml:id="({_ID})"><resp>annotation</resp><name>({WORDS})<')
_TERM = re.compile(rf"<term type={_NAMED}>({WORDS})<")
_TAXONOMY = re.compile(rf'<taxonomy xml:id="({_ID})" n="({VALUE})">\n')
_CATEGORY = re.compile(
    rf'<category xml:id="({_ID})" n="({VALUE})">'
    rf'(?:<catDesc xml:lang="{VALUE}">{WORDS}</catDesc>)*</category>\n'
)
_GROUP = re.compile(rf"<spanGrp type={_NAMED}>\n")
_RANGE = re.compile(r"#string-range\(b,([0-9]{1,9}),([0-9]{1,9})\)")
_STRUCTURE = re.compile(rf'<fs xml:id="({_ID})">')
_FEATURE = re.compile(
    rf'<f name={_NAMED}>(?:<string>({WORDS})</string>|<binary value="(true|false)"/>'
    rf'|<numeric value="({VALUE})"/>|<vColl>((?:<string>{WORDS}</string>)*)</vColl>)'
)
_STRING = re.compile(rf"<string>({WORDS})<")
_RELATION = re.compile(
    rf'<relation name={_NAMED} active="#({_ID})" passive="#({_ID})"'
    rf'(?: ana="#({_ID})")?(?: resp="(#{_ID})")?/>\n'
)


def article(data: bytes, file: str, stem: str) -> Incoming | None:
    """The article of a document of ours; ``None``: read it with care."""
    words = decoded(data) if data.startswith(_START) else None
    if words is None:
        return None
    try:
        return _Reading(words[len(_START) :], file, stem).article()
    except UnusualError:
        return None


def _found(found: re.Match[str] | None) -> re.Match[str]:
    if found is None:
        raise UnusualError
    return found


def _pieces(words: str, end: str) -> list[str]:
    """What stands before each ``end``; nothing stands after the last."""
    *found, rest = words.split(end)
    sure(not rest)
    return found


def _columns(pattern: re.Pattern[str], words: str, between: str = "") -> list[list[str]]:
    """What its groups hold, group by group; what does not match is ``between`` the matches alone."""
    found = pattern.split(words)
    size = pattern.groups + 1
    sure(not found[0] and found[size::size].count(between) == len(found) // size)
    return [found[at::size] for at in range(1, size)]


class _Reading:
    def __init__(self, words: str, file: str, stem: str) -> None:
        before, _, after = words.partition(_CLASSES)
        classes, _, after = after.partition(_CLASSED)
        self._titles = _found(_TITLES.fullmatch(before))
        self._told = _found(_FACTS.match(after))
        self._beside, _, body = after[self._told.end() :].partition(_TEXT)
        sure(body.endswith(_END))
        text = body[: -len(_END)]
        sure(_PLAIN.fullmatch(text) is not None)
        self._text = said(text)
        sure(guesses.has_letter(self._text))
        self._stem = stem
        self._draft = Draft(file, self._text)
        self._categories = _categories(classes)
        self._features: dict[str, dict[str, AttributeValue]] = {}
        self._people: dict[str | None, str] = {"": "", None: ""}
        for key, name in _PERSON.findall(self._titles[4]):
            self._people[f"#{key}"] = _name(said(name))

    def article(self) -> Incoming:
        if self._beside:
            sure(self._beside.startswith(_STANDOFF) and self._beside.endswith(_STOOD))
            self._standoff(self._beside[len(_STANDOFF) : -len(_STOOD)])
        for name, long, value in _TERM.findall(self._told[1] or ""):
            if value:
                self._draft.label(said(long or name) or "keywords", said(value))
        language, title, author = (said(self._titles[it] or "") for it in (1, 2, 3))
        found: dict[str, Any] = {
            "name": f"{self._stem}.txt",
            "title": " ".join(title.split()) or None,
            "author": " ".join(author.split()) or None,
            "language": None if language == "und" else language,
            **self._facts(),
        }
        return self._draft.incoming(**found)

    def _facts(self) -> dict[str, Any]:
        try:
            told: Any = json.loads(said(self._told[4]))
        except (ValueError, RecursionError):
            raise UnusualError from None
        sure(isinstance(told, dict))
        raw = cast("dict[str, Any]", told)
        for name in facts.taken_lists(raw):
            self._draft.label(name, ())
        found, rest = facts.heard(raw, self._draft.text)
        sure(not rest)
        return found

    def _standoff(self, words: str) -> None:
        *groups, rest = words.split("</spanGrp>\n")
        structures, _, relations = rest.partition(_RELATIONS)
        for it in _pieces(structures, "</fs>\n"):
            head = _found(_STRUCTURE.match(it))
            sure(head[1] not in self._features and f"#{head[1]}" not in self._categories)
            self._features[head[1]] = _said(f"{it[head.end() :]}</fs>")
        spans = [one for it in groups for one in self._spans(it[_found(_GROUP.match(it)).end() :])]
        arrows: list[IncomingRelation] = []
        if relations:
            sure(relations.endswith(_RELATED))
            arrows = list(self._relations(relations.removesuffix(_RELATED)))
        fill(self._draft, spans, arrows)

    def _spans(self, words: str) -> Iterator[IncomingSpan]:
        """Of a group, all at once: what stands at one place of each is a column."""
        parted = [it.partition(">") for it in _pieces(words, "</span>\n")]
        contents = [it[2].partition("<fs>") for it in parted]
        quotes = [it[0] for it in contents]
        shown = "".join(quotes)
        sure(
            "<" not in shown and ">" not in shown
        )  # what else may not stand there, the text has not
        if "&" in shown:
            quotes = list(map(said, quotes))
        ids, labels, targets, people = _attributes([it[0] for it in parted])
        text = self._text
        places = _places(targets, len(text))
        sure([text[it[0].start : it[-1].end] for it in places] == quotes)
        of = self._categories
        sure(of.keys() >= set(labels) and self._people.keys() >= set(people))
        whose = self._people
        return (
            IncomingSpan(
                id=own,
                layer=of[label].layer,
                label=of[label].label,
                fragments=place,
                attributes=_said(structure).copy() if structure else {},
                annotator=whose[person],
            )
            for own, label, place, person, (_, _, structure) in zip(
                ids, labels, places, people, contents, strict=True
            )
        )

    def _relations(self, words: str) -> Iterator[IncomingRelation]:
        for number, (name, long, one, other, ana, resp) in enumerate(
            zip(*_columns(_RELATION, words), strict=True), start=1
        ):
            label = said(long or name) or "relation"
            sure(resp in self._people and (not ana or ana in self._features) and is_code(label))
            yield IncomingRelation(
                id=f"#R{number}",
                label=label,
                from_id=one,
                to_id=other,
                attributes=self._features[ana].copy() if ana else {},
                annotator=self._people[resp],
            )


def _attributes(heads: list[str]) -> tuple[list[str], list[str], list[str], list[str]]:
    """Their values in columns; who made a mark stands last and may be missing."""
    each = [it if ' resp="' in it else f'{it} resp=""' for it in heads]
    words = "\n" + "\n".join(each)
    sure(words.count("<") == words.count("\n") == len(heads) and "\t" not in words)
    found = words.split('"')
    sure(len(found) == 8 * len(heads) + 1 and not found[-1])
    for at, name in enumerate(_OF_A_SPAN):
        sure(found[2 * at : -1 : 8].count(name) == len(heads))
    return found[1::8], found[3::8], found[5::8], found[7::8]


def _places(targets: list[str], length: int) -> list[tuple[Span, ...]]:
    """Where the marks stand, from start to end."""
    parts = " ".join(targets)
    sure("\n" not in parts)
    starts, sizes = (list(map(int, it)) for it in _columns(_RANGE, f"{parts} ", " "))
    ends = list(map(add, starts, sizes))
    sure(not starts or (min(sizes) > 0 and max(ends) <= length))
    spans = list(map(Span, starts, ends))
    if len(spans) == len(targets):
        return list(zip(spans, strict=True))
    each = iter(spans)
    places = [tuple(islice(each, it.count(" ") + 1)) for it in targets]
    sure(all(one.end < other.start for it in places for one, other in pairwise(it)))
    return places


@lru_cache(maxsize=16)
def _categories(classes: str) -> dict[str, Category]:
    """By what points to them; the same in all the documents of a corpus."""
    found: dict[str, Category] = {}
    for it in _pieces(classes, "</taxonomy>\n"):
        head = _found(_TAXONOMY.match(it))
        layer = said(head[2]) or head[1]
        sure(is_code(layer))
        for key, label in zip(*_columns(_CATEGORY, it[head.end() :]), strict=True):
            found[f"#{key}"] = Category(layer, said(label) or key)
            sure(is_code(found[f"#{key}"].label))
    return found


@lru_cache(maxsize=4_096)
def _said(structure: str) -> dict[str, AttributeValue]:
    """What a feature structure says, from its first feature to its end: the same of many marks."""
    sure(structure.endswith("</fs>"))
    found: dict[str, AttributeValue] = {}
    for it in _pieces(structure[:-5], "</f>"):
        name, long, words, flag, number, strings = _found(_FEATURE.fullmatch(it)).groups()
        key = said(long or name)
        sure(is_code(key))
        if words is not None:
            found[key] = said(words)
        elif flag is not None:
            found[key] = flag == "true"
        elif number is not None:
            found[key] = number_of(said(number))
        else:
            found[key] = tuple(map(said, _STRING.findall(strings)))
    return found


def _name(words: str) -> str:
    return " ".join(words.split()) if "\n" in words else words
