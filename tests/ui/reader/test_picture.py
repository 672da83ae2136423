"""Pictures of annotated articles need no window and have the width that is asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import gold
import pytest
from PySide6.QtGui import QImage

from hashiya.model.errors import WriteProblem
from hashiya.ui.reader.picture import draw, save_png

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("theme", ["light", "sepia", "dark"])
@pytest.mark.parametrize("number", [0, 1])
def test_a_picture_has_the_width_and_ends_in_a_legend(qapp, number, theme):
    seed = gold.articles()[number]
    image = draw(seed, gold.schema(), theme=theme)
    bare = draw(type(seed)(article=seed.article), gold.schema(), theme=theme)
    assert image.width() == bare.width() == 1000
    assert image.height() > bare.height()
    page = image.pixelColor(2, 2)
    assert all(image.pixelColor(x, y) == page for x in (5, 995) for y in range(image.height()))


def test_names_of_the_legend_speak_the_language(qapp):
    seed = gold.articles()[0]
    arabic, english = (draw(seed, gold.schema(), language=it) for it in ("ar", "en"))
    assert arabic != english


def test_a_folder_that_is_not_there_is_told(qapp, tmp_path):
    seed = gold.articles()[0]
    with pytest.raises(WriteProblem) as caught:
        save_png(seed, gold.schema(), tmp_path / "missing" / "a.png")
    assert caught.value.values["name"] == "a.png"


def test_it_works_without_a_window_or_a_screen(tmp_path):
    code = (
        "import gold, pathlib; from hashiya.ui.reader.picture import save_png;"
        f"save_png(gold.articles()[1], gold.schema(), pathlib.Path({str(tmp_path / 'a.png')!r}))"
    )
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    environment["PYTHONPATH"] = f"{ROOT / 'desktop'}:{ROOT / 'tests'}"
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, timeout=60)
    assert QImage(str(tmp_path / "a.png")).width() == 1000


def test_a_long_article_is_cut_and_never_fails(qapp):
    seed = gold.articles()[0]
    article = type(seed.article)(id="l", name="l", title="", text="سطر\n" * 1500, sha256="")
    image = draw(type(seed)(article=article), gold.schema())
    assert 0 < image.height() <= 32_000
