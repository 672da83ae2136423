"""The corpus list shows the articles of one label alone, and follows what articles are labelled meanwhile."""

from __future__ import annotations

from hashiya.commands import articles
from hashiya.display.corpus import Labelled


def shown(window) -> list[str]:
    window.articles.lines  # noqa: B018 - what waits to be shown is shown
    return [it.id for it in window.articles.corpus.shown]


def test_articles_of_one_value_without_the_label_and_all(window) -> None:
    ws = window.session.workspace
    one, two = (it.id for it in ws.articles())
    articles.update(ws, one, labels={"genre": "opinion", "topics": ("حرب", "سلم")})
    pick = window.articles.labels.choose
    pick(Labelled("genre", "opinion"))
    assert shown(window) == [one]
    pick(Labelled("topics", "سلم"))
    assert shown(window) == [one]
    pick(Labelled("genre", "analysis"))
    assert shown(window) == []
    pick(Labelled("genre"))
    assert shown(window) == [two]
    articles.update(ws, two, labels={"genre": "analysis"})
    assert shown(window) == []
    ws.undo()
    assert shown(window) == [two]
    pick(None)
    assert shown(window) == [one, two]


def test_the_menu_counts_and_unchecks(window) -> None:
    ws = window.session.workspace
    articles.update(ws, ws.articles()[0].id, labels={"genre": "poem", "topics": ("حرب",)})
    choices = window.articles.labels
    menu = choices.menu()
    texts = [it.text() for below in menu.actions() for it in below.menu().actions()]
    assert any("poem" in it and "1" in it for it in texts)
    assert any("حرب" in it for it in texts)
    poem = next(
        it for below in menu.actions() for it in below.menu().actions() if "poem" in it.text()
    )
    poem.trigger()
    assert choices.now == Labelled("genre", "poem")
    assert len(shown(window)) == 1
    again = choices.menu()
    poem = next(
        it for below in again.actions() for it in below.menu().actions() if "poem" in it.text()
    )
    assert poem.isChecked()
    poem.trigger()
    assert choices.now is None
    assert len(shown(window)) == 2
