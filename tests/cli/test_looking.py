"""List, show, stats, check, history, formats: what is there, for people and for programs."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import hashiya
from hashiya import formats
from hashiya.cli.program import program


def test_lists_for_programs_are_json(run, gold) -> None:
    lines = json.loads(run("list", gold, "--json").stdout)
    assert [it["annotations"] for it in lines] == [128, 169]
    stats = json.loads(run("stats", gold, "--json").stdout)
    assert (stats["articles"], stats["annotations"], stats["relations"]) == (2, 297, 161)
    assert sum(it["count"] for it in stats["by_label"]) == 297
    assert json.loads(run("check", gold, "--json").stdout) == []
    assert [it["act"] for it in json.loads(run("history", gold, "--json").stdout)] == [
        "articles.add"
    ]
    known = json.loads(run("formats", "--json").stdout)
    assert sorted(it["id"] for it in known) == sorted(it.id for it in formats.FORMATS)
    article = json.loads(run("show", gold, "1", "--json").stdout)
    assert len(article["spans"]) == 128


def test_the_words_between_the_parts_of_a_mark_are_not_its_own(run) -> None:
    text = "استقبل الملك سلمان بن عبدالعزيز الرئيس جو بايدن"
    Path("a.txt").write_text(text, "utf-8")
    parts = (text.index("سلمان"), text.index("جو"))
    place = f"{parts[0]} {parts[0] + 5};{parts[1]} {len(text)}"
    Path("a.ann").write_text(f"T1\tPER {place}\tسلمان جو بايدن\n", "utf-8")
    run("new", "p.hashiya")
    run("import", "p.hashiya", "a.txt")
    shown = run("show", "p.hashiya", "1", "--bidi", "off").stdout
    (line,) = [it for it in shown.splitlines() if str(parts[0]) in it]
    assert line.endswith("سلمان … جو بايدن")


def test_lists_for_people_name_what_there_is(run, gold) -> None:
    assert "000_0dddba8b6e1a6174.txt" in run("list", gold).output
    assert "no articles" in run("list", gold, "--deleted").output
    assert "63  ORG" in run("stats", gold).output
    assert "in order" in run("check", gold).output
    assert "Imported" in run("history", gold).output
    assert "conll" in run("formats").output


def test_show_prints_the_text_as_it_is_when_nobody_looks(run, gold) -> None:
    output = run("show", gold, "000").output
    assert "استجابة لطلب الرئيس الأميركي، دونالد ترامب" in output
    assert "\x1b" not in output
    assert "30-42" in output
    assert "128" in output


def test_show_orders_shapes_and_colours_when_told(run, gold) -> None:
    output = run("show", gold, "1", "--bidi", "on", "--width", "60").output
    assert "ﺐﻣاﺮﺗ ﺪﻟﺎﻧود" in output
    assert max(map(len, output.splitlines())) < 130
    plain = run("show", gold, "1", "--width", "60").output
    coloured = run("show", gold, "1", "--width", "60", "--colour", "always").output
    assert coloured.count("\x1b[") > 200
    assert "\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_names_keep_their_order_in_a_right_to_left_line(run, gold) -> None:
    output = run("list", gold, "--bidi", "on", "--language", "ar").output
    assert "000_0dddba8b6e1a6174.txt" in output


def test_an_article_is_found_by_number_name_and_title(run, gold) -> None:
    title = json.loads(run("list", gold, "--json").stdout)[1]["title"]
    for wanted in ("2", "002_3b35e6c31fdcd92e.txt", "002", title):
        assert json.loads(run("show", gold, wanted, "--json").stdout)["title"] == title
    assert "HSH-116" in run("show", gold, "nothing", code=1).stderr


def test_damage_is_one(run, gold) -> None:
    db = sqlite3.connect(gold)
    columns = {
        (table, name)
        for (table,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for _number, name, *_rest in db.execute(f"PRAGMA table_info({table})").fetchall()
    }
    (table,) = {table for table, name in columns if name == "quote"}
    db.execute(f"UPDATE {table} SET quote = quote || 'x' WHERE rowid = 1")
    db.commit()
    db.close()
    assert "damaged" in run("check", gold, code=1).output
    assert json.loads(run("check", gold, "--json", code=1).stdout)[0]["severity"] == "damage"


@pytest.mark.parametrize("tenths", [1, 3, 5, 7, 9])
def test_a_project_that_was_cut_is_never_called_whole(run, gold, tmp_path, tenths) -> None:
    """What is read of it is a copy of what could be saved: sound in itself, and not all there was."""
    whole = Path(gold).read_bytes()
    Path(gold).write_bytes(whole[: len(whole) * tenths // 10])
    result = run("check", gold, code=1)
    assert "in order" not in result.output
    assert "hashiya salvage" in result.output
    assert json.loads(run("check", gold, "--json", code=1).stdout)[0]["severity"] == "damage"
    for command in (["list", gold], ["stats", gold], ["export", gold, str(tmp_path / "o.jsonl")]):
        told = run(*command, code=None).stderr
        assert "is damaged" in told, "given out as if it were everything"


def test_a_project_of_a_newer_program_is_named_as_such(run, gold) -> None:
    db = sqlite3.connect(gold)
    db.execute("PRAGMA user_version = 9")
    db.close()
    assert "newer version" in run("list", gold).stderr


def test_names_and_texts_cannot_steer_the_terminal(run) -> None:
    run("new", "p.hashiya")
    Path("a.txt").write_text("عنوان \x1b]0;x\x07 \u202eخبر\n\nنص \x1b[2J آخر", encoding="utf-8")
    run("import", "p.hashiya", "a.txt")
    for command in (["list", "p.hashiya"], ["show", "p.hashiya", "1"]):
        assert not set(run(*command).output) & {"\x1b", "\x07"}
    assert "⟨U+001B⟩" in run("list", "p.hashiya").output


def test_help_and_complaints_speak_both_languages(run) -> None:
    assert "Make a new project" in run("--help").output
    assert "Library" not in run("new", "--help").output
    arabic = run("export", "--language", "ar", "--help").output
    assert arabic.startswith("الاستعمال: ")
    assert not {"Options", "Usage", "Show"} & set(arabic.replace(":", " ").split())
    assert "الأوامر" in run("--language", "ar", "--help").output
    assert "ينقص PROJECT" in run("list", "--language", "ar", code=2).stderr
    assert "There is no command “bogus”" in run("bogus", code=2).stderr
    assert "no option --bogus" in run("list", "--bogus", code=2).stderr
    assert "HSH-120" in run("list", "none.hashiya", code=1).stderr


@pytest.mark.parametrize(
    ("names", "language"),
    [
        ({"HASHIYA_LANGUAGE": "ar", "LANG": "en_US.UTF-8"}, "ar"),
        ({"LANG": "ar_IQ.UTF-8"}, "ar"),
        ({"LC_ALL": "C", "LANG": "ar_IQ.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_comes_from_the_surroundings(names, language, monkeypatch) -> None:
    for name in ("HASHIYA_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    output = CliRunner().invoke(program, ["formats"]).output
    assert ("ما تتسع له الصيغة" in output) == (language == "ar")


def test_what_nobody_expected_is_a_sentence(run, monkeypatch) -> None:
    monkeypatch.setattr("hashiya.cli.looking.look_at", lambda _project: 1 / 0)
    result = run("list", "x", code=1)
    assert "Something unexpected happened (ZeroDivisionError" in result.stderr


def python(*arguments: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    root = Path(hashiya.__file__).parent.parent
    env = {it: os.environ[it] for it in ("PATH", "HOME", "SYSTEMROOT") if it in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "hashiya", *arguments],
        env=env | {"PYTHONPATH": str(root), "PYTHONUTF8": "1"} | surroundings,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only there the screen is asked for"
)
@pytest.mark.parametrize(
    "arguments", [(), ("open", "p.hashiya"), ("open", "--language", "ar", "p")]
)
def test_without_a_screen_the_window_says_so_in_one_line(arguments: tuple[str, ...]) -> None:
    result = python(*arguments, LANG="en_US.UTF-8")
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert ("شاشة" if "ar" in arguments else "screen") in result.stderr


def test_the_program_runs_as_a_process(gold) -> None:
    result = python("list", gold, "--json")
    assert result.returncode == 0
    assert len(json.loads(result.stdout)) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("formats", "text", "extra", "--language", "ar"),
        ("--language", "ar", "formats", "text", "extra"),
        ("list", "--no-such-option", "--language=ar"),
        ("list", "--language", "ar"),
        ("--language", "ar", "bogus"),
    ],
)
def test_complaints_speak_the_language_asked_for_wherever_it_stands(run, arguments) -> None:
    said = run(*arguments, code=2).stderr
    assert "يبيّن طريقة الاستعمال" in said
    assert not {"unexpected", "argument", "missing"} & set(said.split())


def test_help_speaks_the_language_asked_for_wherever_it_stands(run) -> None:
    assert "الاستعمال" in run("--help", "--language", "ar").output
    assert "الاستعمال" in run("list", "--help", "--language", "ar").output


def test_search_shows_every_place_with_its_line(run, gold) -> None:
    shown = run("search", gold, "الناتو", "--most", "3").output
    assert "000_0dddba8b6e1a6174.txt" in shown
    assert "3 places" in shown
    hits = json.loads(run("search", gold, "ناتو", "--json").stdout)
    articles = {it["article"] for it in hits}
    assert articles
    assert all("ناتو" in it["text"] for it in hits)
    whole = json.loads(run("search", gold, "ناتو", "--edges", "whole", "--json").stdout)
    assert len(whole) < len(hits)
    assert "Not found" in run("search", gold, "لاوجودلهذا").output


def test_check_repairs_what_is_certain_and_says_what_it_did(
    run, gold, monkeypatch, tmp_path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert "needs no repair" in run("check", gold, "--repair").output
    db = sqlite3.connect(gold)
    db.execute("UPDATE articles SET n_annotations = 9 WHERE id = 1")
    db.execute("UPDATE spans SET created = 7 WHERE id = 1")
    db.execute("INSERT INTO text_words(text_words) VALUES ('delete-all')")
    db.commit()
    db.close()
    assert "index for searching" in run("check", gold, code=1).output
    quick = run("check", gold, "--quick", code=1).output
    assert "index for searching" not in quick
    assert "was changed by damage" in quick
    told = run("check", gold, "--repair").output
    assert "as the history has them: 1" in told
    assert "counted anew: 1" in told
    assert "index of words was made anew" in told
    assert "in order again" in told
    assert len(list((tmp_path / "data").rglob("aside/*/p.hashiya"))) == 1
    assert "in order" in run("check", gold).output
    assert "Damage set right" in run("history", gold).output
