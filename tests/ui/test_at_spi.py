"""A screen reader on a real message bus reads the page, the list and what is announced, and harms nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from screens import x_server

import hashiya
from hashiya import assets
from hashiya.commands import annotate, articles, projects
from hashiya.model.span import Span
from hashiya.wording import Wording

SYSTEM_PYTHON = "/usr/bin/python3"
PROGRAMS = ("Xvfb", "dbus-run-session", SYSTEM_PYTHON)
BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
HERE = Path(__file__).parent
PATIENCE = 60


def missing() -> str:
    if not sys.platform.startswith("linux"):
        return "Linux only"
    programs = [it for it in PROGRAMS if shutil.which(it) is None]
    if programs:
        return f"not installed: {', '.join(programs)}"
    asked = subprocess.run([SYSTEM_PYTHON, "-c", BINDINGS], capture_output=True, check=False)
    return "not installed: gir1.2-atspi-2.0, python3-gi, at-spi2-core" if asked.returncode else ""


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    lack = missing()
    if lack:
        pytest.skip(lack)
    yield from x_server()


@pytest.fixture
def project(tmp_path: Path) -> tuple[Path, str]:
    """A project whose first article has two marks, one in the other, and a relation; and that article's text."""
    path = tmp_path / "project.hashiya"
    with projects.create(path, me="ليلى") as ws:
        articles.add(ws, articles.read([assets.seeds() / "articles"]))
        first = ws.articles()[0].id
        text = ws.article(first).text
        outer, inner = "الرئيس الأميركي، دونالد ترامب", "دونالد ترامب"
        said = ((outer, "claim", "CLAIM"), (inner, "entity", "PERS"))
        claim, person = [
            annotate.tag(ws, first, Span(text.index(it), text.index(it) + len(it)), layer, label)
            for it, layer, label in said
        ]
        annotate.relate(ws, "about", claim.id, person.id)
    return path, text


def test_a_screen_reader_reads_the_page_and_the_list_and_hears_what_happens(
    display: str, project: tuple[Path, str], tmp_path: Path
) -> None:
    path, text = project
    ar, en = Wording("ar"), Wording("en")
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    ask = {
        "word": text.index("دونالد") + 2,
        "list": ar.say("ui-panel-annotations"),
        "other list": en.say("ui-panel-annotations"),
        "other language": ar.say("ui-action-language"),
        "quit": en.say("ui-action-quit"),
    }
    command = [sys.executable, "-m", "hashiya", "open", str(path)]
    ran = subprocess.run(
        [
            *("dbus-run-session", "--", SYSTEM_PYTHON, str(HERE / "at_the_ears.py")),
            *(json.dumps(ask), *command),
        ],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        env={
            **{k: v for k, v in os.environ.items() if k != "WAYLAND_DISPLAY"},
            "QT_QPA_PLATFORM": "xcb",
            "DISPLAY": display,
            "HOME": str(tmp_path),
            "XDG_CONFIG_HOME": str(tmp_path),
            "XDG_RUNTIME_DIR": str(runtime),
            "PYTHONPATH": str(Path(hashiya.__file__).parents[1]),
        },
    )
    if "platform plugin" in ran.stderr:
        pytest.skip("Qt lacks a system library for X11 here")
    assert ran.returncode == 0, ran.stderr[-3000:]
    heard = json.loads(ran.stdout.splitlines()[-1])
    assert heard["name"] == "استجابة لطلب الرئيس الأميركي"
    assert heard["text"] == heard["text again"] == text.replace("\r", " ")
    assert heard["count"] == len(text)
    assert (heard["caret"], heard["selections"]) == (0, 0)
    assert heard["interfaces"] == ["Accessible", "Collection", "Component", "Text"]
    assert heard["word"] == "دونالد"
    assert heard["under"] == ask["word"]
    assert min(heard["box"]) > 0
    word = text.index("دونالد")
    assert (heard["moved"], heard["caret after"]) == ([word], word)
    assert heard["announced"] == ["بداية: ادعاء، شخص"]
    assert heard["rows"] == [
        "ادعاء، الرئيس الأميركي، دونالد ترامب، داخلها: دونالد ترامب، بشأن: دونالد ترامب",
        "شخص، كيان، دونالد ترامب، ضمن: ادعاء، علاقة واردة، بشأن: الرئيس الأميركي، دونالد ترامب",
    ]
    assert heard["ended"] == 0
