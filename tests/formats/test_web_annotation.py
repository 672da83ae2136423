"""W3C Web Annotation: what is written is legal JSON-LD that other processors read; what others write is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gold
import jsonschema
import pytest
from formats import kit
from formats.datasets import datasets
from formats.test_golden import dataset as example
from hypothesis import given
from pyld import jsonld

from hashiya import formats
from hashiya.commands import reading
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.web_annotation import web_annotation
from hashiya.model.dataset import Dataset
from hashiya.model.span import Span

HERE = Path(__file__).parent
TEXT = "🚨 زار ترامب بغداد، ثم غادر ترامب بغداد."
OA = "http://www.w3.org/ns/oa#"


def refused(url: str, _: Any) -> dict[str, Any]:
    """The one context that is written down here; nothing else, and never the network."""
    assert url == "http://www.w3.org/ns/anno.jsonld", url
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": json.loads((HERE / "anno_context.json").read_bytes()),
    }


def read(
    place: Path, data: Any, name: str = "a.jsonld", text: str | None = None
) -> list[Incoming | Note]:
    file = place / name
    file.write_text(json.dumps(data, ensure_ascii=False, indent=2), encoding="utf-8")
    if text is not None:
        (place / "news.txt").write_bytes(text.encode("utf-8"))
    assert formats.for_reading(file).id == "w3c"
    return list(web_annotation.read(file, ReadOptions()))


def one(place: Path, data: Any, **more: Any) -> Incoming:
    (found,) = read(place, data, **more)
    assert isinstance(found, Incoming), found
    return found


def marks(found: Incoming) -> list[tuple[str, str]]:
    return [
        (it.label, found.text[it.fragments[0].start : it.fragments[-1].end]) for it in found.spans
    ]


def annotation(number: int, selector: Any, **more: Any) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"http://example.org/anno{number}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": {"type": "TextualBody", "value": "PER", "purpose": "tagging"},
        "target": {"source": "http://example.org/texts/news.txt", "selector": selector},
        **more,
    }


def position(words: str, *, shift: int = 0) -> dict[str, Any]:
    start = TEXT.index(words) + shift
    return {"type": "TextPositionSelector", "start": start, "end": start + len(words)}


def quote(exact: str, prefix: str = "", suffix: str = "") -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


# -- written


def test_what_is_written_has_the_shape_of_the_model(tmp_path_factory) -> None:
    schema = json.loads((HERE / "anno_schema.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    checks = jsonschema.Draft202012Validator(schema)

    @given(datasets)
    def holds(dataset: Dataset) -> None:
        place = tmp_path_factory.mktemp("w3c")
        file = kit.written(web_annotation.FORMAT, dataset, WriteOptions(), place)
        for page, annotated in zip(json.loads(file.read_bytes()), dataset, strict=True):
            checks.validate(page)
            _check_places(page, annotated.article.text)

    holds()


def _check_places(page: dict[str, Any], text: str) -> None:
    for item in page["items"]:
        for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
            if isinstance(target, dict) and "selector" in target:
                at, words = target["selector"]
                assert text[at["start"] : at["end"]] == words["exact"]
                assert text[: at["start"]].endswith(words["prefix"])
                assert text[at["end"] :].startswith(words["suffix"])


def test_a_json_ld_processor_sees_every_annotation(tmp_path: Path) -> None:
    file = kit.written(web_annotation.FORMAT, example(), WriteOptions(), tmp_path)
    expanded = jsonld.expand(json.loads(file.read_bytes()), {"documentLoader": refused})
    items = expanded[0]["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert all(it["@type"] == [f"{OA}Annotation"] for it in items)
    motives = [it[f"{OA}motivatedBy"][0]["@id"].removeprefix(OA) for it in items]
    assert {it: motives.count(it) for it in motives} == {
        "describing": 1, "classifying": 2, "tagging": 8, "linking": 2,
    }  # fmt: skip
    ours = [it for it in items[0] if it.startswith("urn:hashiya:")]
    assert ours == ["urn:hashiya:facts"]
    links = [it for it in items if it[f"{OA}motivatedBy"][0]["@id"] == f"{OA}linking"]
    ids = {it.get("@id") for it in items}
    for it in links:
        assert it[f"{OA}hasTarget"][0]["@id"] in ids
        assert it[f"{OA}hasBody"][0][f"{OA}hasSource"][0]["@id"] in ids


def test_the_gold_stays_the_same_whole(tmp_path: Path) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    file = kit.written(web_annotation.FORMAT, dataset, WriteOptions(), tmp_path)
    back = [it for it in web_annotation.read(file, ReadOptions()) if isinstance(it, Incoming)]
    assert [len(it.spans) for it in back] == [len(it.annotations) for it in gold.articles()]
    assert [it.id for it in back[0].spans] == [it.id for it in gold.articles()[0].annotations]
    assert all(not it.notes for it in back)


# -- read


def test_single_annotations_of_a_text_beside_the_file(tmp_path: Path) -> None:
    items = [
        annotation(1, [position("ترامب"), quote("ترامب")], created="2020-02-12T10:00:00Z", creator={"id": "http://example.org/l", "type": "Person", "name": "ليلى"}),
        annotation(2, position("بغداد"), body=[{"type": "TextualBody", "value": "LOC", "purpose": "tagging"}, "http://www.wikidata.org/entity/Q1530", {"type": "TextualBody", "value": "عاصمة"}]),
        annotation(3, quote("بغداد", "ترامب ", "."), body="http://example.org/tag", motivation="identifying"),
    ]  # fmt: skip
    found = one(tmp_path, items, text=TEXT)
    assert marks(found) == [("PER", "ترامب"), ("LOC", "بغداد"), ("identifying", "بغداد")]
    assert found.spans[2].fragments == (Span(TEXT.rindex("بغداد"), TEXT.rindex("بغداد") + 5),)
    assert [it.attributes for it in found.spans] == [
        {}, {"wikidata": "Q1530", "comment": "عاصمة"}, {"link": "http://example.org/tag"},
    ]  # fmt: skip
    assert (found.spans[0].annotator, found.spans[0].created) == ("ليلى", 1581501600000)
    assert (found.name, found.notes) == ("news.txt", ())
    assert found.url == "http://example.org/texts/news.txt"


@pytest.mark.parametrize("shape", ["page", "collection", "list", "one"])
def test_pages_and_collections(shape: str, tmp_path: Path) -> None:
    item = annotation(1, position("ترامب"))
    page = {"type": "AnnotationPage", "id": "http://example.org/p1", "items": [item]}
    data = {
        "page": {"@context": "http://www.w3.org/ns/anno.jsonld", **page},
        "collection": {"type": "AnnotationCollection", "total": 1, "first": page},
        "list": [item],
        "one": item,
    }[shape]
    assert marks(one(tmp_path, data, text=TEXT)) == [("PER", "ترامب")]


def test_an_export_of_hypothesis(tmp_path: Path) -> None:
    selectors = [
        {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]", "startOffset": 1, "endOffset": 6},
        {"type": "TextPositionSelector", "start": 5007, "end": 5012},
        {"type": "TextQuoteSelector", "exact": "ترامب", "prefix": "غادر ", "suffix": " بغداد."},
    ]  # fmt: skip
    common = {"uri": "https://example.org/2020/news", "user": "acct:layla@hypothes.is", "created": "2020-02-12T10:00:00.000000+00:00"}  # fmt: skip
    rows = [
        {"id": "x1", "text": "من هو؟", "tags": ["PER", "رئيس"], "target": [{"source": common["uri"], "selector": selectors}], **common},
        {"id": "x2", "text": "صفحة جيدة", "tags": ["مهم"], "target": [{"source": common["uri"]}], **common},
    ]  # fmt: skip
    found = one(tmp_path, {"total": 2, "rows": rows}, text=TEXT)
    assert marks(found) == [("PER", "ترامب")]
    assert found.spans[0].fragments[0].start == TEXT.rindex("ترامب")
    assert found.spans[0].attributes == {"tags": ("رئيس",), "comment": "من هو؟"}
    assert (found.spans[0].annotator, found.note) == ("layla", "صفحة جيدة")
    assert found.labels == {"tags": ("مهم",)}


def test_fragments_in_addresses(tmp_path: Path) -> None:
    start = TEXT.index("ترامب")
    item = annotation(1, None) | {"target": f"http://example.org/news.txt#char={start},{start + 5}"}
    assert marks(one(tmp_path, item, text=TEXT)) == [("PER", "ترامب")]


def test_a_position_in_utf16_is_proved_by_quotes(tmp_path: Path) -> None:
    items = [
        annotation(n, [position(it, shift=1), quote(it)])
        for n, it in enumerate(["زار", "ثم", "غادر"])
    ]
    assert [it for _, it in marks(one(tmp_path, items, text=TEXT))] == ["زار", "ثم", "غادر"]


def test_a_link_between_two_annotations(tmp_path: Path) -> None:
    items = [
        annotation(1, position("ترامب")),
        annotation(2, position("بغداد")),
        annotation(3, None, motivation="linking", body="http://example.org/anno2")
        | {"target": "http://example.org/anno1"},
    ]
    found = one(tmp_path, items, text=TEXT)
    assert len(found.spans) == 2
    ((label, start, end),) = [(it.label, it.from_id, it.to_id) for it in found.relations]
    assert (label, start, end) == ("related", found.spans[0].id, found.spans[1].id)


def test_a_text_that_is_not_there_is_asked_for(tmp_path: Path) -> None:
    (note,) = read(tmp_path, [annotation(1, position("ترامب")), annotation(2, position("بغداد"))])
    assert isinstance(note, Note)
    assert (note.message, note.lost) == ("formats-w3c-no-text", True)
    name = "http://example.org/texts/news.txt"
    assert note.values == {"name": name, "count": 2, "file": "news.txt"}


@pytest.mark.parametrize(
    "source",
    ["../secret.txt", "file:///etc/passwd", "/etc/passwd", "..%2Fsecret.txt", "..\\secret.txt", "..", "", "\0"],
)  # fmt: skip
def test_nothing_outside_the_folder_is_ever_opened(source: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in").mkdir()
    item = annotation(1, position("ترامب")) | {
        "target": {"source": source, "selector": position("ترامب")}
    }
    (note,) = read(tmp_path / "in", item)
    assert isinstance(note, Note)
    assert note.message == "formats-w3c-no-text"


def test_what_is_wrong_is_told_and_the_rest_is_taken(tmp_path: Path) -> None:
    items = [
        annotation(1, position("ترامب")),
        annotation(2, {"type": "XPathSelector", "value": "/p"}, body=None),
        annotation(3, [{"type": "TextPositionSelector", "start": 5, "end": 4}]),
        annotation(4, [{"type": "TextPositionSelector", "start": 5, "end": 5000}, quote("غائب")]),
        annotation(5, 7, body=[7, None, {}], creator=[7], created=7),
    ]
    found = one(tmp_path, items, text=TEXT)
    assert [it.label for it in found.spans if not it.words] == ["PER"]
    assert [it.words for it in found.spans if it.words] == ["غائب"]
    assert {it.message for it in found.notes if it.lost} == {
        "formats-span-no-offsets", "formats-span-waits",
    }  # fmt: skip


def test_D9_broken_records_never_end_the_reading(tmp_path: Path) -> None:  # noqa: N802
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    odd = [None, 7, "x", [], {}, [{}], {"type": 7}, {"items": 7}, {"@graph": [[]]}, {"target": {}}]
    good = annotation(1, position("ترامب"))
    for key in (
        "target",
        "body",
        "motivation",
        "creator",
        "created",
        "id",
        "hashiya:label",
        "hashiya:facts",
    ):
        data = [good | {key: it} for it in odd]
        file = tmp_path / "a.jsonld"
        file.write_text(json.dumps([good, *data, *odd]), encoding="utf-8")
        assert list(web_annotation.read(file, ReadOptions()))


@pytest.mark.parametrize("name", ["a.json", "a.jsonld", "a.jsonl"])
def test_any_json_suffix_may_hold_annotations(name: str, tmp_path: Path) -> None:
    page = {"@context": "x", "id": "p", "type": "AnnotationPage"}
    page["items"] = [annotation(1, [position("ترامب"), quote("ترامب")])]
    assert marks(one(tmp_path, page, name=name, text=TEXT)) == [("PER", "ترامب")]
    rows = [{
        "id": "h1", "uri": "http://example.org/texts/news.txt", "user": "acct:ali@hypothes.is", "text": "تحقق",
        "tags": ["PER"], "target": [{"source": "http://example.org/texts/news.txt", "selector": [quote("بغداد،")]}],
    }]  # fmt: skip
    whole = {"total": 1, "rows": rows} if name != "a.jsonl" else rows
    (span,) = one(tmp_path, whole, name=name, text=TEXT).spans
    assert (span.label, span.annotator, span.attributes) == ("PER", "ali", {"comment": "تحقق"})


def test_an_export_of_recogito_studio(tmp_path: Path) -> None:
    creator = {"id": "u1", "name": "رانية"}
    bodies = [
        {"type": "TextualBody", "purpose": "tagging", "value": '{"label":"PER","id":"t1"}', "creator": creator},
        {
            "type": "TextualBody", "purpose": "commenting", "format": "Quill",
            "value": '{"ops":[{"insert":"تحقق من "},{"insert":"الاسم\\n"}]}',
        },
        {"type": "TextualBody", "purpose": "replying", "value": "تم"},
    ]  # fmt: skip
    (span,) = one(tmp_path, annotation(1, [quote("ترامب", "غادر ")], body=bodies), text=TEXT).spans
    assert (span.label, span.attributes) == ("PER", {"comment": "تحقق من الاسم\nتم"})
    assert span.annotator == "رانية"
    assert span.fragments[0].start == TEXT.rindex("ترامب")


def test_a_connection_has_both_ends_among_its_targets(tmp_path: Path) -> None:
    items = [
        annotation(1, [position("ترامب")]),
        annotation(2, [position("بغداد")]),
        {
            "id": "#r", "type": "Annotation", "motivation": "linking",
            "body": [{"type": "TextualBody", "value": "visits", "purpose": "tagging"}],
            "target": [{"id": "http://example.org/anno1"}, {"id": "http://example.org/anno2"}],
        },
    ]  # fmt: skip
    found = one(tmp_path, items, text=TEXT)
    (arrow,) = found.relations
    assert (arrow.label, arrow.from_id[-5:], arrow.to_id[-5:]) == ("visits", "anno1", "anno2")
    assert found.notes == ()


def test_a_text_beside_its_annotations_comes_with_them_once(tmp_path: Path) -> None:
    """In whatever order the names stand: the text is no article of its own, and what is not meant is one."""
    for name in ("a.jsonld", "z.json"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "other.txt").write_text("نص آخر لا أحد يتحدث عنه", encoding="utf-8")
        of_news = {**annotation(1, position("ترامب")), "id": "urn:x:1"}
        read(folder, [of_news], name=name, text=TEXT)
        batch = reading.read([folder])
        assert {it.incoming.name: len(it.incoming.spans) for it in batch.items} == {
            "news.txt": 1,
            "other.txt": 0,
        }
        assert not any(it.duplicate_of for it in batch.items)
        assert batch.problems == ()


def test_a_text_is_its_own_when_nothing_can_be_read_of_its_annotations(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "news.jsonld").write_text('[{"type": "Annotation", "target": ', encoding="utf-8")
    found = reading.read([tmp_path])
    assert [it.incoming.name for it in found.items] == ["news.txt"]


def test_annotations_that_change_are_asked_anew(tmp_path: Path) -> None:
    read(tmp_path, [annotation(1, position("ترامب"))], text=TEXT)
    assert formats.belongs_to_another(tmp_path / "news.txt")
    page = {"type": "AnnotationPage", "items": [{"type": "Annotation", "target": "elsewhere.txt"}]}
    (tmp_path / "a.jsonld").write_text(json.dumps(page), encoding="utf-8")
    assert not formats.belongs_to_another(tmp_path / "news.txt")


def test_an_annotation_of_catma(tmp_path: Path) -> None:
    """Its targets are a list with a type; the tag is an address, and its properties have values."""
    system = {"catma_markupauthor": ["ليلى"], "catma_markuptimestamp": ["2020-01-01T00:00:00Z"]}
    item = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "id": "https://app.catma.de/a/CATMA_9",
        "body": {
            "type": "Dataset",
            "tag": "https://app.catma.de/P/tags/CATMA_12",
            "tagset": "https://app.catma.de/P/tagset/CATMA_5",
            "properties": {"system": system, "user": {"mood": ["glad"], "who": ["a", "b"]}},
        },
        "target": {
            "type": "List",
            "items": [
                {
                    "type": "TextualTarget",
                    "source": "https://app.catma.de/P/doc/news.txt",
                    "selector": position(it),
                }
                for it in ("ترامب", "ثم")
            ],
        },
    }
    found = one(tmp_path, item, text=TEXT)
    (span,) = found.spans
    assert [it.quote(found.text) for it in span.fragments] == ["ترامب", "ثم"]
    assert (span.label, span.annotator) == ("CATMA_12", "ليلى")
    assert span.attributes == {"mood": "glad", "who": ("a", "b")}
    assert span.created == 1577836800000
