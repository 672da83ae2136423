"""What is told of the files of a folder of which nothing comes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.commands import articles


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.XLSX", "a.parquet", "a.spacy"])
def test_what_is_not_what_its_name_says_is_told_in_a_folder_too(name: str, tmp_path: Path) -> None:
    file = tmp_path / "in" / name
    file.parent.mkdir()
    file.write_text("نص", encoding="utf-8")
    for chosen in (file, file.parent):
        problems = articles.read([chosen]).problems
        assert (name, "formats-damaged", True) in [
            (it.name, it.message, it.lost) for it in problems
        ]
