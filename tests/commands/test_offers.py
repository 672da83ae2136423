"""A choice is offered only where it keeps more than it loses in all, and says both numbers."""

from __future__ import annotations

import pytest

from hashiya.commands import choosing, datasets, projects, weighing
from hashiya.commands.choosing import Choice, Parts
from hashiya.commands.offers import Offer, compared, offers
from hashiya.commands.write_options import Way, options_for, ways
from hashiya.formats import by_id
from hashiya.formats.losses import Loss, LossKind, LossReport


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    place = projects.demo(tmp_path_factory.mktemp("demo"), "gold")
    with projects.open_project(place, "me", read_only=True) as ws:
        yield ws


def offered(gold, format_id: str, **given: str) -> tuple[LossReport, dict[tuple[str, str], Offer]]:
    chosen, dataset = by_id(format_id), choosing.chosen(gold, Choice())
    taken = options_for(chosen, given, dataset.schema)
    report = datasets.losses(dataset, format_id, taken)
    asked = ways(chosen, report, taken, dataset.schema)
    found = offers([dataset], chosen, taken, report, asked)
    return report, {(it.name, it.value): it for it in found}


@pytest.mark.parametrize("format_id", ["conll", "conll-nested", "hf", "gliner"])
def test_a_smaller_layer_is_not_offered_and_a_larger_one_tells_both_numbers(
    gold, format_id: str
) -> None:
    entities, found = offered(gold, format_id)
    assert entities.count("layer") == 97
    assert ("layer", "claim") not in found  # 97 for some 156 that would go
    claims, found = offered(gold, format_id, layer="claim")
    it = found["layer", "entity"]
    assert (it.kept, it.instead) == (entities.spans_written, claims.spans_written)
    assert it.kept > it.instead > 0
    assert it.is_whole


def test_what_costs_nothing_is_offered_without_a_second_number(gold) -> None:
    report, found = offered(gold, "conll")
    it = found["docstart", "yes"]
    assert (it.kept, it.instead, it.is_whole) == (report.articles - 1, 0, True)


def test_whole_annotations_are_worth_a_divided_word_and_not_the_other_way_round(gold) -> None:
    report, found = offered(gold, "conll", edges="expand")
    it = found["edges", "split"]
    widened = report.count("word_widened")
    assert (it.kept, it.is_whole) == (widened, False)
    assert it.instead == datasets.losses(choosing.chosen(gold, Choice()), "conll").count(
        "token_cut"
    )
    assert ("edges", "expand") not in offered(gold, "conll")[1]


def test_a_shape_that_leaves_claims_out_is_not_offered_for_those_that_are_kept_otherwise(
    gold,
) -> None:
    _, found = offered(gold, "checkthat")
    assert ("flavour", "normalised") not in found  # no claim has a normalised wording
    assert ("flavour", "claims") not in found  # the texts would be left out


def borders(report: LossReport) -> int:
    return sum(it.count for it in report.losses if it.label == "border")


@pytest.mark.parametrize("format_id", ["conll", "conll-nested", "gliner"])
def test_borders_are_counted_between_articles_of_one_file(gold, format_id: str) -> None:
    """74 articles were said to have 74, and one alone to have one."""
    chosen, whole = by_id(format_id), choosing.chosen(gold, Choice())
    taken = options_for(chosen, {}, whole.schema)
    count = datasets.losses(whole, format_id, taken).articles
    assert count > 1
    assert borders(datasets.losses(whole, format_id, taken)) == count - 1
    alone = Choice(articles=(next(iter(whole)).article.id,))
    assert borders(datasets.losses(choosing.chosen(gold, alone), format_id, taken)) == 0


def test_each_part_is_a_file_with_borders_of_its_own_and_an_offer_counts_them_so(gold) -> None:
    parts, chosen = Parts(shares=(("a", 1), ("b", 1)), seed=1), by_id("conll")
    assert choosing.counts_of(choosing.lines(gold, Choice()), parts) == {"a": 1, "b": 1}
    taken = options_for(chosen, {"edges": "expand"}, gold.schema())
    report, _ = weighing.weigh(gold, Choice(), parts, "conll", taken)
    assert borders(report) == 0
    asked = ways(chosen, report, taken, gold.schema())
    files = choosing.datasets(gold, Choice(), parts).values()
    found = {it.name: it for it in offers(files, chosen, taken, report, asked)}
    divided = datasets.losses(choosing.chosen(gold, Choice()), "conll").count("token_cut")
    assert found["edges"].instead == divided


def losing(*losses: tuple[LossKind, str, int]) -> LossReport:
    return LossReport(articles=1, spans=99, relations=0, losses=tuple(Loss(*it) for it in losses))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([("layer", "A", 5)], [("layer", "B", 5)], None),
        ([("layer", "A", 5)], [("layer", "B", 4)], (5, 4)),
        ([("layer", "A", 5)], [("nested", "A", 2)], (3, 0)),
        ([("layer", "A", 5), ("annotator", "x", 1)], [("annotator", "x", 6)], (5, 0)),
        ([("layer", "A", 1), ("relation", "r", 9)], [("label", "B", 3)], None),  # not of these
    ],
)
def test_what_is_gained_and_what_it_costs(before, after, told) -> None:
    way = Way(name="layer", value="A", kinds=frozenset({"layer"}))
    it = compared(way, losing(*before), losing(*after))
    assert (it and (it.kept, it.instead)) == told
