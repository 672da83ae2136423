"""Says how much of a damaged project can be read; it draws nothing."""

from __future__ import annotations

from hashiya.model.rescue import RescueReport
from hashiya.wording import Wording


def can_be_read(report: RescueReport, name: str, wording: Wording) -> str:
    """Articles, and what is marked in them where anything was: the one may be whole without the other."""
    articles, marks = report.articles, report.annotations
    if not marks.known:
        return wording.say("rescue-damaged", name=name, saved=articles.saved, known=articles.known)
    return wording.say(
        "rescue-damaged-marks",
        name=name,
        saved=articles.saved,
        known=articles.known,
        marks=marks.saved,
        all=marks.known,
    )
