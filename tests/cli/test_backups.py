"""``backup`` and ``restore`` as their users run them, in both languages, and with what goes wrong."""

from __future__ import annotations

import json

import pytest

from hashiya.commands import projects


def count(path) -> int:
    with projects.open_project(path, read_only=True) as ws:
        return len(ws.articles())


def test_a_backup_is_made_checked_and_named(run, gold):
    said = run("backup", gold).output
    assert "1" in said
    assert "2 articles" in said
    assert "not changed" in run("backup", gold).output
    rows = json.loads(run("restore", gold, "--json").output)
    assert [(it["number"], it["reason"], it["articles"]) for it in rows] == [(1, "asked", 2)]
    value = json.loads(run("backup", gold, "--json").output)
    assert value["new"] is False
    assert value["id"] == rows[0]["id"]


def test_a_copy_is_written_and_nothing_is_replaced_by_it(run, gold, tmp_path):
    run("backup", gold, "copy.hashiya")
    assert count(tmp_path / "copy.hashiya") == 2
    assert (tmp_path / "copy.hashiya").stat().st_mode & 0o077 == 0
    before = (tmp_path / "copy.hashiya").read_bytes()
    run("backup", gold, "copy.hashiya", code=1)
    assert (tmp_path / "copy.hashiya").read_bytes() == before
    (tmp_path / "folder").mkdir()
    run("backup", gold, "folder")
    assert count(tmp_path / "folder" / gold) == 2
    run("backup", gold, "nowhere/copy.hashiya", code=1)


def test_a_state_is_put_in_place_and_the_one_before_is_kept(run, gold, tmp_path):
    run("backup", gold)
    (tmp_path / "more.txt").write_text("مقال آخر", encoding="utf-8")
    run("import", gold, "more.txt")
    assert count(tmp_path / gold) == 3
    said = run("restore", gold, "--backup", "1").output
    assert gold in said
    assert count(tmp_path / gold) == 2
    kept = json.loads(run("restore", gold, "--json").output)
    assert (kept[0]["reason"], kept[0]["articles"]) == ("replaced", 3)
    run("restore", gold, "--backup", kept[0]["id"], "--to", "later.hashiya")
    assert (count(tmp_path / "later.hashiya"), count(tmp_path / gold)) == (3, 2)


def test_a_deleted_and_a_damaged_project_come_back(run, gold, tmp_path):
    run("backup", gold)
    (tmp_path / gold).unlink()
    assert "2 articles" in run("restore", gold).output
    run("restore", gold, "--backup", "1")
    assert count(tmp_path / gold) == 2
    (tmp_path / gold).write_bytes(b"nothing that can be read")
    said = run("restore", gold, "--backup", "1").output
    assert "aside" in said
    assert count(tmp_path / gold) == 2


def test_what_is_wrong_is_said_with_its_exit_code(run, gold, tmp_path):
    run("backup", "missing.hashiya", code=1)
    run("restore", "missing.hashiya", code=1)
    assert "no backup" in run("restore", gold).output.lower()
    run("restore", gold, "--backup", "9", code=1)
    run("restore", gold, "--to", "x.hashiya", code=2)
    assert not (tmp_path / "x.hashiya").exists()
    run("restore", code=2)
    (tmp_path / "text.txt").write_text("no project")
    run("backup", "text.txt", code=1)
    with projects.open_project(tmp_path / gold):
        run("backup", gold)
        run("restore", gold, "--backup", "1", code=1)


def test_a_damaged_project_gives_no_backup(run, gold, tmp_path):
    run("backup", gold)
    data = bytearray((tmp_path / gold).read_bytes())
    data[data.index("الناتو".encode())] ^= 1
    (tmp_path / gold).write_bytes(bytes(data))
    (tmp_path / "more.txt").write_text("مقال آخر", encoding="utf-8")
    run("import", gold, "more.txt")
    said = run("backup", gold, code=1).output
    assert "HSH-180" in said
    assert "damaged" in said
    kept = json.loads(run("restore", gold, "--json").output)
    assert [it["number"] for it in kept] == [1], "the good one is there"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_help_names_what_there_is(run, gold, language):
    for command in ("backup", "restore"):
        said = run(command, "--help", "--language", language).output
        assert "cli-" not in said
    assert "--backup" in said
    assert "--to" in said
    assert "cli-" not in run("backup", gold, "--language", language).output
    assert "backups-" not in run("restore", gold, "--language", language).output
