"""What the card of a dataset says of the agreement of its annotators: a sentence, and tables; it counts nothing itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hashiya.agreement.pairs import Agreement, Counts, Kind, in_all, together
from hashiya.commands.markdown import inline, table
from hashiya.wording import Wording

MOST_PAIRS = 45
"""Rows of the table, the pairs of ten annotators; of more the receipt has all."""


def in_short(agreement: Agreement, wording: Wording) -> str:
    """In one line: the figures of all pairs together, or why there are none."""
    say = wording.say
    pairs = agreement.pairs()
    if pairs:
        return say("datasets-card-agreement-known", **figures(in_all(pairs)))
    if len(agreement.annotators) > 1:
        return say("datasets-card-agreement-apart")
    return say(f"datasets-card-agreement-{'one' if agreement.annotators else 'none'}")


def figures(counts: Counts) -> dict[str, str]:
    """As values of a sentence."""
    return {"exact": f"{counts.f1_exact:.3f}", "overlap": f"{counts.f1_overlap:.3f}"}


def section(agreement: Agreement, names: Mapping[Kind, str], wording: Wording) -> Iterator[str]:
    """Each pair, then each label of all pairs together; nothing where no two annotators met.

    ``names`` are those of the label set, in its order.
    """
    pairs = agreement.pairs()
    if not pairs:
        return

    def words(message: str, **values: str | int) -> str:
        return wording.say(f"datasets-card-{message}", **values)

    yield f"## {words('agreement')}"
    yield ""
    yield inline(words("agreement-how"))
    yield ""
    rows = [
        (f"{it.one} · {it.other}", f"{it.articles:,}", *_cells(it.counts))
        for it in pairs[:MOST_PAIRS]
    ]
    if len(pairs) > 1:
        rows.append((words("agreement-all"), "", *_cells(in_all(pairs))))
    measures = [words(it) for it in ("spans", "agreement-exact", "agreement-overlap")]
    yield from table([words("agreement-pair"), words("articles"), *measures], rows)
    if len(pairs) > MOST_PAIRS:
        yield words("agreement-more", count=len(pairs) - MOST_PAIRS)
        yield ""
    kinds = together(pairs)
    order = [it for it in names if it in kinds] + sorted(it for it in kinds if it not in names)
    labels = [(f"`{it[1]}`", names.get(it, ""), *_cells(kinds[it])) for it in order]
    yield from table([words("code"), words("name"), *measures], labels)


def _cells(counts: Counts) -> tuple[str, ...]:
    return (f"{counts.one:,} + {counts.other:,}", *figures(counts).values())
