"""What cannot be imported or exported is called what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

TEXT = "قال الوزير إن السلام قريب في بغداد، وأضاف أن الحكومة تعمل.\n"


@pytest.fixture
def project(run) -> str:
    run("new", "p.hashiya")
    return "p.hashiya"


@pytest.mark.parametrize("suffix", ["txt", "csv"])
def test_a_file_in_another_encoding_than_was_chosen(run, project: str, suffix: str) -> None:
    file = Path(f"a.{suffix}")
    file.write_text("text\n" + TEXT * 5, encoding="cp1256")
    said = run("import", project, file, "--encoding", "utf-8", code=1).stderr
    assert "not in the encoding that was chosen" in said
    run("import", project, file)


@pytest.mark.parametrize("suffix", ["txt", "csv"])
def test_a_picture_under_another_name(run, project: str, suffix: str) -> None:
    file = Path(f"photo.{suffix}")
    file.write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256)) * 4)
    said = run("import", project, file, code=1).stderr
    assert "picture" in said
    assert ".docx" not in said


def test_an_article_that_an_export_does_not_find(run, project: str) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    run("import", project, "a.txt")
    said = run("export", project, "out.jsonl", "--articles", "99", code=1).stderr
    assert said == run("show", project, "99", code=1).stderr
    assert "hashiya list" in said
    assert not Path("out.jsonl").exists()


def test_files_of_other_kinds_in_a_folder_are_named(run, project: str) -> None:
    place = Path("in", "sub")
    place.mkdir(parents=True)
    (place / "a.txt").write_text(TEXT, encoding="utf-8")
    for n in range(7):
        (place / f"{n}.psd").write_bytes(b"x")
    said = run("import", project, "in").stderr
    assert "7 files of other kinds were left alone: sub/0.psd" in said
    assert "sub/4.psd, …" in said
    assert "sub/5.psd" not in said
