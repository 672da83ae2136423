"""Archives of strangers (D1) and long imports (D17): nothing is unpacked, one bad file costs only itself."""

from __future__ import annotations

import stat
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import documents
import pytest

from hashiya.commands import articles, projects, reading, surveying
from hashiya.commands.reading import ImportItem
from hashiya.formats.format import Incoming, Note

TEXT = "قال الوزير إن السلام قريب في بغداد"
ANN = "T1\tPERS 4 10\tالوزير\n"


def zipped(place: Path, files: dict[str, str | bytes], name: str = "a.zip") -> Path:
    file = place / name
    file.write_bytes(documents.archive(files))
    return file


def read(file: Path) -> tuple[list[Incoming], list[Note]]:
    found = list(reading.stream([file]))
    items = [it.incoming for it in found if isinstance(it, ImportItem)]
    return items, [it for it in found if isinstance(it, Note)]


def test_every_kind_of_member_is_read_where_it_lies(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "أخبار/خبر.txt": TEXT,
        "b/page.html": f"<p>{TEXT} ثان",
        "b/word.docx": documents.word(f"{TEXT} ثالث"),
        "brat/x.txt": TEXT + " رابع",
        "brat/x.ann": ANN,
        "c.jsonl": f'{{"text": "{TEXT} خامس"}}\n',
        "t.csv": f"id,text\n1,{TEXT} سادس\n",
        "__MACOSX/._خبر.txt": "x",
        "photo.png": b"\x89PNG",
    }
    before = sorted(it.name for it in tmp_path.iterdir())
    items, notes = read(zipped(tmp_path, files))
    assert {it.name: len(it.spans) for it in items} == {
        "خبر.txt": 0,
        "page.html": 0,
        "word.docx": 0,
        "x.txt": 1,
        "c.jsonl": 0,
        "t#1": 0,
    }
    [note] = notes
    assert (note.message, note.lost, note.name) == ("formats-zip-others", False, "a.zip")
    assert note.values == {"count": 1, "names": ("photo.png",)}
    assert sorted(it.name for it in tmp_path.iterdir()) == [*before, "a.zip"]


ODD = {
    "D1-dots": "../../x.txt",
    "D1-absolute": "/etc/x.txt",
    "D1-backslash": "..\\x.txt",
    "D1-drive": "C:/x.txt",
    "D1-override": "a/x\u202etxt.txt",
    "D1-reserved": "CON.txt",
}


@pytest.mark.parametrize("name", ODD.values(), ids=ODD)
def test_a_name_that_leads_elsewhere_is_harmless(name: str, tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    items, notes = read(zipped(inside, {name: TEXT}))
    assert [it.text for it in items] == [TEXT]
    assert [it.message for it in notes] == ["formats-zip-names"]
    assert not {"/", "\\", "\u202e"} & set(items[0].name)
    assert [it.name for it in tmp_path.rglob("*")] == ["in", "a.zip"]


def test_d1_links_are_not_followed_and_doubles_are_both_read(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with ZipFile(file, "w") as archive:
        link = ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("A.txt", TEXT)
        archive.writestr("a.TXT", TEXT + " أخرى")
        archive.writestr("caf\u00e9.txt", TEXT + " ثالثة")
        archive.writestr("cafe\u0301.txt", TEXT + " رابعة")
    items, notes = read(file)
    assert len({it.text for it in items}) == 4
    assert {it.message: it.values["count"] for it in notes} == {
        "formats-zip-doubles": 2,
        "formats-zip-links": 1,
    }


def test_archives_in_archives_are_told_and_not_opened(tmp_path: Path) -> None:
    inner = documents.archive({"x.txt": "سر"})
    items, notes = read(zipped(tmp_path, {"a.txt": TEXT, "in.zip": inner, "in.tar": b"x"}))
    assert [it.text for it in items] == [TEXT]
    assert [(it.message, it.values) for it in notes] == [
        ("formats-zip-nested", {"count": 2, "names": ("in.tar", "in.zip")})
    ]


def test_one_bad_member_costs_only_itself(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "1.docx": b"PK\x03\x04broken",
        "2.txt": b"",
        "3.html": "ا" * 30_000_000,
        "4.txt": TEXT,
    }
    items, notes = read(zipped(tmp_path, files))
    assert [it.text for it in items] == [TEXT]
    assert [(it.name, it.message) for it in notes] == [
        ("a.zip/1.docx", "formats-damaged"),
        ("a.zip/2.txt", "formats-empty"),
        ("a.zip/3.html", "formats-archive-bomb"),
    ]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "دفعة/1/خبر.txt": TEXT,
        "دفعة/2/خبر.txt": TEXT + " ثان",
        "دفعة/2/آخر.txt": TEXT + " ثالث",
        "../2/خبر.txt": TEXT + " رابع",
        "دفعة/3/خبر.txt": b"",
        **{f"صور/{n:02}.png": b"x" for n in range(12)},
    }
    items, notes = read(zipped(tmp_path, files))
    assert [it.name for it in items] == ["2/خبر.txt", "1/خبر.txt", "آخر.txt", "دفعة/2/خبر.txt"]
    told = {it.message: it for it in notes}
    assert told["formats-empty"].name == "a.zip/3/خبر.txt"
    assert told["formats-zip-others"].values["count"] == 12
    names = told["formats-zip-others"].values["names"]
    assert names == (*(f"{n:02}.png" for n in range(10)), "…")


def test_members_come_in_the_order_in_which_their_folder_would(tmp_path: Path) -> None:
    names = ["ب/1.txt", "خبر 2.txt", "ا/خبر.txt", "خبر 10.txt", "خبر 1.txt", "ب/ا/3.txt"]
    files: dict[str, str | bytes] = {it: f"{TEXT} {it}" for it in names}
    folder = tmp_path / "in"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(str(text), encoding="utf-8")
    from_folder = [it.text for it in read(folder)[0]]
    assert [it.text for it in read(zipped(tmp_path, files))[0]] == from_folder
    assert len(from_folder) == len(files)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "formats-empty"),
        (b"PK\x05\x06" + bytes(18), "formats-zip-empty"),
        (b"half a download", "formats-damaged"),
    ],
)
def test_an_archive_without_anything_is_called_so_in_a_folder_too(
    data: bytes, why: str, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.zip").write_bytes(data)
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    items, notes = read(folder)
    assert [it.name for it in items] == ["b.txt"]
    assert [(it.name, it.message, it.lost) for it in notes] == [("a.zip", why, True)]


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
def test_an_archive_that_is_broken_or_empty_says_so(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(data)
    _, (note,) = read(file)
    assert note.message in ("formats-damaged", "formats-zip-empty")
    assert note.lost


# -- long imports


def test_d17_of_many_files_one_bad_is_named_and_all_others_come_in_one_step(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    for n in range(300):
        (place / f"{n:03}.html").write_text(f"<p>{TEXT} رقم {n}", encoding="utf-8")
    (place / "bad.docx").write_bytes(b"PK\x03\x04")
    (place / "zz.html").write_text(f"<p>{TEXT} رقم 1", encoding="utf-8")
    with projects.create(tmp_path / "p.hashiya", me="ليلى") as ws:
        found = surveying.survey(ws, [place])
        assert [it.name for it in found.found if it.twin] == ["zz.html"]
        assert [(it.name, it.message) for it in found.problems] == [("bad.docx", "formats-damaged")]
        report = articles.add(ws, surveying.Again(found.found))
        assert (len(report.articles), len(report.duplicates)) == (300, 1)
        assert len(ws.history()) == 1
        ws.undo()
        assert ws.articles() == []


def test_d17_cancelled_half_way_nothing_is_there(tmp_path: Path) -> None:
    file = zipped(tmp_path, {f"{n:02}.html": f"<p>{TEXT} رقم {n}" for n in range(40)})

    class Enough(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done == 20:
            raise Enough

    with projects.create(tmp_path / "p.hashiya", me="ليلى") as ws:
        found = surveying.survey(ws, [file])
        assert len(found.found) == 40
        with pytest.raises(Enough):
            articles.add(ws, surveying.Again(found.found), stop)
        assert (ws.articles(), ws.history()) == ([], [])
