"""What leaves is what was chosen; parts are stable and by article; a bundle speaks for itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.commands import bundles, choosing, datasets, projects
from hashiya.commands.choosing import Choice, Parts
from hashiya.commands.write_options import options_for, ways
from hashiya.formats import by_id
from hashiya.formats.format import WriteOptions
from hashiya.model.errors import BadOption, BadParts

DIGESTS = st.integers(0, 2**64).map(lambda it: f"{it:064x}")
PARTS = Parts.parse("80/10/10")


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    """The demonstration project: two articles, 297 annotations, 161 relations."""
    from hashiya.commands.projects import demo

    place = demo(tmp_path_factory.mktemp("demo"), "gold")
    with projects.open_project(place, "me", read_only=True) as ws:
        yield ws


def test_chosen_layers_and_labels_leave_with_the_relations_between_them(gold) -> None:
    dataset = choosing.chosen(gold, Choice(layers=("claim",), labels=("CLAIM", "SOURCE")))
    marks = [it for of in dataset for it in of.annotations]
    assert {it.label for it in marks} == {"CLAIM", "SOURCE"}
    assert {it.label for of in dataset for it in of.relations} <= {
        "said_by", "addressed_to", "same_claim", "supports", "contradicts", "attacks", "coref",
    }  # fmt: skip
    ends = {it.id for it in marks}
    assert all({it.from_id, it.to_id} <= ends for of in dataset for it in of.relations)
    assert dataset.articles.held_back["CUE"] == 24
    assert (
        dataset.articles.held_back.total() + len(marks) + sum(len(of.relations) for of in dataset)
        == 297 + 161
    )


def test_a_status_chooses_articles(gold) -> None:
    done = {it.id for it in gold.articles() if it.status == "done"}
    found = [it.article.id for it in choosing.chosen(gold, Choice(statuses=("done",)))]
    assert set(found) == done


@given(st.lists(DIGESTS, unique=True, max_size=60))
def test_an_article_stays_in_its_part_whatever_is_added(digests: list[str]) -> None:
    half = {it: PARTS.part_of(it) for it in digests[::2]}
    whole = {it: PARTS.part_of(it) for it in digests}
    assert half.items() <= whole.items()
    assert set(whole.values()) <= {"train", "dev", "test"}


def test_parts_are_the_same_on_every_machine_and_in_every_version() -> None:
    drawn = [PARTS.part_of(f"{it:064x}") for it in range(16)]
    assert [n for n, it in enumerate(drawn) if it == "dev"] == [9]
    assert [n for n, it in enumerate(drawn) if it == "test"] == [13, 14]


def test_parts_have_about_their_shares_and_another_seed_divides_otherwise() -> None:
    digests = [f"{it:064x}" for it in range(4000)]
    drawn = [PARTS.part_of(it) for it in digests]
    assert 3000 < drawn.count("train") < 3400
    assert 300 < drawn.count("dev") < 500
    other = Parts.parse("80/10/10", seed=1)
    assert [other.part_of(it) for it in digests] != drawn


@pytest.mark.parametrize(
    "written",
    ["", "80", "a", "80/10/10/5", "a=1", "a=1,a=2", "a=1,A=2", "../x=1,b=2", "a=0,b=0", "a=x,b=1",
     "a=1,b=-1", "a=٣,b=١", "أ=1,ب=2", "a=1,b=" + "9" * 30],
)  # fmt: skip
def test_what_says_no_parts_is_refused(written: str) -> None:
    with pytest.raises(BadParts):
        Parts.parse(written)


@pytest.mark.parametrize("format_id", ["hashiya", "conll", "brat"])
def test_a_bundle_holds_its_parts_a_card_and_a_receipt(gold, tmp_path, format_id) -> None:
    parts = Parts.parse("a=1,b=1,none=0", seed=3)
    found = choosing.in_parts(gold, Choice(), parts)
    about = bundles.About(title="أخبار", licence="CC-BY-4.0", parts=str(parts), seed=3)
    out = tmp_path / "out"
    receipt = bundles.export(found, out, format_id, about=about)
    assert (receipt.articles, receipt.losses.spans) == (2, 297)
    stored = json.loads((out / "export.json").read_text("utf-8"))
    assert stored["parts"] == str(parts)
    names = {it["name"] for it in stored["files"]}
    assert names == {it.relative_to(out).as_posix() for it in out.rglob("*") if it.is_file()} - {
        "export.json"
    }
    assert not [it for it in names if it.startswith("none")]
    card = (out / "README.md").read_text("utf-8")
    assert card.startswith('---\nlanguage:\n- "ar"\nlicense: "cc-by-4.0"\n')
    assert "| `PERS` | شخص · Person | 17 |" in card
    again = bundles.export(found, out, format_id, about=about)
    assert again.digest == receipt.digest


def test_a_stranger_s_file_in_a_part_stays_where_it_is(gold, tmp_path) -> None:
    parts = Parts.parse("a=1,b=1", seed=3)
    found = choosing.in_parts(gold, Choice(), parts)
    out = tmp_path / "out"
    bundles.export(found, out, "brat")
    folder = next(it for it in out.iterdir() if it.is_dir())
    (folder / "mine.txt").write_text("x")
    bundles.export(found, out, "brat")
    assert (folder / "mine.txt").read_text() == "x"


def test_a_bundle_that_fails_leaves_the_old_one(gold, tmp_path) -> None:
    found = {bundles.WHOLE: choosing.chosen(gold, Choice())}
    out = tmp_path / "out"
    before = bundles.export(found, out, "hashiya")

    def cancel(done: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bundles.export(found, out, "hashiya", progress=cancel)
    assert [it.name for it in tmp_path.iterdir()] == ["out"]
    assert bundles.export(found, out, "hashiya").digest == before.digest


def test_hostile_words_stay_words_on_the_card(gold, tmp_path) -> None:
    found = {bundles.WHOLE: choosing.chosen(gold, Choice())}
    about = bundles.About(title="a\nb|c [x](http://e) <b>", licence='x"\n- y')
    bundles.export(found, tmp_path / "out", "hashiya", about=about)
    card = (tmp_path / "out" / "README.md").read_text("utf-8")
    assert "# a b|c [x]\\(http://e) &lt;b>" in card
    assert 'license: "other"\nlicense_name: "x\\"\\n- y"\n' in card


# -- options


def test_options_are_those_of_the_format(gold) -> None:
    conll = by_id("conll")
    schema = gold.schema()
    assert options_for(conll, {}, schema) == WriteOptions(flavour="columns-2")
    taken = options_for(conll, {"scheme": "bioes", "docstart": "yes", "layer": "claim"}, schema)
    assert taken == WriteOptions(scheme="bioes", docstart=True, layer="claim", flavour="columns-2")
    for given_ in ({"scheme": "x"}, {"flavour": "x"}, {"layer": "nothing"}, {"docstart": "1"}):
        with pytest.raises(BadOption):
            options_for(conll, given_, schema)


def test_a_report_names_the_choice_that_keeps_more(gold) -> None:
    conll = by_id("conll")
    report = datasets.losses(choosing.chosen(gold, Choice()), "conll")
    schema = gold.schema()
    found = {(it.name, it.value): it.kinds for it in ways(conll, report, WriteOptions(), schema)}
    assert found["edges", "expand"] == {"token_cut", "word_widened"}
    assert found["layer", "claim"] == {"layer"}
    assert ("layer", "entity") not in found  # taken already
    assert not ways(by_id("hashiya"), report, WriteOptions(), schema)


def test_the_card_is_in_the_language_asked_for(gold, tmp_path: Path) -> None:
    found = {bundles.WHOLE: choosing.chosen(gold, Choice())}
    bundles.export(found, tmp_path / "out", "hashiya", about=bundles.About(language="ar"))
    assert "## الأعداد" in (tmp_path / "out" / "README.md").read_text("utf-8")
