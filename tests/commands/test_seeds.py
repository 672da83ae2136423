"""A seed is found that fills the parts, the same for whoever asks; what it divides stays where it is."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hashiya.commands import seeds
from hashiya.commands.choosing import Parts

WRITTEN = ("80/10/10", "90/10", "a=1,b=1,c=1,none=0", "a=98,b=1,c=1")


def digests(count: int, of: str = "") -> list[str]:
    return [hashlib.sha256(f"{of}{it}".encode()).hexdigest() for it in range(count)]


def counts(texts: list[str], parts: Parts) -> Counter[str]:
    return Counter(map(parts.part_of, texts))


def test_few_articles_fill_their_parts_as_nearly_as_they_can() -> None:
    for of in "abcdefgh":
        texts = digests(17, of)
        found = counts(texts, seeds.nearest(texts, Parts.parse("80/10/10")))
        assert found == {"train": 13, "dev": 2, "test": 2}


@given(st.integers(0, 40), st.sampled_from(WRITTEN), st.integers(0, 5), st.randoms())
def test_it_is_the_same_whatever_the_order_and_never_worse(count, written, seed, chance) -> None:
    texts = digests(count)
    parts = Parts.parse(written, seed)
    shuffled = texts[:]
    chance.shuffle(shuffled)
    found = seeds.nearest(texts, parts)
    assert found == seeds.nearest(shuffled, parts)
    assert found.shares == parts.shares
    wished = {name for name, share in parts.shares if share}
    assert len(wished & set(counts(texts, found))) >= len(wished & set(counts(texts, parts)))


def test_the_nearest_is_the_best_of_all_that_are_tried() -> None:
    texts, parts = digests(9), Parts.parse("60/20/20")

    def off(it: Parts) -> tuple[int, float]:
        found, total = counts(texts, it), sum(share for _, share in it.shares)
        missing = sum(not found[name] for name, _ in it.shares)
        return missing, sum((found[n] - 9 * share / total) ** 2 for n, share in it.shares)

    best = seeds.nearest(texts, parts)
    assert off(best) == min(off(replace(parts, seed=it)) for it in range(seeds.MOST_SEEDS))


def test_an_article_stays_in_its_part_when_others_come() -> None:
    texts = digests(30)
    parts = seeds.nearest(texts[:17], Parts.parse("80/10/10"))
    before = {it: parts.part_of(it) for it in texts[:17]}
    assert {it: parts.part_of(it) for it in texts}.items() >= before.items()


def test_each_part_gets_articles_with_marks_where_a_seed_gives_them() -> None:
    for of in "abcdefgh":
        texts, parts = digests(9, of), Parts.parse("80/10/10")
        marked = set(texts[:4])
        found = seeds.nearest(texts, parts, marked)
        assert set(counts(sorted(marked), found)) == {"train", "dev", "test"}


def test_that_no_part_is_empty_is_worth_more_than_marks() -> None:
    texts = digests(5)
    found = seeds.nearest(texts, Parts.parse("80/10/10"), {texts[0]})
    assert set(counts(texts, found)) == {"train", "dev", "test"}
