"""Makes datasets for tests of formats: texts that hurt, spans anywhere, every kind of attribute, marks that wait."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import gold
from hypothesis import strategies as st
from making import annotation, article, relation
from text.strategies import texts

from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeType
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.relation import Relation
from hashiya.model.span import Span
from hashiya.model.unplaced import Reason, Unplaced

_GOLD = gold.schema()
_NUMBER = AttributeType(name="weight", kind="number", layer="entity", labels=("PERS",))
SCHEMA = replace(_GOLD, attributes=(*_GOLD.attributes, _NUMBER))
LABELS = ["PERS", "ORG", "GPE", "OCC", "CLAIM"]
NOTES = ["ملاحظة", "a\nb", "=1+1", "a\\b", "\ttab", "'x", "\u2028", "x" * 300, "@", "-", "😀"]
NUMBERS = [7, 0, 1, -3, 1.0, 0.93, 1e300, -0.0, 2**53 + 1, 10**22]
LISTS = [("a", "b"), ("a",), ("7", "true"), ("a, b", "c;d|e"), ()]
LOOKALIKES = ["7", "1.0", "true", "TRUE", "٧", "nan", "[]", "1e300"]
ANYTHING = st.sampled_from([*NUMBERS, *LISTS, *LOOKALIKES, True, False])
"""Values of an attribute that no label set describes."""
DESCRIBED = {
    "PERS": {
        "mention": st.sampled_from(["NAM", "NOM"]),
        "certain": st.booleans(),
        "comment": st.sampled_from(NOTES),
        "canonical": st.sampled_from(NOTES),
        "wikidata": st.sampled_from(["Q7184", "NIL"]),
    },
    "CLAIM": {
        "verdict": st.sampled_from(["true", "false", "unrated"]),
        "main": st.just(value=True),
        "verdict_date": st.just("2020-02-12"),
    },
}
"""What the label set describes, as it describes it."""
ODD = {
    "PERS": {
        **DESCRIBED["PERS"],
        "certain": st.sampled_from([True, False, "perhaps", 1]),
        "weight": st.sampled_from([*NUMBERS, "heavy", True]),
        "confidence": ANYTHING,
    },
    "ORG": {"weight": ANYTHING, "main": ANYTHING},
    "CLAIM": {**DESCRIBED["CLAIM"], "weight": ANYTHING},
}
"""What it does not, too, and values that do not fit what it says."""
LABELLED = [
    {},
    {"genre": "opinion", "topics": ("أ", "ب")},
    {"genre": "7", "topics": ("أ",), "mood": "", "true": "true", "none": ()},
]
FACTS = {
    "title": st.sampled_from(["خبر", "a, b", "=x"]),
    "source": st.sampled_from(["", "رويترز"]),
    "url": st.sampled_from(["", "https://example.org/?a=1&b=2"]),
    "author": st.sampled_from(["", "فلان"]),
    "published": st.sampled_from(["", "2020-02-12"]),
    "status": st.sampled_from(["new", "done"]),
    "language": st.sampled_from(["ar", "fa", "he"]),
    "direction": st.sampled_from(["auto", "rtl", "ltr"]),
    "encoding": st.sampled_from(["utf-8", "cp1256"]),
    "name": st.sampled_from(["a.txt", "A.TXT", "../x", "CON", "a/b", ".", "x" * 300, "\u202ea"]),
}


@st.composite
def annotated(draw: st.DrawFn, *, odd: bool = True) -> AnnotatedArticle:
    text = draw(texts).replace("\0", "\ufffd") + draw(st.sampled_from(["ا", "نص.\r\nنص", "🇮🇶 ع"]))
    facts = {name: draw(it) for name, it in FACTS.items()}
    labels = draw(st.sampled_from(LABELLED if odd else LABELLED[:2]))
    of = article(text, labels=labels, **facts)
    marks = [
        _mark(draw, of, text, ODD if odd else DESCRIBED) for _ in range(draw(st.integers(0, 6)))
    ]
    marks.sort(key=lambda it: (it.start, -it.end))
    return AnnotatedArticle(
        article=of,
        annotations=tuple(marks),
        relations=_arrows(draw, marks, odd=odd),
        waiting=_waiting(draw, of, marks),
    )


def _mark(draw: st.DrawFn, of, text: str, kinds: dict) -> Annotation:
    label = draw(st.sampled_from(LABELS))
    edges = draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=4).map(sorted))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    attributes = {
        name: draw(values) for name, values in kinds.get(label, {}).items() if draw(st.booleans())
    }
    start, end = pairs[0][0], pairs[-1][1]
    made = annotation(of, start, end, label, attributes=attributes)
    fragments = tuple(Span(a, b) for a, b in pairs)
    return made if len(fragments) == 1 else _with_fragments(made, fragments)


def _with_fragments(made: Annotation, fragments: tuple[Span, ...]) -> Annotation:
    return replace(made, fragments=fragments)


def _arrows(draw: st.DrawFn, marks: list[Annotation], *, odd: bool) -> tuple[Relation, ...]:
    entities = [it for it in marks if it.layer == "entity"]
    if len(entities) < 2 or not draw(st.booleans()):
        return ()
    attributes = draw(st.sampled_from([{}, {"certain": False}]))
    if odd and draw(st.booleans()):
        attributes = {**attributes, "confidence": draw(ANYTHING)}
    return (relation(entities[0], entities[-1], "coref", attributes=attributes),)


def _waiting(draw: st.DrawFn, of, marks: list[Annotation]) -> tuple[Unplaced, ...]:
    """Some that have no place: they stood anywhere, maybe past the text, with relations to each other and to others."""
    lost = [_lost(draw, of) for _ in range(draw(st.integers(0, 2)))]
    arrows = [
        relation(one, other, "coref", attributes=draw(st.sampled_from([{}, {"certain": False}])))
        for one in (*lost, *marks[:1])
        for other in (*lost, *marks[-1:])
        if one is not other and {one.id, other.id} & {it.id for it in lost} and draw(st.booleans())
    ]
    return tuple(
        Unplaced(
            annotation=it,
            relations=tuple(one for one in arrows if it.id in (one.from_id, one.to_id)),
            reason=draw(st.sampled_from(get_args(Reason))),
            before=draw(st.sampled_from(["", "قال ", "a\n😀"])),
            after=draw(st.sampled_from(["", "، ثم", "\t"])),
        )
        for it in lost
    )


def _lost(draw: st.DrawFn, of) -> Annotation:
    quote = draw(st.sampled_from(["…", "بيروت", "a\r\nb", "😀 معًا", "\u202eق"]))
    start = draw(st.sampled_from([0, 3, 10**9]))
    label = draw(st.sampled_from(LABELS))
    attributes = {name: draw(values) for name, values in DESCRIBED.get(label, {}).items()}
    end = start + len(quote)
    parts = (Span(start, end),)
    if len(quote) > 3 and draw(st.booleans()):
        parts = Span(start, start + 1), Span(start + 2, end)
    made = annotation(of, 0, 1, label, attributes=attributes)
    return replace(made, fragments=parts, quote=quote)


def _datasets(*, odd: bool) -> st.SearchStrategy[Dataset]:
    articles = st.lists(annotated(odd=odd), min_size=1, max_size=3)
    return articles.map(lambda them: Dataset(schema=SCHEMA, articles=them))


datasets = _datasets(odd=True)
described = _datasets(odd=False)
"""Without values that the label set does not describe."""
