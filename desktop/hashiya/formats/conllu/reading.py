"""CoNLL-U and CoNLL-U Plus, read: the text from tokens and spaces, the spans from CorefUD's brackets or tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain
from pathlib import PurePath
from typing import Any

from hashiya.formats.conllu import comments as conllu_comments
from hashiya.formats.conllu import quick as conllu_quick
from hashiya.formats.conllu.documents import documents
from hashiya.formats.conllu.mentions import Mentions
from hashiya.formats.conllu.sentences import (
    Columns,
    Range,
    Sentence,
    parsed,
    word_ranges,
)
from hashiya.formats.conllu.values import COLUMNS, ENTITY_FIELDS, GLOBAL, fields_of, is_conllu
from hashiya.formats.draft import Draft
from hashiya.formats.format import HEAD, Incoming, Note, ReadOptions
from hashiya.formats.said import names_shown
from hashiya.formats.source import Source, head_of
from hashiya.formats.tokens.paragraphs import decoded_head
from hashiya.text import decoding

SUFFIXES = (".conllup", ".conllu")
MOST_TOKENS = 200_000

_SHOWN = 8
_WHITE = re.compile(r"\s+")


@dataclass(slots=True)
class _Document:
    line: int = 1
    name: str = ""
    identity: str = ""
    sentences: list[Sentence] = field(default_factory=list[Sentence])
    tokens: int = 0
    cut: bool = False
    made: Incoming | None = None
    """What it was made into at once, without sentences."""


def read(path: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """Each document of the file, and notes of what is out of order or left out.

    Raises:
        OSError: when the file cannot be read.
    """
    try:
        head = head_of(path, HEAD)
        decoded = decoded_head(head, options.encoding)
    except decoding.NotText as error:
        yield Note(message=f"formats-{error.reason}", name=path.name, lost=True)
        return
    found = GLOBAL.search(decoded.text)
    columns = Columns(found[1].split() if found else COLUMNS)
    fields: tuple[str, ...] = ()
    number, grammar = 0, False
    unread, comments = Counter[str](), Counter[str]()
    others = 0
    for document, last in _documents(path, decoded.encoding, head, columns):
        number += 1
        if not grammar and any(it.grammar for it in document.sentences):
            grammar = True
            yield Note(message="formats-conllu-grammar", name=path.name, lost=True)
        if document.cut and number == 1:
            yield Note(message="formats-tokens-divided", name=path.name)
        for it in document.sentences:
            told = it.comment("global.Entity")
            fields = fields_of(told) if told else fields
        if document.made is None:
            document.name = document.name or _name(path, number, alone=last and number == 1)
            of = _article(path, document, fields, strict=options.strict)
        else:
            of, fields = document.made, ENTITY_FIELDS
        plain = of.encoding == "utf-8" != decoded.encoding
        yield replace(of, encoding=decoded.encoding) if plain else of
        for it in document.sentences:
            unread += it.unread
            others += _shows_another(it)
        comments.update(conllu_comments.unread(document.sentences))
    yield from _told_unread(path.name, "formats-conllu-columns", unread)
    yield from _told_unread(path.name, "formats-conllu-comments", comments)
    if others:
        values: dict[str, str | int] = {"count": others}
        yield Note(message="formats-conllu-text", name=path.name, values=values)
    if not number:
        yield Note(message="formats-no-letter", name=path.name, lost=True)


def _told_unread(file: str, message: str, kinds: Counter[str]) -> Iterator[Note]:
    """The kinds of what was left out, the most frequent first."""
    if kinds:
        names = names_shown((name for name, _ in kinds.most_common()), _SHOWN)
        values = {"count": len(kinds), "names": names}
        yield Note(message=message, name=file, values=values, lost=True)


def _documents(
    path: Source, encoding: str, head: bytes, columns: Columns
) -> Iterator[tuple[_Document, bool]]:
    """One after the other, and whether it is the last."""

    def make(number: int, data: bytes) -> Incoming | None:
        return conllu_quick.article(path.name, number, data, columns)

    waiting: _Document | None = None
    document = _Document()
    for it in documents(path, encoding, head, make):
        made = it if isinstance(it, Incoming) else None
        sentence = None if isinstance(it, Incoming) else parsed(it[1], it[0], columns)
        number = it.line if isinstance(it, Incoming) else it[0]
        name = _border(sentence) if sentence else ""
        begun = bool(document.sentences or document.made)
        if begun and (name is not None or document.tokens >= MOST_TOKENS):
            if waiting:
                yield waiting, False
            document.cut |= name is None
            waiting, document = document, _Document(number, cut=name is None)
        if sentence is None:
            document.made, document.tokens = made, 1
            continue
        if name is not None:
            document.name, document.identity, document.line = name, name, number
        if sentence.forms or sentence.comments:
            document.sentences.append(sentence)
            document.tokens += len(sentence.forms)
    ready = [it for it in (waiting, document) if it and it.tokens]
    for it in ready:
        yield it, it is ready[-1]


def _border(sentence: Sentence) -> str | None:
    """The name of the document that begins here, if one does."""
    for key, value in sentence.comments:
        if key in ("newdoc", "newdoc id"):
            return value
    return None


def _name(path: Source, number: int, *, alone: bool) -> str:
    return path.name if alone else f"{PurePath(path.name).stem}-{number}"


def _article(
    path: Source, document: _Document, fields: tuple[str, ...], *, strict: bool
) -> Incoming:
    text, words = _put_together(document.sentences)
    draft = Draft(path.name, text, line=document.line)
    mentions = Mentions(draft, words, fields, strict=strict)
    for sentence in document.sentences:
        mentions.take(sentence)
        for line in sentence.faults:
            draft.lose("formats-conllu-row", line=line)
    mentions.close()
    told = conllu_comments.told(draft, document.sentences)
    given: dict[str, Any] = {"name": document.name, "id": document.identity, **told}
    return draft.incoming(**given)


def _put_together(sentences: list[Sentence]) -> tuple[str, list[Range]]:
    """The text, and where each word of the document stands in it."""
    parts: list[str] = []
    words: list[Range] = []
    at = 0
    paragraphs = any(it.comment("newpar") is not None for it in sentences[1:])
    for sentence, following in zip(sentences, [*sentences[1:], None], strict=True):
        forms = sentence.forms
        if not forms:
            continue
        before, after = _gaps(sentence)
        after[-1] = _at_the_end(sentence.after[-1], following, paragraphs=paragraphs)
        if not before:  # as in all sentences but the first of some files
            pieces = [*chain.from_iterable(zip(forms, after, strict=True))]
            edges = [*accumulate(map(len, pieces), initial=at)]
            places = list(zip(edges[:-1:2], edges[1::2], strict=True))
            reached = 0
            for token, inner in sentence.parts.items():
                words += places[reached:token]
                words += word_ranges(forms[token], inner, places[token][0])
                reached = token + 1
            words += places[reached:]
            parts += pieces
            at = edges[-1]
            continue
        for token, (form, gap) in enumerate(zip(forms, after, strict=True)):
            if before and token in before:
                parts.append(before[token])
                at += len(before[token])
            end = at + len(form)
            if sentence.parts and token in sentence.parts:
                words += word_ranges(form, sentence.parts[token], at)
            else:
                words.append((at, end))
            parts += (form, gap)
            at = end + len(gap)
    return "".join(parts), words


def _gaps(sentence: Sentence) -> tuple[dict[int, str], list[str]]:
    """The spaces before and after tokens: as told, unless the sentence's own text shows others."""
    before, forms = sentence.before, sentence.forms
    told = [" " if it is None else it for it in sentence.after]
    if before or sentence.after.count(None) < len(forms):
        return before, told
    shown = sentence.comment("text")
    if shown is None or _WHITE.sub(" ", shown).strip() == _WHITE.sub(" ", " ".join(forms)).strip():
        return before, told
    return before, _from_text(forms, shown) or told


def _shows_another(sentence: Sentence) -> bool:
    """Whether the sentence's own text is not the one that its tokens give; spaces are all alike."""
    shown = sentence.comment("text")
    if shown is None or not sentence.forms:
        return False
    before, after = _gaps(sentence)
    parts = zip(sentence.forms, after, strict=True)
    made = "".join(before.get(at, "") + form + gap for at, (form, gap) in enumerate(parts))
    return _WHITE.sub(" ", shown).strip() != _WHITE.sub(" ", made).strip()


def _from_text(forms: list[str], shown: str) -> list[str]:
    """The gaps by the text of the sentence; none where its tokens are not all that it has."""
    gaps: list[str] = []
    at = len(shown) - len(shown.lstrip())
    for form in forms:
        if not shown.startswith(form, at):
            return []
        end = at + len(form)
        rest = shown[end:]
        white = rest[: len(rest) - len(rest.lstrip())]
        gaps.append(white)
        at = end + len(white)
    return gaps if at == len(shown) else []


def _at_the_end(told: str | None, following: Sentence | None, *, paragraphs: bool) -> str:
    """What parts a sentence from the next: as told, else by paragraphs, else a line each."""
    if told:
        return told
    if following is None:
        return ""
    if following.comment("newpar") is not None:
        return "\n"
    if told is not None:
        return ""
    return " " if paragraphs else "\n"


def recognises(source: Source, head: bytes) -> bool:
    """Files named so, and those that name their columns or have CoNLL-U's ten."""
    return source.name.lower().endswith(SUFFIXES) or is_conllu(head)
