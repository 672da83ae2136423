"""Without fonts the window says what is missing and what to install; the text stays readable to all else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hashiya.ui.font_notice import FontNotice
from hashiya.ui.reader import faces, missing_letters
from hashiya.ui.reader.missing_letters import Missing, script_of

EMPTY = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><cachedir>{cache}</cachedir></fontconfig>"""

PROGRAM = """
import json, sys
from pathlib import Path
from hashiya.ui.reader import fonts
from hashiya.ui import fonts as window_fonts
if "--unbundled" in sys.argv:
    fonts._files = lambda package: []
    window_fonts._files = lambda package: []
from hashiya.commands import articles, projects
from hashiya.ui.application import Shell, _qt_application
from hashiya.ui.settings import Settings
folder = Path(sys.argv[1])
application = _qt_application()
project = folder / "p.hashiya"
with projects.create(project, me="x") as ws:
    file = folder / "a.txt"
    file.write_text("قال الناتو \\U0001F600 إن שלום word", encoding="utf-8")
    articles.add(ws, articles.read([file]))
shell = Shell(application, Settings(folder / "w.ini"))
shell.show()
shell.window.flows.open_project(project)
for notice in shell.window.banner.children():
    if type(notice).__name__ == "FontNotice":
        notice.look_at_article()
reader = shell.window.reader
reader.grab()
reader.move_word(1, extend=True)
print(json.dumps({"said": shell.window.banner.text, "chosen": reader.selection() is not None}))
shell.close()
"""


def said_without_fonts(folder: Path, *options: str) -> dict[str, object]:
    """A window in a process that has no system font."""
    config = folder / "fonts.conf"
    config.write_text(EMPTY.format(cache=folder / "cache"), encoding="utf-8")
    environment = {
        **os.environ,
        "FONTCONFIG_FILE": str(config),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(it for it in sys.path if it),
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), *options],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    answer: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fontconfig is Linux's")
def test_with_no_arabic_font_at_all_a_notice_names_what_to_install(tmp_path: Path) -> None:
    answer = said_without_fonts(tmp_path, "--unbundled")
    said = str(answer["said"])
    assert "fonts-noto-core" in said
    assert "Arabic letters" in said, "also in English: Arabic could not be read"
    assert "fonts-noto-color-emoji" in said
    assert answer["chosen"] is True


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fontconfig is Linux's")
def test_with_the_bundled_fonts_only_the_emoji_is_missed(tmp_path: Path) -> None:
    said = str(said_without_fonts(tmp_path)["said"])
    assert "fonts-noto-color-emoji" in said
    assert "U+1F600" in said
    assert "fonts-noto-core" not in said


def test_a_notice_is_given_once_for_a_script(window, monkeypatch) -> None:
    monkeypatch.setattr(missing_letters, "without_glyph", lambda letters, _font: set(letters))
    notice = FontNotice(window.session, window.look, window.banner)
    notice.look_at_article()
    assert "fonts-noto-core" in window.banner.text
    window.banner.hide()
    notice.look_at_article()
    assert window.banner.isHidden()


def test_letters_that_fonts_have_are_not_missed(qapp) -> None:
    font = faces.font_of(faces.AMIRI, 20)
    assert Missing().in_text("قال الناتو، «نعم» 2018 word", font) == {}
    nobodys = "\U000d1234"  # of an empty plane: office programs bring fonts that draw private use
    assert missing_letters.without_glyph(["a", nobodys, "ب"], font) == {nobodys}


@pytest.mark.parametrize(
    ("letter", "script"), [("ب", "arabic"), ("ש", "hebrew"), ("😀", "emoji"), ("ܐ", "other")]
)
def test_a_letter_belongs_to_a_script(letter: str, script: str) -> None:
    assert script_of(letter) == script
