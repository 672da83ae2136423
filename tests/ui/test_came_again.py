"""A file that comes in again brings marks to an article that is here: so it is told, and taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hashiya.commands import articles
from hashiya.ui.dialogs.storing import came
from hashiya.wording import FSI, PDI

TEXT = "زار ترامب بغداد، ثم غادر."


def brought(window, place: Path, *labels: str) -> articles.ImportReport:
    file = place / "in.jsonl"
    spans = [{"id": f"T{n}", "label": it, "start": 4, "end": 9} for n, it in enumerate(labels)]
    file.write_text(json.dumps({"text": TEXT, "spans": spans}), encoding="utf-8")
    return articles.add(window.session.workspace, articles.read([file]))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_marks_that_came_again_are_told_as_such(window, press, tmp_path: Path, language) -> None:
    first = brought(window, tmp_path)
    say = window.look.say
    assert came(first, window.look) == say("ui-imported", count=1)
    again = brought(window, tmp_path, "PERS", "TEAM", "CLUB")
    assert came(again, window.look) == " ".join(
        [say("articles-completed", count=1), say("articles-annotations", count=3)]
    )
    press("ctrl+z")
    said = window.toast.text.replace(FSI, "").replace(PDI, "")
    gone = say("hands-step-marks-gone", count=3)
    what = say("hands-step-more", first=gone, count=1)
    assert said == say("hands-undone", what=what).replace(FSI, "").replace(PDI, "")
