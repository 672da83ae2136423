"""What is written is read back equal, except for what the loss report names."""

from __future__ import annotations

import re
from pathlib import Path

import gold
from formats import brat_checker
from formats.datasets import datasets, described
from hypothesis import given

from hashiya.formats.brat import brat
from hashiya.formats.format import Incoming, ReadOptions, WriteOptions
from hashiya.formats.jsonl import jsonl
from hashiya.formats.losses import LossReport, Tally
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle, Dataset

FACTS = [
    "id",
    "name",
    "title",
    "text",
    "sha256",
    "language",
    "direction",
    "source",
    "url",
    "author",
    "published",
    "status",
    "encoding",
]
LINE_END = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def weighed(weigh, dataset: Dataset) -> LossReport:
    tally = Tally()
    for it in dataset:
        tally.article(it)
        weigh(it, dataset.schema, WriteOptions(), tally)
    return tally.report()


@given(datasets)
def test_the_own_format_loses_nothing(tmp_path_factory, dataset: Dataset) -> None:
    file = tmp_path_factory.mktemp("own") / "out.jsonl"
    jsonl.write(dataset, file, WriteOptions())
    found = list(jsonl.read(file, ReadOptions()))
    assert weighed(jsonl.weigh, dataset).lossless
    for source, read in zip(dataset, found, strict=True):
        assert isinstance(read, Incoming)
        assert read.notes == ()
        of = source.article
        assert [getattr(read, it) for it in FACTS] == [getattr(of, it) for it in FACTS]
        assert (read.labels, read.created) == (of.labels, of.created)
        assert [
            (it.id, it.layer, it.label, it.fragments, it.attributes, it.annotator, it.created)
            for it in read.spans
        ] == [
            (it.id, it.layer, it.label, it.fragments, it.attributes, it.annotator, it.created)
            for it in (*source.annotations, *(lost.annotation for lost in source.waiting))
        ]
        arrows = (*source.relations, *(one for it in source.waiting for one in it.relations))
        assert [
            (it.id, it.label, it.from_id, it.to_id, it.attributes, it.annotator, it.created)
            for it in read.relations
        ] == [
            (it.id, it.label, it.from_id, it.to_id, it.attributes, it.annotator, it.created)
            for it in {it.id: it for it in arrows}.values()
        ]


@given(described)
def test_brat_reads_back_equal(tmp_path_factory, dataset: Dataset) -> None:
    folder: Path = tmp_path_factory.mktemp("brat")
    brat.write(dataset, folder, WriteOptions())
    _, docs = brat_checker.read(folder)
    report = weighed(brat.weigh, dataset)
    sources = list(dataset)
    assert len(docs) == len(sources)
    assert sum(len(it.spans) for it in docs.values()) == report.spans - report.count("no_word")
    written = sum(len(it.relations) for it in docs.values())
    assert written == report.relations - report.count("relation_across")
    unmatched = sorted(docs.values(), key=_doc_key)
    for source, doc in zip(sorted(sources, key=_source_key), unmatched, strict=True):
        assert doc.text == source.article.text
        _same(source, doc)


def _doc_key(doc: brat_checker.Standoff) -> tuple:
    spans = [(label, places) for label, places in doc.spans.values()]
    return doc.text, spans, str(sorted(doc.attributes.items())), str(sorted(doc.notes.items()))


def _source_key(source: AnnotatedArticle) -> tuple:
    doc = _as_brat(source)
    return _doc_key(doc)


def _same(source: AnnotatedArticle, doc: brat_checker.Standoff) -> None:
    expected = _as_brat(source)
    assert doc.spans == expected.spans
    assert doc.attributes == expected.attributes
    assert doc.references == expected.references
    assert {owner: {k: _plain(v) for k, v in it.items()} for owner, it in doc.notes.items()} == {
        owner: {k: _plain(v) for k, v in it.items()} for owner, it in expected.notes.items()
    }


def _as_brat(source: AnnotatedArticle) -> brat_checker.Standoff:
    """What the folder must hold for this article, worked out in another way than the writer's."""
    doc = brat_checker.Standoff(source.article.text)
    owners: dict[str, str] = {}
    for it in source.annotations:
        places = tuple(piece for part in it.fragments for piece in _pieces(doc.text, part))
        if places:
            owner = f"T{len(doc.spans) + 1}"
            doc.spans[owner] = (it.label, places)
            _bear(doc, owner, it)
            owners[it.id] = owner
    written = [it for it in source.relations if {it.from_id, it.to_id} <= owners.keys()]
    for number, it in enumerate(written, start=1):
        for name, value in it.attributes.items():
            doc.notes.setdefault(f"R{number}", {})[name] = str(value).lower()
    return doc


def _pieces(text: str, part) -> list[tuple[int, int]]:
    """Stretches of one line that begin and end with something to see."""
    if not LINE_END.search(text[part.start : part.end]):
        return [(part.start, part.end)]
    marked = "".join("\n" if LINE_END.match(it) else it for it in text)
    found = []
    for it in re.finditer(r"[^\n]+", marked[part.start : part.end]):
        whole = it[0]
        if whole.strip():
            start = part.start + it.start() + len(whole) - len(whole.lstrip())
            found.append((start, start + len(whole.strip())))
    return found


def _bear(doc: brat_checker.Standoff, owner: str, it: Annotation) -> None:
    for name, value in it.attributes.items():
        if name in {"mention", "verdict"}:
            doc.attributes.setdefault(owner, {})[name] = str(value)
        elif name == "certain":
            doc.attributes.setdefault(owner, {})[name] = "true" if value else "false"
        elif name == "main":
            doc.attributes.setdefault(owner, {})[name] = None
        elif name == "wikidata" and value != "NIL":
            doc.references[owner] = str(value)
        else:
            note = "AnnotatorNotes" if name == "comment" else name
            doc.notes.setdefault(owner, {})[note] = _escaped(str(value))


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace("\u2028", "\\u2028")


def _plain(note: str) -> str:
    return note.encode("ascii", "backslashreplace").decode().replace("\\\\", "\\")


def test_brat_of_the_gold_reads_back_equal(tmp_path: Path) -> None:
    sources = gold.articles()
    brat.write(Dataset(schema=gold.schema(), articles=sources), tmp_path, WriteOptions())
    config, docs = brat_checker.read(tmp_path)
    assert {"PERS", "CLAIM", "EVIDENCE"} <= set(config.entities)
    assert sum(len(it.spans) for it in docs.values()) == 297
    assert sum(len(it.relations) for it in docs.values()) == 161
    for source in sources:
        doc = docs[source.article.name.removesuffix(".txt")]
        data = (tmp_path / source.article.name).read_bytes()
        assert data.decode("utf-8") == source.article.text
        numbers = {it.id: f"T{n}" for n, it in enumerate(source.annotations, start=1)}
        for it in source.annotations:
            spans = tuple((part.start, part.end) for part in it.fragments)
            assert doc.spans[numbers[it.id]] == (it.label, spans)
            said = {
                **doc.attributes.get(numbers[it.id], {}),
                **doc.notes.get(numbers[it.id], {}),
            }
            assert len(said) + (numbers[it.id] in doc.references) == len(it.attributes)
        assert doc.relations == [
            (it.label, numbers[it.from_id], numbers[it.to_id]) for it in source.relations
        ]
    arabic = (tmp_path / "visual.conf").read_text("utf-8")
    assert "PERS | شخص" in arabic
    assert "said_by | قاله" in arabic
