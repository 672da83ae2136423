"""What a label set that comes with the program must hold, as one list of faults with words for each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hashiya.model.schema import Label, Schema
from hashiya.text import edges
from hashiya.text.words import word_at

LANGUAGES = ("ar", "en")
REMARK = " — "
KEYS = re.compile(r"[0-9]|shift\+[0-9]|alt\+[1-4]")
PAIRS = ("«»", "“”", "‘’", "()", "[]")
QUOTES = frozenset("«»“”‘’\"'")
STOPS = frozenset("،؛,;.:")
PROCLITICS = re.compile(r"[وف]?[بلك]?ـ?")
SCRIPT = {"ar": re.compile(r"[\u0621-\u064a]{2}"), "en": re.compile(r"[A-Za-z]{2}")}
HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
CHOICES_WITH_A_DIGIT = 10


def faults(schema: Schema) -> list[str]:
    """Everything that is not as it must be; nothing for a set that may be handed out."""
    return [
        *_words(schema),
        *(it for label in schema.labels for it in (*_card(label), *_examples(label))),
        *_looks(schema),
        *_keys(schema),
        *_attributes(schema),
        *_relations(schema),
    ]


def marked(line: str) -> tuple[str, list[tuple[int, int]]]:
    """The phrase of an example without its brackets, and the ranges they enclosed.

    Raises:
        ValueError: brackets without their pair, or one in another.
    """
    phrase, ranges, start = "", [], None
    for sign in line.partition(REMARK)[0]:
        if sign == "⟦" and start is None:
            start = len(phrase)
        elif sign == "⟧" and start is not None:
            ranges.append((start, len(phrase)))
            start = None
        elif sign in "⟦⟧":
            raise ValueError(line)
        else:
            phrase += sign
    if start is not None:
        raise ValueError(line)
    return phrase, ranges


def _words(schema: Schema) -> Iterator[str]:
    """Names of everything, definitions of all that a person must understand, in both languages."""
    named = [("set", schema), *((it.code, it) for it in schema.layers)]
    named += [(it.code, it) for it in (*schema.labels, *schema.relations, *schema.document_labels)]
    named += [(it.name, it) for it in schema.attributes]
    owners = (*schema.attributes, *schema.document_labels)
    named += [(choice.code, choice) for it in owners for choice in it.choices]
    for code, it in named:
        yield from _both(f"{code}: name", it.names, exactly=True)
    explained = [("set", schema), *((it.code, it) for it in (*schema.labels, *schema.relations))]
    for code, it in explained:
        yield from _both(f"{code}: guideline", it.guideline)
    for code, it in named:
        guideline = getattr(it, "guideline", None)
        if guideline and set(guideline) != set(LANGUAGES):
            yield f"{code}: guideline in one language"


def _both(what: str, words, *, exactly: bool = False) -> Iterator[str]:
    if set(words) != set(LANGUAGES) or not all(it.strip() for it in words.values()):
        yield f"{what} not in both languages"
    for language, text in words.items():
        if HIDDEN.search(text):
            yield f"{what} has hidden signs"
        if not exactly and not SCRIPT[language].search(text):
            yield f"{what} is not in {language}"


def _card(label: Label) -> Iterator[str]:
    for language in LANGUAGES:
        if not label.card.complete_in(language):
            yield f"{label.code}: card incomplete in {language}"
    for part in ("include", "exclude", "examples", "decision"):
        words = getattr(label.card, part)
        yield from _both(f"{label.code}: {part}", words, exactly=part == "examples")
        lines = [words.get(it, "").split("\n") for it in LANGUAGES]
        if len(lines[0]) != len(lines[1]):
            yield f"{label.code}: {part} has items in one language"
        if not all(line.strip() == line and line for it in lines for line in it):
            yield f"{label.code}: {part} has an empty item"


def _examples(label: Label) -> Iterator[str]:
    arabic, english = (label.card.examples.get(it, "").split("\n") for it in LANGUAGES)
    if [it.partition(REMARK)[0] for it in arabic] != [it.partition(REMARK)[0] for it in english]:
        yield f"{label.code}: examples differ"
    for line in arabic:
        try:
            phrase, ranges = marked(line)
        except ValueError:
            yield f"{label.code}: brackets without their pair: {line}"
            continue
        if not ranges:
            yield f"{label.code}: nothing marked: {line}"
        for start, end in ranges:
            yield from (f"{label.code}: {it}: {line}" for it in _edges(label, phrase, start, end))


def _edges(label: Label, text: str, start: int, end: int) -> Iterator[str]:
    if edges.tidy(text, start, end) != (start, end):
        yield "white or cut edge"
        return
    span = text[start:end]
    if any(span.count(a) != span.count(b) for a, b in PAIRS) or span.count('"') % 2:
        yield "half a pair"
    if _signs_at_edges(label, span):
        yield "a sign at an edge"
    word = word_at(text, start)
    if word and word[0] < start < word[1]:
        before = text[word[0] : start]
        if label.proclitics == "in" or not PROCLITICS.fullmatch(before):
            yield "begins inside a word"
    word = word_at(text, end - 1)
    if word and end < word[1]:
        yield "ends inside a word"


def _signs_at_edges(label: Label, span: str) -> bool:
    """A colon may be a cue; outside the entities a span may end with a quotation within it."""
    if span == ":" and label.role == "cue":
        return False
    wrapped = span[0] + span[-1] in (*PAIRS, '""', "''")
    closed = label.layer != "entity" and not wrapped
    return (
        span[0] in STOPS or span[-1] in STOPS or (not closed and bool({span[0], span[-1]} & QUOTES))
    )


def _looks(schema: Schema) -> Iterator[str]:
    for it in schema.labels:
        if not (1 <= it.slot <= 8):
            yield f"{it.code}: no hue"
        if not re.fullmatch(r"[A-Z]{2,4}", it.short):
            yield f"{it.code}: short code"
        if it.role in {"claim", "evidence"} and it.form != "band":
            yield f"{it.code}: no band"
    yield from _twice("short", (it.short for it in schema.labels))
    # a band shows no line, so two bands differ in hue
    looks = ((it.form, it.slot, it.form == "band" or it.line) for it in schema.labels)
    yield from _twice("look", looks)


def _keys(schema: Schema) -> Iterator[str]:
    keys = [it.shortcut for it in schema.labels if it.shortcut]
    yield from (f"key: {it}" for it in keys if not KEYS.fullmatch(it))
    yield from _twice("key", keys)
    if len(keys) < min(len(schema.labels), 24):
        yield "labels without a key while keys are free"
    for label in schema.labels:
        letters = [it.key for it in schema.attributes_of(label.layer, label.code)]
        yield from _twice(f"{label.code}: attribute key", letters)
        if not all(re.fullmatch(r"[b-z]", it) for it in letters):  # "a" opens the strip
            yield f"{label.code}: attribute without a key"


def _attributes(schema: Schema) -> Iterator[str]:
    for it in schema.attributes:
        there = {label.code for label in schema.labels_of(it.layer)}
        if not set(it.labels) <= there:
            yield f"{it.name}: serves labels that are not there"
        if it.kind in {"choice", "choices"} and not 2 <= len(it.choices) <= CHOICES_WITH_A_DIGIT:
            yield f"{it.name}: choices without a digit"
        codes = {choice.code for choice in it.choices}
        if it.default and it.default not in (codes or {"true", "false"}):
            yield f"{it.name}: its default is not there"
        if it.default and it.required:
            yield f"{it.name}: required, and has a default"
        yield from _twice(f"{it.name}: choice", (choice.code for choice in it.choices))
    for label in schema.labels:
        names = (it.name for it in schema.attributes_of(label.layer, label.code))
        yield from _twice(f"{label.code}: attribute", names)


def _relations(schema: Schema) -> Iterator[str]:
    known = {it.code for it in (*schema.labels, *schema.layers)}
    for it in schema.relations:
        if not it.domain or not it.range or not {*it.domain, *it.range} <= known:
            yield f"{it.code}: ends that are not there"
        if it.symmetric and set(it.domain) != set(it.range):
            yield f"{it.code}: symmetric with unlike ends"
    claims = schema.labels_as("claim")
    if claims and not (schema.labels_as("source") and schema.labels_as("cue")):
        yield "claims without source or cue"
    for role in ("speaker", "cue", "same", "contradicts") if claims else ():
        if len(schema.relations_as(role)) != 1:
            yield f"relation as {role}"
    for claim in claims:
        yield from _ways(schema, claim)


def _ways(schema: Schema, claim: Label) -> Iterator[str]:
    """From a claim to source and cue leads one relation each; evidence may speak for and against."""
    for role, part in (("speaker", "source"), ("cue", "cue")):
        for partner in schema.labels_as(part):
            if [it.role for it in schema.fitting(claim, partner)].count(role) != 1:
                yield f"{claim.code}: no way to its {part} {partner.code}"
    for proof in schema.labels_as("evidence"):
        if not {"supports", "attacks"} <= {it.role for it in schema.fitting(proof, claim)}:
            yield f"{proof.code}: backs no {claim.code}"


def _twice(what: str, codes) -> Iterator[str]:
    yield from (f"{what} twice: {it}" for it, count in Counter(codes).items() if it and count > 1)
