"""A project of CATMA, as it is cloned or unpacked: each document once, its marks under the names of their tags."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hashiya import formats
from hashiya.commands import reading
from hashiya.formats.format import Incoming, ReadOptions
from hashiya.formats.web_annotation import catma_project
from hashiya.formats.web_annotation.reading import read as read_page

TEXT = "قال 😀 ترامب إن الناتو لم يعد قويا، ثم غادر."
AUTHOR, MOMENT, CERTAIN = "CATMA_S2", "CATMA_S3", "CATMA_U1"


def put(place: Path, data: Any) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def annotation(number: int, *words: str) -> dict[str, Any]:
    home = "https://git.catma.de/p/tagsets/T_1"
    before = [len(TEXT[: TEXT.index(it)].encode("utf-16-le")) // 2 for it in words]
    places = [(at, at + len(it)) for at, it in zip(before, words, strict=True)]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "body": {
            "@context": {"tag": "https://app.catma.de/catma//tag"},
            "properties": {
                "system": {AUTHOR: ["ليلى"], MOMENT: ["2020-01-01T00:00:00Z"]},
                "user": {CERTAIN: ["no"]},
            },
            "tag": f"{home}/CATMA_1",
            "tagset": home,
            "type": "Dataset",
        },
        "id": f"https://git.catma.de/p/collections/C_1/annotations/CATMA_{number}.json",
        "target": {
            "items": [
                {"selector": {"start": one, "end": other, "type": "TextPositionSelector"}, "source": "D_1"}
                for one, other in places
            ],
            "type": "List",
        },
        "type": "Annotation",
    }  # fmt: skip


def project(place: Path, files: dict[str, Any]) -> Path:
    """``files`` are those of annotations by their names."""
    document = place / "documents" / "D_1"
    put(document / "header.json", {"gitContentInfoSet": {"title": "خبر", "author": "سعاد"}})
    put(document / "D_1.json", {"index": []})
    (document / "D_1.txt").write_text(TEXT, encoding="utf-8")
    collection = place / "collections" / "C_1"
    put(collection / "header.json", {"name": "وسوم", "sourceDocumentId": "D_1"})
    for name, it in files.items():
        put(collection / "annotations" / name, it)
    system = {AUTHOR: {"name": "catma_markupauthor"}, MOMENT: {"name": "catma_markuptimestamp"}}
    tag = {
        "name": "شخص",
        "systemPropertyDefinitions": system,
        "userDefinedPropertyDefinitions": {CERTAIN: {"name": "متأكد"}},
    }
    put(place / "tagsets" / "T_1" / "header.json", {"name": "أسماء"})
    put(place / "tagsets" / "T_1" / "CATMA_0" / "CATMA_1" / "propertydefs.json", tag)
    return place


ALONE = {"CATMA_1.json": annotation(1, "ترامب"), "CATMA_2.json": annotation(2, "لم يعد", "قويا")}
TOGETHER = {"ليلى_0.json": list(ALONE.values())}


@pytest.mark.parametrize("files", [ALONE, TOGETHER], ids=["alone", "together"])
def test_marks_have_the_names_of_their_tags(files: dict[str, Any], tmp_path: Path) -> None:
    home = project(tmp_path, files) / "collections" / "C_1" / "annotations"
    found = [it for file in sorted(home.iterdir()) for it in read_page(file, ReadOptions())]
    articles = [it for it in found if isinstance(it, Incoming)]
    assert len(articles) == len(found) == len(files)
    assert {(it.text, it.title, it.author) for it in articles} == {(TEXT, "خبر", "سعاد")}
    spans = [it for article in articles for it in article.spans]
    assert [[of.quote(TEXT) for of in it.fragments] for it in spans] == [
        ["ترامب"],
        ["لم يعد", "قويا"],
    ]
    assert {(it.label, it.annotator, it.created) for it in spans} == {
        ("شخص", "ليلى", 1577836800000)
    }
    assert [it.attributes for it in spans] == [{"متأكد": "no"}] * 2


def test_nothing_else_of_the_project_is_an_article(tmp_path: Path) -> None:
    project(tmp_path, TOGETHER)
    found = reading.read([tmp_path])
    assert [it.incoming.title for it in found.items] == ["خبر"]
    assert not found.problems
    document = tmp_path / "documents" / "D_1" / "D_1.txt"
    assert formats.belongs_to_another(document)
    (tmp_path / "collections" / "C_1" / "annotations" / "ليلى_0.json").unlink()
    assert not formats.belongs_to_another(document)


def test_a_name_leads_nowhere_out_of_the_project(tmp_path: Path) -> None:
    item = annotation(1, "ترامب")
    item["target"]["items"][0]["source"] = "D_1/../../../out"
    place = project(tmp_path / "p", {"a.json": item})
    (tmp_path / "out.txt").write_text(TEXT, encoding="utf-8")
    file = place / "collections" / "C_1" / "annotations" / "a.json"
    (note,) = read_page(file, ReadOptions())
    assert not isinstance(note, Incoming)
    assert note.message == "formats-w3c-no-text"


def test_the_papers_of_a_project_are_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many documents, collections and annotations it has."""
    project(tmp_path, TOGETHER)
    for number in range(2, 30):
        put(tmp_path / "documents" / f"D_{number}" / f"D_{number}.json", {"index": []})
        (tmp_path / "documents" / f"D_{number}" / f"D_{number}.txt").write_text("ناء")
        other = tmp_path / "collections" / f"C_{number}"
        put(other / "header.json", {"sourceDocumentId": f"D_{number}"})
        put(other / "annotations" / "a.json", [annotation(number, "ترامب")])
    read_of: dict[Path, int] = {}
    told = catma_project._read

    def counted(file: Path) -> Any:
        read_of[file] = read_of.get(file, 0) + 1
        return told(file)

    monkeypatch.setattr(catma_project, "_read", counted)
    assert reading.read([tmp_path]).items
    assert set(read_of.values()) == {1}


def test_what_changes_in_a_project_is_read_anew(tmp_path: Path) -> None:
    file = project(tmp_path, TOGETHER) / "collections" / "C_1" / "annotations" / "ليلى_0.json"
    document = tmp_path / "documents" / "D_1" / "D_1.txt"

    def labels() -> set[str]:
        return {of.label for it in read_page(file, ReadOptions()) for of in it.spans}

    assert labels() == {"شخص"}
    assert formats.belongs_to_another(document)
    definition = tmp_path / "tagsets" / "T_1" / "CATMA_0" / "CATMA_1" / "propertydefs.json"
    put(definition, {"name": "زعيم"})
    assert labels() == {"زعيم"}
    put(definition.parent.with_name("CATMA_2") / definition.name, {"name": "أخرى"})
    definition.unlink()
    assert labels() == {"CATMA_1"}
    header = tmp_path / "collections" / "C_1" / "header.json"
    put(header, {"name": "وسوم", "sourceDocumentId": "D_7"})
    assert not formats.belongs_to_another(document)
