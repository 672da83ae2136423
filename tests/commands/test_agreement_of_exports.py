"""A dataset tells how far its annotators agree: of what was chosen, on the card and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from making import added, annotation, article

from hashiya.commands import bundles, choosing, datasets, projects
from hashiya.commands.choosing import Choice, Parts
from hashiya.wording import Wording, bare


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    """Two articles that both annotated, and one that only one of them did.

    In each of the two: the same person, a place on which they overlap, a claim of one of them.
    """
    path = tmp_path_factory.mktemp("two") / "p.hashiya"
    with projects.create(path, me="هند") as made:
        for number in range(3):
            it = article(
                f"مقال {number} يذكر أشخاصًا وأماكن كثيرة", name=f"{number}.txt", title=str(number)
            )
            marks = [annotation(it, 5, 9, "PERS", annotator="هند")]
            if number < 2:
                marks += [
                    annotation(it, 5, 9, "PERS", annotator="زيد"),
                    annotation(it, 10, 14, "LOC", annotator="هند"),
                    annotation(it, 12, 18, "LOC", annotator="زيد"),
                    annotation(it, 0, 20, "CLAIM", annotator="زيد"),
                ]
            made.apply(added(it, *marks))
        yield made


def exported(ws, out: Path, choice: Choice, language: str = "en") -> tuple[datasets.Receipt, str]:
    found = {bundles.WHOLE: choosing.chosen(ws, choice)}
    receipt = bundles.export(found, out, "conll", about=bundles.About(language=language))
    return receipt, (out / "README.md").read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_card_tells_it_in_words_and_in_tables(ws, tmp_path: Path, language: str) -> None:
    receipt, card = exported(ws, tmp_path / "out", Choice(), language)
    (pair,) = receipt.pairs
    assert (pair.one, pair.other, pair.articles) == ("زيد", "هند", 2)
    assert "| زيد · هند | 2 | 6 + 4 | 0.400 | 0.800 |" in card
    rows = [
        line for line in card.splitlines() if line.startswith(("| `PERS`", "| `LOC`", "| `CLAIM`"))
    ]
    assert [it.split(" | ", 2)[2] for it in rows if " + " in it] == [
        "2 + 2 | 1.000 | 1.000 |",
        "2 + 2 | 0.000 | 1.000 |",
        "2 + 0 | 0.000 | 0.000 |",
    ]
    words = Wording(language)
    known = words.say("datasets-card-agreement-known", exact="0.400", overlap="0.800")
    assert bare(known) in card
    assert words.say("datasets-card-agreement-how") in card


def test_only_what_was_chosen_is_compared(ws, tmp_path: Path) -> None:
    people, _ = exported(ws, tmp_path / "people", Choice(labels=("PERS",)))
    assert people.pairs[0].counts.f1_exact == 1
    one = next(it.id for it in ws.articles() if it.title == "0")
    alone, _ = exported(ws, tmp_path / "one", Choice(articles=(one,)))
    assert alone.pairs[0].articles == 1


@pytest.mark.parametrize(
    ("choice", "why"), [(Choice(whose="زيد"), "one"), (Choice(labels=("ORG",)), "none")]
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_why_it_is_not_known_is_said(ws, tmp_path: Path, choice, why, language) -> None:
    receipt, card = exported(ws, tmp_path / "out", choice, language)
    assert receipt.pairs == ()
    assert Wording(language).say(f"datasets-card-agreement-{why}") in card
    assert Wording(language).say("datasets-card-agreement-how") not in card


def test_two_who_never_met_are_told_so(ws, tmp_path: Path) -> None:
    first, second, third = (it.id for it in ws.articles())
    parts = {
        "a": choosing.chosen(ws, Choice(articles=(first,), whose="زيد")),
        "b": choosing.chosen(ws, Choice(articles=(third, second), whose="هند")),
    }
    bundles.export(parts, tmp_path / "out", "hashiya")
    card = (tmp_path / "out" / "README.md").read_text("utf-8")
    assert Wording("en").say("datasets-card-agreement-apart") in card


def test_parts_are_counted_together_and_a_single_file_has_it_too(ws, tmp_path: Path) -> None:
    halves = choosing.in_parts(ws, Choice(), Parts.parse("a=1,b=1"))
    divided = bundles.export(halves, tmp_path / "out", "hashiya").pairs
    whole = datasets.export(choosing.chosen(ws, Choice()), tmp_path / "out.jsonl")
    assert divided == whole.pairs != ()


def test_programs_have_all_figures(ws, tmp_path: Path) -> None:
    exported(ws, tmp_path / "out", Choice())
    (told,) = json.loads((tmp_path / "out" / "export.json").read_bytes())["agreement"]
    labels = told.pop("labels")
    assert told == {
        "annotators": ["زيد", "هند"],
        "articles": 2,
        "annotations": [6, 4],
        "exact": 2,
        "overlap": 4,
        "f1_exact": 0.4,
        "f1_overlap": 0.8,
    }
    assert [it["label"] for it in labels] == ["CLAIM", "LOC", "PERS"]


def test_a_long_table_tells_how_many_pairs_are_not_in_it(tmp_path: Path) -> None:
    from hashiya.agreement.pairs import Agreement
    from hashiya.commands import card_agreement
    from hashiya.model.dataset import AnnotatedArticle

    it = article()
    marks = tuple(annotation(it, 4, 10, annotator=f"a{number:02}") for number in range(12))
    agreement = Agreement()
    agreement.see(AnnotatedArticle(article=it, annotations=marks))
    words = Wording("en")
    said = list(card_agreement.section(agreement, {}, words))
    assert sum(" · " in it for it in said) == card_agreement.MOST_PAIRS
    assert words.say("datasets-card-agreement-more", count=66 - card_agreement.MOST_PAIRS) in said


def test_annotators_that_a_format_mixes_are_named(ws) -> None:
    from hashiya.commands import loss_lines

    def mixed(format_id: str, choice: Choice) -> list[str]:
        return loss_lines.mixed(datasets.losses(choosing.chosen(ws, choice), format_id))

    assert sorted(mixed("brat", Choice())) == ["زيد", "هند"]
    assert mixed("hashiya", Choice()) == []
    assert mixed("brat", Choice(whose="هند")) == []
