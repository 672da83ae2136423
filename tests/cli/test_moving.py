"""New, import, export: the same spans come back, losses are told, codes say what happened."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from hashiya import assets
from hashiya.commands import projects, starter_sets


def rows(file: Path) -> list[dict]:
    return [json.loads(it) for it in file.read_text(encoding="utf-8").split("\n") if it]


def spans(rows: list[dict]) -> list[tuple]:
    return sorted((it["layer"], it["label"], it["start"], it["end"], it["text"]) for it in rows)


def test_the_gold_comes_back_with_every_offset(run, gold) -> None:
    run("export", gold, "out.jsonl", "--format", "hashiya")
    given = rows(assets.seeds() / "gold.jsonl")
    back = rows(Path("out.jsonl"))
    assert len(back) == 2
    for one, other in zip(given, back, strict=True):
        assert other["text"] == one["text"]
        assert spans(other["spans"]) == spans(one["spans"])
    assert sum(len(it["spans"]) for it in back) == 297
    assert sum(len(it["relations"]) for it in back) == 161


def test_what_a_flat_format_loses_is_told(run, gold) -> None:
    result = run("export", gold, "out.conll")
    assert "written to “out.conll”" in result.output
    assert "nested in another annotation" in result.output
    plain = Path("out.conll").read_text(encoding="utf-8")
    run("export", gold, "out2.conll", "--scheme", "bioes", "--level", "innermost")
    other = Path("out2.conll").read_text(encoding="utf-8")
    assert "\tS-" in other
    assert "\tS-" not in plain
    report = json.loads(run("export", gold, "o.csv", "--format", "conll", "--json").stdout)
    assert report["spans"] == 156
    assert {"kind", "label", "count", "changed"} == set(report["losses"][0])


def test_one_bad_file_stops_nothing_but_is_told(run) -> None:
    run("new", "p.hashiya")
    Path("good.txt").write_text("خبر من بغداد", encoding="utf-8")
    Path("bad.txt").write_bytes(b"\x00\x01\x02" * 400)
    Path("empty.txt").write_bytes(b"")
    result = run("import", "p.hashiya", "good.txt", "bad.txt", "empty.txt", "none.txt", code=1)
    assert "One article was added." in result.stdout
    for name in ("bad.txt", "empty.txt", "none.txt"):
        assert name in result.stderr
    assert len(json.loads(run("list", "p.hashiya", "--json").stdout)) == 1


def test_the_same_file_twice_is_named(run) -> None:
    run("new", "p.hashiya")
    seed = next((assets.seeds() / "articles").glob("000*"))
    run("import", "p.hashiya", seed)
    assert "not added again" in run("import", "p.hashiya", seed).output


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256", "iso8859-6"])
def test_encodings_are_recognised(run, encoding: str) -> None:
    run("new", "p.hashiya")
    text = "أعلن وزير الخارجية العراقي أمس أن الحوار مستمر مع دول الجوار، وقال إن الاتفاق قريب."
    Path("a.txt").write_bytes(text.encode(encoding))
    run("import", "p.hashiya", "a.txt")
    assert text in run("show", "p.hashiya", "1").output


def test_wrong_use_is_two_and_what_failed_is_one(run, gold) -> None:
    run("new", gold, code=1)
    assert "HSH-121" in run("new", gold, code=1).stderr
    assert "HSH-151" in run("export", gold, "x.jsonl", "--format", "nothing", code=2).stderr
    run("export", gold, "x.unknown", code=2)
    run("import", "none.hashiya", "x.txt", code=1)
    assert not Path("none.hashiya").exists()
    run("import", gold, code=2)
    run("import", gold, "x.txt", "--encoding", "no-such", code=2)
    run("export", gold, "no/such/folder/x.jsonl", code=1)


def test_only_whose_work_is_asked_for(run, gold) -> None:
    report = json.loads(run("export", gold, "x.jsonl", "--whose", "gold", "--json").stdout)
    assert (report["articles"], report["spans"]) == (2, 297)


@pytest.mark.parametrize("name", ["rot13", "base64", "idna", "punycode", "undefined", "a\0b"])
def test_what_reads_no_text_is_no_encoding(run, gold, name: str) -> None:
    Path("a.txt").write_bytes("خبر من بغداد".encode("cp1256"))
    result = run("import", gold, "a.txt", "--encoding", name, code=2)
    assert "--encoding" in result.stderr


def test_times_are_read_as_numbers_and_as_dates(run) -> None:
    spans = [
        {"label": "PERS", "start": 0, "end": 3, "created": "2020-02-12T10:00:00.250Z"},
        {"label": "PERS", "start": 4, "end": 6, "created": 1581501600250},
    ]
    line = {"text": "خبر من بغداد", "created": "2020-02-12T13:00:00.25+03:00", "spans": spans}
    Path("a.jsonl").write_text(json.dumps(line), encoding="utf-8")
    run("new", "p.hashiya")
    run("import", "p.hashiya", "a.jsonl")
    run("export", "p.hashiya", "b.jsonl")
    back = rows(Path("b.jsonl"))[0]
    assert [back["created"], *(it["created"] for it in back["spans"])] == [1581501600250] * 3


def test_a_file_that_cannot_be_read_does_not_stop_the_others(run, monkeypatch) -> None:
    """The system is told to refuse, for it refuses an administrator nothing."""
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(f"خبر من بغداد {name}", encoding="utf-8")
    access, read = os.access, Path.read_bytes

    def refused(path, *rest, **more) -> bool:
        return not str(path).endswith("a.txt") and access(path, *rest, **more)

    def refuse(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "no", str(path))
        return read(path)

    monkeypatch.setattr(os, "access", refused)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    run("new", "p.hashiya")
    result = run("import", "p.hashiya", "a.txt", "b.txt", code=1)
    assert "a.txt" in result.stderr
    assert "One article was added." in result.stdout


def test_a_changed_version_points_to_correcting(run, tmp_path: Path) -> None:
    words = [f"كلمة{n}" for n in range(40)]
    file = tmp_path / "خبر.txt"
    file.write_text(" ".join(words), encoding="utf-8")
    run("new", "p.hashiya")
    run("import", "p.hashiya", file)
    file.write_text(" ".join([*words[:30], "تعديل", *words[30:]]), encoding="utf-8")
    said = run("import", "p.hashiya", file).output
    assert "hashiya correct" in said
    assert "Edit > Correct the text" in said
    file.write_text("خبر جديد عن أمر آخر تماما", encoding="utf-8")
    assert "hashiya correct" not in run("import", "p.hashiya", file).output


def test_the_label_sets_are_listed_with_purpose_and_labels(run, tmp_path) -> None:
    """Whoever starts without the window sees what there is to start with; nothing is made."""
    said = run("new", "--sets").output
    for name in projects.schema_names():
        schema = projects.read_schema(name)
        assert f"{name}  {schema.names['en']}" in said
        assert schema.guideline["en"] in said
        assert all(it.names["en"] in said for it in schema.labels)
    assert "الترميز السياسي" in run("new", "--sets", "--language", "ar").output
    value = json.loads(run("new", "--sets", "--json").output)
    assert [it["name"] for it in value] == [it.name for it in starter_sets.starters()]
    assert value[0]["labels"][0]["code"] == "PERS"
    assert list(tmp_path.iterdir()) == []
    assert "PROJECT is missing" in run("new", code=2).stderr
    run("new", "p.hashiya", "--schema", "political")
    assert json.loads(run("new", "q.hashiya", "--json").output)["labels"] == "default"


def test_a_format_that_is_only_read_or_only_written_is_said_to_be_that(run, gold) -> None:
    for out, more in (("out", ("--format", "docx")), ("out.docx", ()), ("out.pdf", ())):
        said = run("export", gold, out, *more, code=2).stderr
        assert f"“{more[-1] if more else out}” is of a format that is only read" in said
        assert " conll " in said
    assert "does not say which format" in run("export", gold, "out.txt", code=2).stderr
    assert "does not say which format" in run("export", gold, "out", code=2).stderr
    Path("a.txt").write_text("خبر", encoding="utf-8")
    said = run("import", gold, "a.txt", "--format", "claimreview", code=2).stderr
    assert "is only written" in said
