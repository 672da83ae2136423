"""An export takes the place of nobody's work unasked; only what an export wrote is replaced in silence."""

from __future__ import annotations

from pathlib import Path

import pytest


def test_a_file_of_somebody_else_is_not_replaced(run, gold) -> None:
    Path("mine.jsonl").write_text("my own work", encoding="utf-8")
    said = run("export", gold, "mine.jsonl", code=1).stderr
    assert "HSH-148" in said
    assert "mine.jsonl" in said
    assert "--force" in said
    assert Path("mine.jsonl").read_text("utf-8") == "my own work"
    run("export", gold, "mine.jsonl", "--force")
    assert "my own work" not in Path("mine.jsonl").read_text("utf-8")


def test_what_an_export_wrote_is_replaced_until_it_is_changed(run, gold) -> None:
    for options in ((), ("--labels", "PERS")):  # other content by the second
        run("export", gold, "out.jsonl", *options)
        run("export", gold, "out.jsonl", *options)
    with Path("out.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n")
    run("export", gold, "out.jsonl", code=1)


@pytest.mark.parametrize("options", [("--format", "hashiya", "--card"), ("--format", "brat")])
def test_a_changed_card_in_a_folder_is_not_replaced(run, gold, options) -> None:
    run("export", gold, "out", *options)
    run("export", gold, "out", *options)
    card = Path("out/README.md")
    card.write_text("my words\n" + card.read_text("utf-8"), encoding="utf-8")
    said = run("export", gold, "out", *options, code=1).stderr
    assert "README.md" in said
    assert card.read_text("utf-8").startswith("my words")
    run("export", gold, "out", *options, "--force")
    assert not card.read_text("utf-8").startswith("my words")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_files_of_others_in_a_folder_are_named_and_stay(run, gold, language: str) -> None:
    Path("out").mkdir()
    Path("out/notes.txt").write_text("mine", encoding="utf-8")
    options = ("--format", "brat", "--language", language)
    said = run("export", gold, "out", *options, code=1).stderr
    for it in ("HSH-148", "notes.txt", "--force", str(Path("out/dataset"))):
        assert it in said
    assert [it.name for it in Path("out").iterdir()] == ["notes.txt"]
    run("export", gold, "out/dataset", *options)
    run("export", gold, "out", *options, code=1)
    run("export", gold, "out", *options, "--force")
    run("export", gold, "out", *options)
    assert Path("out/notes.txt").read_text("utf-8") == "mine"
    assert Path("out/dataset/export.json").exists()


def test_a_file_of_others_with_a_name_of_ours_is_kept_from_force_too(run, gold) -> None:
    Path("out").mkdir()
    Path("out/annotation.conf").write_text("mine", encoding="utf-8")
    said = run("export", gold, "out", "--format", "brat", "--force", code=1).stderr
    assert "annotation.conf" in said
    assert Path("out/annotation.conf").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("other", "more"),
    [
        ("annotation.conf", ()),
        ("README.md", ("--card",)),
        ("export.json", ()),
        ("a.conll", ("--split", "a=1,b=1")),
    ],
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_file_in_the_way_is_named_and_force_not_offered(run, gold, language, other, more) -> None:
    Path("out").mkdir()
    Path("out/a note.txt").write_text("mine", encoding="utf-8")
    Path("out", other).write_text("mine", encoding="utf-8")
    of = "brat" if not more else "conll"
    options = ("--format", of, "--language", language, *more)
    said = run("export", gold, "out", *options, code=1).stderr
    assert other in said
    assert str(Path("out/dataset")) in said
    assert "--force" not in said  # it would be refused
    run("export", gold, "out", *options, "--force", code=1)
    assert Path("out", other).read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("of", "ending"),
    [("brat", ".ann"), ("tei", ".xml"), ("cas-json", ".json"), ("webanno-tsv", ".tsv")],
)
def test_a_file_with_the_name_of_an_article_is_in_the_way_before_anything_is_written(
    run, gold, of, ending
) -> None:
    Path("out").mkdir()
    mine = Path("out", f"000_0dddba8b6e1a6174{ending}")
    mine.write_text("mine", encoding="utf-8")
    said = run("export", gold, "out", "--format", of, code=1).stderr
    assert mine.name in said
    assert "--force" not in said  # it would be refused
    assert [it.name for it in Path("out").iterdir()] == [mine.name]
    assert mine.read_text("utf-8") == "mine"


def test_help_names_the_way_to_replace(run) -> None:
    assert "--force" in run("export", "--help").output


def test_what_is_remembered_may_be_damaged_or_absent(run, gold) -> None:
    from hashiya.commands import replacing

    run("export", gold, "out.jsonl")
    place = replacing._place()
    place.write_bytes(b"\xff\x00 \n\n x 7\n")
    run("export", gold, "out.jsonl", code=1)  # not known any more: asked about
    run("export", gold, "out.jsonl", "--force")
    run("export", gold, "out.jsonl")
    place.unlink()
    place.mkdir()
    run("export", gold, "out.jsonl", "--force")
    run("export", gold, "out.jsonl", code=1)
