"""``hashiya import --column``: which column of a table is what, said on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya import wording
from hashiya.cli.program import program
from hashiya.commands import projects

ROWS = "a,b\nخبر أول,نص قصير\nخبر ثان,نص آخر\n"


def run(*words: str | Path) -> int:
    with pytest.raises(SystemExit) as left:
        program.main([str(it) for it in words], prog_name="hashiya")
    return int(left.value.code or 0)


def test_columns_are_named_or_numbered(tmp_path: Path) -> None:
    project, table = tmp_path / "p.hashiya", tmp_path / "t.csv"
    projects.create(project, me="ليلى").close()
    table.write_text(ROWS, encoding="utf-8")
    assert run("import", project, table) == 1
    assert run("import", project, table, "--column", "text=b", "--column", "title=1") == 0
    with projects.open_project(project, "ليلى") as ws:
        assert [it.title for it in ws.articles()] == ["خبر أول", "خبر ثان"]
        assert [ws.article(it.id).text for it in ws.articles()] == ["نص قصير", "نص آخر"]


def test_a_column_that_is_nothing_is_wrong_use(tmp_path: Path) -> None:
    project = tmp_path / "p.hashiya"
    projects.create(project, me="ليلى").close()
    assert run("import", project, tmp_path, "--column", "colour=b") == 2


def test_where_columns_are_of_no_use_the_option_is_named_here_and_not_in_the_window(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project, file = tmp_path / "p.hashiya", tmp_path / "a.conll"
    projects.create(project, me="ليلى").close()
    file.write_text("قال\tO\nترامب\tB-PERS\n\n", encoding="utf-8")
    run("import", project, file, "--column", "text=b", "--language", "en")
    assert "name the format: --format corpus" in capsys.readouterr().err
    for language in wording.languages():
        assert "--" not in wording.messages(language)["formats-columns-unused"]


def test_an_arabic_name_is_piped_as_it_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever looks for it in what was said finds it: no sign of direction is left over."""
    project, file = tmp_path / "p.hashiya", tmp_path / "خبر 168.txt"
    projects.create(project, me="ليلى").close()
    file.write_bytes(b"")
    for language in ("ar", "en"):
        assert run("import", project, file, "--language", language) == 1
        said = capsys.readouterr().err
        assert "خبر 168.txt" in said
        assert not {*said} & {*"\u2066\u2067\u2068\u2069"}
