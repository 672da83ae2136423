"""``show --save`` writes an article as PDF, picture or web page, without a screen."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
import web_reader

from hashiya import assets

pytestmark = pytest.mark.usefixtures("qapp")
"""Else an application without windows is made, and stays: the tests of windows after these would find it."""

STARTS = {"pdf": b"%PDF", "png": b"\x89PNG", "svg": b"<?xml", "html": b"<!doctype html>"}


@pytest.mark.parametrize("kind", STARTS)
def test_each_kind_is_written(run, gold, tmp_path, kind):
    said = run("show", gold, "1", "--save", f"out.{kind}").output
    assert f"out.{kind}" in said
    assert (tmp_path / f"out.{kind}").read_bytes().startswith(STARTS[kind])


def test_a_picture_is_written_where_no_window_ever_was(gold, tmp_path):
    words = [sys.executable, "-m", "hashiya", "show", gold, "2", "--save", "a.png"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run(words, cwd=tmp_path, env=environment, check=True, stdout=subprocess.DEVNULL)
    assert (tmp_path / "a.png").read_bytes().startswith(STARTS["png"])


def test_a_web_page_imports_nothing_that_paints(gold, tmp_path):
    code = (
        "import sys; from hashiya.cli.program import program\n"
        f"try: program.main(['show', {gold!r}, '2', '--save', 'a.html', '--theme', 'dark'])\n"
        "except SystemExit as end: assert not end.code\n"
        "assert 'PySide6' not in sys.modules"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True)
    page = (tmp_path / "a.html").read_bytes().decode()
    text = next((assets.seeds() / "articles").glob("002*.txt")).read_bytes().decode()
    assert web_reader.read(page).text == text


def test_only_the_work_of_one_is_shown(run, gold, tmp_path):
    run("show", gold, "1", "--save", "all.html")
    run("show", gold, "1", "--save", "none.html", "--whose", "nobody")
    assert b"<mark" in (tmp_path / "all.html").read_bytes()
    assert b"<mark" not in (tmp_path / "none.html").read_bytes()


def test_an_ending_that_says_nothing_is_wrong_use(run, gold, tmp_path):
    said = run("show", gold, "1", "--save", "out.docx", code=2)
    assert ".html" in said.output
    assert not (tmp_path / "out.docx").exists()
    run("show", gold, "1", "--save", "out.png", "--theme", "pink", code=2)


def test_what_cannot_be_written_is_told_and_a_project_is_never_replaced(run, gold, tmp_path):
    assert "nowhere" not in {it.name for it in tmp_path.iterdir()}
    run("show", gold, "1", "--save", "nowhere/out.pdf", code=1)
    (tmp_path / gold).rename(tmp_path / "p.html")
    run("show", "p.html", "1", "--save", "p.html", code=1)
    assert run("list", "p.html").exit_code == 0


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_help_names_the_options(run, language):
    said = run("show", "--help", "--language", language).output
    assert "--save" in said
    assert "--theme" in said
