"""Tables that people make: any order, any delimiter, any encoding; and the folder that we write."""

from __future__ import annotations

import csv
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import gold
import pytest
from formats import kit
from formats.datasets import datasets
from hypothesis import given, settings

from hashiya import formats
from hashiya.commands import reading
from hashiya.commands.growing import Growing
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.tables import csv_reading, csv_tables
from hashiya.model.dataset import Dataset
from hashiya.model.relation import Relation

TEXT = "قال الناتو إن العراق آمن.\nوأضاف الناتو أن القوات باقية في بغداد."
START = TEXT.index("العراق")


def folder_with(place: Path, table: bytes, name: str = "marks.csv") -> Path:
    (place / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    (place / name).write_bytes(table)
    return place / name


def read(path: Path) -> list[Incoming | Note]:
    assert csv_tables.FORMAT.read
    assert formats.for_reading(path) is csv_tables.FORMAT
    return list(csv_tables.FORMAT.read(path, ReadOptions()))


def only(path: Path) -> Incoming:
    (found,) = read(path)
    assert isinstance(found, Incoming), found
    return found


def marks(of: Incoming) -> list[tuple[str, str]]:
    return [(it.label, it.words or it.fragments[0].quote(of.text)) for it in of.spans]


SHAPES = {
    "plain": "doc,start,end,label,text\na.txt,{s},{e},GPE,العراق\n",
    "other-order": "label;text;end;start;file\nGPE;العراق;{e};{s};a\n",
    "tabs-and-cases": "File Name\tBEGIN\tStop\tTag\tQuote\na.txt\t{s}\t{e}\tGPE\tالعراق\n",
    "told-delimiter": "sep=|\r\ndoc|start|end|label\r\na.txt|{s}|{e}|GPE\r\n",
    "arabic": "المستند,البداية,النهاية,الفئة,النص\na.txt,{s},{e},GPE,العراق\n",
    "length": "document,offset,length,category\na.txt,{s},6,GPE\n",
    "qualcoder": "Codename,Filename,Pos0,Pos1,Coded text,Owner\nGPE,a.txt,{s},{e},العراق,x\n",
    "as-numbers": "doc,start,end,label\na.txt,{s}.0,{e}.0,GPE\n",
    "windows-path": 'doc,start,end,label\n"C:\\corpus\\a.txt",{s},{e},GPE\n',
    "one-too-far": "doc,start,end,label,text\na.txt,{s1},{e1},GPE,العراق\n",
    "no-places": "doc,start,end,label,text\na.txt,,,GPE,العراق\n",
    "blank-rows": "doc,start,end,label\n\n,,,\na.txt,{s},{e},GPE\n,,,\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_tables_of_many_hands(shape: str, tmp_path: Path) -> None:
    places = {"s": START, "e": START + 6, "s1": START + 1, "e1": START + 7}
    path = folder_with(tmp_path, SHAPES[shape].format(**places).encode())
    found = only(path)
    assert (found.text, found.name, marks(found)) == (TEXT, "a.txt", [("GPE", "العراق")])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
def test_tables_in_many_encodings(encoding: str, tmp_path: Path) -> None:
    rows = [
        f"doc\tstart\tend\tlabel\tملاحظة\na.txt\t{START}\t{START + 6}\tدولة\t",
        "هذه ملاحظة طويلة بعض الشيء عن العراق والناتو والقوات الباقية في بغداد\n",
    ]
    found = only(folder_with(tmp_path, "".join(rows).encode(encoding), "marks.tsv"))
    assert marks(found) == [("دولة", "العراق")]
    assert str(found.spans[0].attributes["ملاحظة"]).startswith("هذه ملاحظة")


def test_words_that_stand_twice_and_have_no_place_wait(tmp_path: Path) -> None:
    table = "doc,start,end,label,text\na.txt,,,ORG,الناتو\n"
    found = only(folder_with(tmp_path, table.encode()))
    assert [it.words for it in found.spans] == ["الناتو"]
    assert [(it.message, it.line) for it in found.notes] == [("formats-span-waits", 2)]


def test_a_table_that_has_the_texts_itself(tmp_path: Path) -> None:
    table = (
        f'doc,text,quote,start,end,label\n1,"{TEXT}",العراق,{START},{START + 6},GPE\n2,لا,,0,2,X\n'
    )
    path = tmp_path / "m.csv"
    path.write_text(table, encoding="utf-8", newline="")
    one, two = read(path)
    assert isinstance(one, Incoming)
    assert isinstance(two, Incoming)
    assert (one.name, one.text, marks(one)) == ("1", TEXT, [("GPE", "العراق")])
    assert (two.name, two.text, marks(two)) == ("2", "لا", [("X", "لا")])


def test_rows_of_an_article_need_not_stand_together(tmp_path: Path) -> None:
    table = "doc,start,end,label\na.txt,0,3,X\nb.txt,0,3,Y\na.txt,4,10,Z\n"
    (tmp_path / "b.txt").write_text("قال آخر", encoding="utf-8")
    one, two = read(folder_with(tmp_path, table.encode()))
    assert isinstance(one, Incoming)
    assert isinstance(two, Incoming)
    assert marks(one) == [("X", "قال"), ("Z", "الناتو")]
    assert marks(two) == [("Y", "قال")]


def test_one_table_for_one_text_of_its_name(tmp_path: Path) -> None:
    found = only(folder_with(tmp_path, b"start,end,label\n0,3,X\n", "a.csv"))
    assert (found.name, marks(found)) == ("a.txt", [("X", "قال")])


def test_relations_and_articles_of_somebodys_own(tmp_path: Path) -> None:
    spans = "id,doc,start,end,label\n1,a.txt,0,3,CUE\n2,a.txt,4,10,ORG\n"
    (tmp_path / "relations.csv").write_text("doc;source;target;type;weight\na.txt;1;2;by;7\n")
    (tmp_path / "documents.csv").write_text("file,title,topic\na.txt,T,politics\n")
    found = only(folder_with(tmp_path, spans.encode(), "spans.csv"))
    (arrow,) = found.relations
    assert (arrow.label, arrow.from_id, arrow.to_id) == ("by", "1", "2")
    assert arrow.attributes == {"weight": "7"}
    assert (found.title, found.labels) == ("T", {"topic": "politics"})


def test_a_flag_of_a_relation_that_a_spreadsheet_wrote_again_is_still_a_flag(
    tmp_path: Path,
) -> None:
    spans = "id,doc,start,end,label\n1,a.txt,0,3,CUE\n2,a.txt,4,10,ORG\n"
    relations = "doc,from,to,label,certain,note\na.txt,1,2,by,FALSE,TRUE story\n"
    (tmp_path / "relations.csv").write_text(relations)
    (arrow,) = only(folder_with(tmp_path, spans.encode(), "spans.csv")).relations
    assert arrow.attributes == {"certain": "FALSE", "note": "TRUE story"}
    taken = Growing(gold.schema()).relation_attributes(arrow.attributes)
    assert taken == {"certain": False, "note": "TRUE story"}
    assert taken["certain"] is False


def test_a_table_of_articles_is_none_of_annotations(tmp_path: Path) -> None:
    path = tmp_path / "documents.csv"
    path.write_text("id,title,text\n1,x,y\n")
    assert csv_tables.FORMAT.recognises
    assert not csv_tables.FORMAT.recognises(path, path.read_bytes())
    assert not formats.belongs_to_another(path)


def test_a_folder_of_ours_comes_back_whole_and_once(tmp_path: Path) -> None:
    sources = gold.articles()
    csv_tables.write(Dataset(schema=gold.schema(), articles=sources), tmp_path, WriteOptions())
    batch = reading.read([tmp_path])
    assert [it.incoming.text for it in batch.items] == [it.article.text for it in sources]
    for item, source in zip(batch.items, sources, strict=True):
        assert item.incoming.id == source.article.id
        assert {it.id for it in item.incoming.spans} == {it.id for it in source.annotations}
        assert len(item.incoming.relations) == len(source.relations)
    again = reading.read([tmp_path / "documents.csv"])
    assert [it.incoming.id for it in again.items] == [it.article.id for it in sources]


@pytest.mark.parametrize("names", [("doc",), ("doc", "doc_id"), ("doc", "doc_id", "sha256")])
@pytest.mark.parametrize("at", [5, -1])
def test_a_row_that_somebody_adds_to_a_folder_of_ours_is_a_mark(
    tmp_path: Path, names: tuple[str, ...], at: int
) -> None:
    sources = gold.articles()
    csv_tables.write(Dataset(schema=gold.schema(), articles=sources), tmp_path, WriteOptions())
    path = tmp_path / "spans.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream)
    one = dict(zip(head, rows[0], strict=True))
    said = {it: one[it] for it in (*names, "layer", "start", "end", "text")} | {"label": "ADDED"}
    rows.insert(at % (len(rows) + 1), [said.get(it, "") for it in head])
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([head, *rows])
    found, notes = kit.read(csv_tables.FORMAT, tmp_path)
    assert not notes
    assert not [it for of in found for it in of.notes if it.lost]
    added = [(of.id, it.fragments) for of in found for it in of.spans if it.label == "ADDED"]
    fragment = (sources[0].annotations[0].start, sources[0].annotations[0].end)
    assert [(it, (*place,)) for it, place in added] == [(sources[0].article.id, (*added[0][1],))]
    assert (added[0][1][0].start, added[0][1][0].end) == fragment
    assert sum(len(it.spans) for it in found) == sum(len(it.annotations) for it in sources) + 1


def test_texts_that_no_table_names_are_articles_of_their_own(tmp_path: Path) -> None:
    folder_with(tmp_path, b"doc,start,end,label\na.txt,0,3,X\n")
    (tmp_path / "other.txt").write_text("نص آخر", encoding="utf-8")
    batch = reading.read([tmp_path])
    assert sorted((it.incoming.name, len(it.incoming.spans)) for it in batch.items) == [
        ("a.txt", 1),
        ("other.txt", 0),
    ]


def test_sorted_by_somebody_it_is_still_the_same(tmp_path: Path) -> None:
    sources = gold.articles()
    csv_tables.write(Dataset(schema=gold.schema(), articles=sources), tmp_path, WriteOptions())
    path = tmp_path / "spans.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream)
    with path.open("w", encoding="cp1256", errors="replace", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([head, *sorted(rows, key=lambda it: it[4])])
    found, _ = kit.read(csv_tables.FORMAT, tmp_path)
    assert sum(len(it.spans) for it in found) == sum(len(it.annotations) for it in sources)
    assert not [it for of in found for it in of.notes if it.lost]


def test_a_relation_into_another_article_keeps_its_end(tmp_path: Path) -> None:
    one, two = gold.articles()[:2]
    far = Relation(
        id="far",
        article=one.article.id,
        label="same_claim",
        from_id=one.annotations[0].id,
        to_id=two.annotations[0].id,
        annotator="me",
        created=1,
    )
    articles = [replace(one, relations=(far,)), replace(two, relations=())]
    csv_tables.write(Dataset(schema=gold.schema(), articles=articles), tmp_path, WriteOptions())
    found, _ = kit.read(csv_tables.FORMAT, tmp_path)
    (arrow,) = found[0].relations
    assert (arrow.from_id, arrow.to_id) == (far.from_id, far.to_id)
    assert not [it for it in found[0].notes if it.lost]


@settings(max_examples=3)
@given(datasets)
def test_p18_no_cell_is_a_formula_in_a_spreadsheet(tmp_path_factory, dataset: Dataset) -> None:
    """With LibreOffice, where it is there; the cells themselves are looked at elsewhere."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice")
    place: Path = tmp_path_factory.mktemp("csv")
    csv_tables.write(dataset, place, WriteOptions())
    home = f"-env:UserInstallation=file://{place}/home"
    command = [office, home, "--headless", "--convert-to", "fods", "--outdir", str(place)]
    for name in ("spans", "relations", "documents"):
        subprocess.run([*command, str(place / f"{name}.csv")], check=True, timeout=120)
        assert "table:formula" not in (place / f"{name}.fods").read_text(encoding="utf-8")


def test_a_table_that_tells_its_encoding_may_be_larger_than_what_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ours do: an export of ten thousand articles was refused by its own program."""
    monkeypatch.setattr(csv_reading, "LARGEST", 10)
    table = SHAPES["plain"].format(s=START, e=START + 6).encode("utf-8-sig")
    assert marks(only(folder_with(tmp_path, table))) == [("GPE", "العراق")]
    monkeypatch.setattr(csv_reading, "LARGEST_STREAMED", 10)
    (told,) = read(tmp_path / "marks.csv")
    assert isinstance(told, Note)
    assert told.message == "formats-too-large"
