"""Rows of places without names, as shared tasks on propaganda and argument mining give them, beside their articles."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from hashiya import formats
from hashiya.commands import reading
from hashiya.formats.documents.archive import Archive
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.tables import csv_tables

TEXT = "وصل الوزير أحمد علي إلى القاهرة مساء اليوم.\n\nغادر الوفد مدينة بغداد صباح أمس إلى عمّان.\n"
TOWN = TEXT.index("بغداد")
TECHNIQUES = f"111\tLoaded_Language\t4\t10\n111\tName_Calling,Labeling\t{TOWN}\t{TOWN + 5}\n"
PLACES = f"111\t4\t10\n111\t{TOWN}\t{TOWN + 5}\n"
TWO = [("Loaded_Language", "الوزير"), ("Name_Calling,Labeling", "بغداد")]


def put(place: Path, files: dict[str, str]) -> Path:
    for name, words in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(words, encoding="utf-8", newline="")
    return place


def read(file: Path) -> tuple[list[Incoming], list[Note]]:
    assert formats.for_reading(file) is csv_tables.FORMAT
    assert csv_tables.FORMAT.read
    found = list(csv_tables.FORMAT.read(file, ReadOptions()))
    return [it for it in found if isinstance(it, Incoming)], [
        it for it in found if isinstance(it, Note)
    ]


def marks(article: Incoming) -> list[tuple[str, str]]:
    return [(it.label, it.fragments[0].quote(article.text)) for it in article.spans]


@pytest.mark.parametrize(
    ("labels", "article"),
    [
        ("train-labels/article111.task2-TC.labels", "train-articles/article111.txt"),
        ("article111.labels.tsv", "article111.txt"),
        ("train-task2-TC.labels", "train-articles/article111.txt"),
        ("train-labels-spans/article111-labels-subtask-3.txt", "train-articles/article111.txt"),
        ("gold.tsv", "111.txt"),
    ],
)
def test_places_and_techniques_beside_the_articles(
    labels: str, article: str, tmp_path: Path
) -> None:
    put(tmp_path, {labels: TECHNIQUES, article: TEXT})
    (found,), notes = read(tmp_path / labels)
    assert (found.text, found.name, marks(found), notes) == (TEXT, Path(article).name, TWO, [])
    told = [(it.message, it.name, it.values, it.lost) for it in found.notes]
    where = {"folder": "train-articles"}
    around = [("formats-text-around", Path(article).name, where, False)]
    assert told == (around if "/" in article else [])


def test_places_without_a_label_and_with_one_that_is_not_known(tmp_path: Path) -> None:
    put(
        tmp_path, {"a/1.SI.labels": PLACES, "b/article111.txt": TEXT, "a/2.labels": "111\t?\t4\t10"}
    )
    (found,), _ = read(tmp_path / "a/1.SI.labels")
    assert marks(found) == [("SPAN", "الوزير"), ("SPAN", "بغداد")]
    (found,), _ = read(tmp_path / "a/2.labels")
    assert marks(found) == [("SPAN", "الوزير")]


def test_techniques_of_lines_and_kinds_of_whole_articles(tmp_path: Path) -> None:
    """As SemEval-2023 has them: several techniques of a paragraph stand between commas."""
    lines = "111\t1\tDoubt\n111\t3\tSlogans,Loaded_Language\n111\t2\tDoubt\n111\t9\tDoubt\n"
    files = {"articles/article111.txt": TEXT, "a/lines.txt": lines, "a/kinds.txt": "111\topinion\n"}
    put(tmp_path, files)
    (found,), _ = read(tmp_path / "a/lines.txt")
    first, _, third, _ = TEXT.split("\n")
    assert marks(found) == [("Doubt", first), ("Slogans", third), ("Loaded_Language", third)]
    assert [(it.message, it.line) for it in found.notes] == [
        ("formats-text-around", 0),
        ("formats-span-no-offsets", 3),
        ("formats-span-no-offsets", 4),
    ]
    (found,), notes = read(tmp_path / "a/kinds.txt")
    assert (found.labels, found.spans, notes) == ({"label": "opinion"}, (), [])
    for name in ("b.txt", "c.txt"):
        put(tmp_path, {name: "111\t1\tوصل الوزير\n" if name == "b.txt" else "قال\tO\n"})
        assert formats.for_reading(tmp_path / name) is not csv_tables.FORMAT


def test_rows_that_are_odd_and_articles_that_are_not_there_are_told(tmp_path: Path) -> None:
    rows = TECHNIQUES + "111\tDoubt\tx\t9\n111\tDoubt\n222\tDoubt\t1\t2\n"
    put(tmp_path, {"a.labels": rows, "article111.txt": TEXT})
    (found,), (missing,) = read(tmp_path / "a.labels")
    assert marks(found) == TWO
    assert [(it.message, it.line, it.lost) for it in found.notes] == [
        ("formats-span-no-offsets", 3, True),
        ("formats-span-no-offsets", 4, True),
    ]
    assert (missing.message, missing.line, missing.values) == (
        "formats-table-no-text",
        5,
        {"what": "222", "count": 1},
    )


def test_a_table_of_numbers_without_such_an_article_is_none(tmp_path: Path) -> None:
    put(tmp_path, {"x/y/a.txt": "111\tعدد\t4\t10\n112\tعدد\t5\t11\n", "x/y/b.labels": TECHNIQUES})
    assert formats.for_reading(tmp_path / "x/y/a.txt") is not csv_tables.FORMAT
    _, (missing,) = read(tmp_path / "x/y/b.labels")
    assert (missing.message, missing.values["count"]) == ("formats-table-no-text", 2)


def test_a_folder_of_articles_and_their_labels_comes_once(tmp_path: Path) -> None:
    files = {
        "train-articles/article111.txt": TEXT,
        "train-articles/article112.txt": "خبر آخر بلا وسوم.",
        "train-labels/article111.labels": TECHNIQUES,
    }
    put(tmp_path / "ptc", files)
    found = [it.name for it in reading.places_in([tmp_path / "ptc"]) if isinstance(it, Path)]
    assert found == ["article112.txt", "article111.labels"]
    archive = Path(shutil.make_archive(str(tmp_path / "ptc"), "zip", tmp_path / "ptc"))
    reader = formats.for_reading(archive).read
    assert reader
    found = [it for it in reader(archive, ReadOptions()) if isinstance(it, Incoming)]
    assert {(it.text, len(it.spans)) for it in found} == {("خبر آخر بلا وسوم.", 0), (TEXT, 2)}
    assert len(found) == 2


def test_of_the_same_name_in_another_corpus_an_article_is_not_left_out(tmp_path: Path) -> None:
    one = put(
        tmp_path, {"a/article111.txt": TEXT, "a/x.labels": TECHNIQUES, "b/article111.txt": "خبر"}
    )
    assert formats.belongs_to_another(one / "a/article111.txt")
    assert not formats.belongs_to_another(one / "b/article111.txt")


ESSAY = "essay_id_comp,full_text,discourse_id,discourse_start,discourse_end,discourse_text,discourse_type,holistic\n"


def test_pieces_of_essays_with_the_essay_in_each_row(tmp_path: Path) -> None:
    pieces = [(0, 19, "Lead"), (20, 43, "Claim")]
    rows = "".join(
        f'E1,"{TEXT}",{n},{a},{b},"{TEXT[a:b]}",{it},4\n' for n, (a, b, it) in enumerate(pieces)
    )
    put(tmp_path, {"persuade.csv": ESSAY + rows})
    (found,), _ = read(tmp_path / "persuade.csv")
    assert (found.text, marks(found)) == (TEXT, [("Lead", TEXT[:19]), ("Claim", TEXT[20:43])])
    assert found.spans[0].attributes == {"holistic": "4"}


def test_pieces_of_essays_in_files_of_a_folder(tmp_path: Path) -> None:
    rows = f'E1,7,4.0,10.0,"{TEXT[4:10]}",Claim\n'
    heads = "id,discourse_id,discourse_start,discourse_end,discourse_text,discourse_type\n"
    put(tmp_path, {"train.csv": heads + rows, "train/E1.txt": TEXT})
    (found,), notes = read(tmp_path / "train.csv")
    assert (found.name, marks(found), notes) == ("E1.txt", [("Claim", "الوزير")], [])


def test_folders_of_an_archive_are_known_at_once_however_deep(tmp_path: Path) -> None:
    deep = "a/" * 20_000
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        for name in ("x/y/1.txt", "x/z/1.txt", "b.txt", f"{deep}1.txt"):
            made.writestr(name, TEXT)
    with Archive(tmp_path / "a.zip") as archive:
        assert (archive.folders(""), archive.folders("x")) == (["x"], ["x/y", "x/z"])
        assert archive.folders("x/y") == []
