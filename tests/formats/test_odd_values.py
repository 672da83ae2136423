"""Values of other kinds than a format has cost at most the mark that has them: the article comes in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hashiya import formats
from hashiya.formats.format import Incoming, Note, ReadOptions

TEXT = "زار سامي القدس"


def read(place: Path, name: str, text: str | bytes) -> tuple[list[Incoming], list[Note]]:
    file = place / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    found = list(formats.for_reading(file).read(file, ReadOptions()))  # type: ignore[misc]
    articles = [it for it in found if isinstance(it, Incoming)]
    return articles, [it for it in found if isinstance(it, Note)]


def one(place: Path, name: str, text: str) -> Incoming:
    (found,), _ = read(place, name, text)
    return found


def in_json(place: Path, record: Any) -> Incoming:
    return one(place, "a.json", json.dumps([record], ensure_ascii=False))


def words(of: Incoming) -> list[tuple[str, str]]:
    return [(it.label, it.fragments[0].quote(of.text)) for it in of.spans]


# -- Label Studio


def task(text: str, *results: Any) -> dict[str, Any]:
    return {"id": 1, "data": {"text": text}, "annotations": [{"id": 1, "result": [*results]}]}


def region(**more: Any) -> dict[str, Any]:
    value = {"start": 4, "end": 8, "text": "سامي", "labels": ["PER"]}
    head = {"id": "r", "from_name": "label", "to_name": "text", "type": "labels", "value": value}
    return head | more


def test_a_text_that_is_a_broken_address_is_told(tmp_path: Path) -> None:
    found, notes = read(tmp_path, "a.json", json.dumps([task("http://[abc", region())]))
    assert not found
    assert "formats-ls-address" in [it.message for it in notes]


def test_a_result_of_no_kind_hinders_no_other(tmp_path: Path) -> None:
    found = in_json(tmp_path, task(f"{TEXT} <ب>", region(), region(id="s", type=[])))
    assert ("PER", "سامي") in words(found)


@pytest.mark.parametrize("start", [[4], {"at": 4}], ids=["list", "object"])
def test_places_that_are_no_numbers_are_told(start: Any, tmp_path: Path) -> None:
    good = {"start": 4, "end": 8, "text": "سامي", "labels": ["PER"]}
    bad = {"start": start, "end": 8, "text": "القدس", "labels": ["LOC"]}
    head = {"id": 1, "annotation_id": 2, "annotator": 3, "lead_time": 4.5, "text": TEXT}
    found = in_json(tmp_path, head | {"label": [good, bad]})
    assert ("PER", "سامي") in words(found)
    assert [it.message for it in found.notes if it.lost] == ["formats-span-no-offsets"]


def test_what_meta_and_score_say_is_kept_or_told(tmp_path: Path) -> None:
    meta = {"certain": True, "checked": ["ليلى", "سالم"], "text": "تحقق", "deep": {"a": 1}}
    arrow = {"type": "relation", "from_id": "r", "to_id": "s", "labels": ["in"]}
    place = {"start": 9, "end": 14, "text": "القدس", "labels": ["LOC"]}
    other = region(id="s", value=place, score=0.5)
    found = in_json(
        tmp_path,
        task(TEXT, region(score=1, meta=meta), other, arrow | {"meta": {"text": ["ب"], "by": 3}}),
    )
    kept = {"score": 1, "comment": "تحقق", "certain": True, "checked": ("ليلى", "سالم")}
    assert [it.attributes for it in found.spans] == [kept, {"score": 0.5}]
    assert [it.attributes for it in found.relations] == [{"comment": "ب", "by": 3}]
    told = [it.values["key"] for it in found.notes if it.message == "formats-bad-attribute"]
    assert told == ["deep"]


def test_letters_of_a_table_that_are_none_are_counted(tmp_path: Path) -> None:
    spans = [{"start": 4, "end": 8, "text": "سامي", "labels": ["PER"]}]
    cells = ["1", "2", "3", "4.5", TEXT, json.dumps(spans, ensure_ascii=False), "رأي"]
    head = "id\tannotation_id\tannotator\tlead_time\ttext\tlabel\tview"
    row = "\t".join('"' + it.replace('"', '""') + '"' for it in cells)
    broken = f"{head}\n{row}\n".encode().replace("القدس".encode(), b"\xc7\xe1")
    broken = broken.replace("رأي".encode(), b"\xd1")
    (found,), notes = read(tmp_path, "a.tsv", broken)
    assert found.text == "زار سامي \ufffd\ufffd"
    assert words(found) == [("PER", "سامي")]
    counts = [it.values["count"] for it in notes if it.message == "formats-replaced"]
    assert counts == [3]


# -- Web annotations


def annotation(target: Any, **more: Any) -> dict[str, Any]:
    body = [{"type": "TextualBody", "value": "PER", "purpose": "tagging"}]
    return {"id": "urn:1", "type": "Annotation", "body": body, "target": target} | more


SELECTOR = {"type": "TextPositionSelector", "start": 4, "end": 8}


def test_a_source_that_is_a_broken_address_is_looked_for_by_the_files_own_name(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    record = annotation({"source": "http://[x", "selector": SELECTOR})
    found = one(tmp_path, "a.jsonld", json.dumps(record))
    assert words(found) == [("PER", "سامي")]


def test_half_a_letter_in_a_value_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    record = annotation({"source": "a.txt", "selector": SELECTOR})
    said = {"type": "TextualBody", "purpose": "describing", "value": "x"}
    more = {"hashiya:attribute": "role", "hashiya:value": '"\ud83d"'}
    record["body"].append(said | more)
    found = one(tmp_path, "a.jsonld", json.dumps(record))
    assert found.spans[0].attributes == {"role": "\ufffd"}


# -- Prodigy


@pytest.mark.parametrize("label", [["PER"], {"is": "PER"}], ids=["list", "object"])
def test_the_label_of_an_end_may_be_anything(label: Any, tmp_path: Path) -> None:
    end = {"start": 4, "end": 8, "label": label}
    arrow = {"head": 1, "child": 2, "head_span": end, "child_span": end, "label": "in"}
    row = {
        "text": TEXT,
        "_task_hash": 1,
        "spans": [{"start": 4, "end": 8, "label": "PER"}],
        "relations": [arrow],
    }
    found = one(tmp_path, "a.jsonl", json.dumps(row))
    assert words(found) == [("PER", "سامي")]
    assert not found.relations


# -- CoNLL-U


def conllu(place: Path, *rows: str) -> Incoming:
    head = "# global.Entity = eid-etype-head-other\n# newdoc id = d\n# sent_id = 1\n"
    lines = "\n".join(it.replace(" ", "\t") for it in rows)
    return one(place, "a.conllu", f"{head}{lines}\n\n")


def row(number: str, form: str, misc: str = "_") -> str:
    return f"{number} {form} _ _ _ _ _ _ _ {misc}"


def test_places_in_other_digits_are_left_to_the_words(tmp_path: Path) -> None:
    found = conllu(tmp_path, row("1", "زار"), row("2", "سامي", "Entity=(e1-PER-1-@chars:²_³;)"))
    assert words(found) == [("PER", "سامي")]


def test_numbers_of_thousands_of_digits_are_no_numbers(tmp_path: Path) -> None:
    long = "9" * 5000
    found = conllu(
        tmp_path,
        row("1", "زار"),
        row("2", "سامي", f"Entity=(e1[1/{long}]-PER-1-)"),
        row(long, "القدس"),
        row(f"3-{long}", "القدس"),
    )
    assert found.text.startswith("زار سامي")
    assert found.notes


# -- WebAnno


def webanno(*layers: str, cells: str = "") -> str:
    head = "\n".join(["#FORMAT=WebAnno TSV 3.3", *layers])
    return f"{head}\n\n\n#Text={TEXT}\n1-1\t0-3\tزار\t{cells}\n1-2\t4-8\tسامي\t{cells}\n1-3\t9-14\tالقدس\t{cells}\n"


@pytest.mark.parametrize("columns", ["", "|kind"])
def test_a_chain_without_its_columns_is_told(columns: str, tmp_path: Path) -> None:
    found = one(tmp_path, "a.tsv", webanno(f"#T_CH=custom.C{columns}", cells="x\t*->1-1\t"))
    assert found.text.startswith(TEXT)
    assert "formats-tsv-line" in [it.message for it in found.notes]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_letters_of_a_sheet_that_are_none_are_counted(ends: str, tmp_path: Path) -> None:
    sheet = webanno("#T_SP=custom.S|value", cells="*\t").replace("\n", ends)
    broken = sheet.encode().replace("القدس".encode(), b"\xc7\xe1")
    (found,), notes = read(tmp_path, "a.tsv", broken)
    assert "سامي \ufffd\ufffd" in found.text
    told = [it for it in [*found.notes, *notes] if it.message == "formats-replaced"]
    assert [it.values["count"] for it in told] == [2]


def test_letters_of_a_column_that_are_none_are_counted(tmp_path: Path) -> None:
    sheet = webanno("#T_SP=custom.S|value", cells="*[1]").replace("*[1]", "غ[1]", 1)
    (_,), notes = read(tmp_path, "a.tsv", sheet.encode().replace("غ".encode(), b"\xda"))
    assert [(it.message, it.values) for it in notes] == [("formats-replaced", {"count": 1})]
