"""Why a mark of a file waits is true, and what stands round it begins with whole words."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.commands import articles, loss_lines, projects
from hashiya.commands.reading import ImportItem
from hashiya.formats.draft import Draft
from hashiya.formats.losses import FACTS, Loss, LossReport
from hashiya.wording import Wording

TEXT = "زار ترامب بغداد، ثم غادر ترامب."


def test_reasons_and_words(tmp_path: Path) -> None:
    draft = Draft("in.txt", TEXT)
    draft.span("b", "GPE", [(900, 905)], "بيروت")
    draft.span("c", "GPE", [(901, 905)], "")
    draft.span("d", "GPE", [(12, 14)], "دمشق")  # within بغداد
    item = ImportItem(path=Path("in.txt"), incoming=draft.incoming())
    with projects.create(tmp_path / "p.hashiya") as ws:
        (article,) = articles.add(ws, [item]).articles
        waiting = {it.quote: it for it in ws.unplaced(article)}
    assert waiting["بيروت"].reason == "gone"
    assert waiting["…"].reason == "unquoted"
    assert waiting["دمشق"].before.endswith("ترامب ")
    assert waiting["دمشق"].after.startswith(" ثم")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_facts_that_are_lost_are_called_by_their_names(language: str) -> None:
    words = Wording(language)
    for it in (*FACTS, "border"):
        report = LossReport(articles=3, spans=0, relations=0, losses=(Loss("article_fact", it, 3),))
        (said,) = [line.words for line in loss_lines.lines(report, words)]
        assert "3" in said
        assert f"\u2068{it}\u2069" not in said
    told = [words.say("datasets-loss-unplaced", count=it, formats="") for it in (1, 2, 3, 11, 100)]
    assert len(set(told)) == 5
