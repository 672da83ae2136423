"""The page that is read: an article cut into blocks, shaped and marked only where it is looked at.

It keeps no pixels and knows no window; the view and the pictures both work on it. Slot 0 of the
heights is the heading, slot k + 1 is block k, the last slot is the margin at the end.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from hashiya.display.far_end import FarEnd
from hashiya.display.highlights import BlockMarks, Jump, Looks, Standing, marks_of
from hashiya.display.listing import short_quote
from hashiya.display.relation_index import RelationIndex
from hashiya.display.span_index import SpanIndex
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.model.span import Span
from hashiya.text.blocks import display_text, split_blocks
from hashiya.text.direction import base_direction
from hashiya.text.harakat import omitted
from hashiya.ui.reader.heading import Heading
from hashiya.ui.reader.heights import Heights
from hashiya.ui.reader.layout import ShapedBlock, Source
from hashiya.ui.reader.placing import PlacedBlock, place
from hashiya.ui.reader.signs import PlacedSign, signs_of
from hashiya.ui.reader.theme import Style
from hashiya.wording import isolate

KEPT = 160
JUMP_QUOTE = 16


FindFar = Callable[[str], FarEnd | None]
"""Gives an annotation that lies in another article."""


def hides_none(_annotation_id: str) -> bool:
    """Where every mark is in sight."""
    return False


def relation_index(relations: Iterable[Relation]) -> RelationIndex:
    return relations if isinstance(relations, RelationIndex) else RelationIndex(relations)


def no_far_end(_annotation_id: str) -> FarEnd | None:
    """Of an article that stands alone."""
    return None


class Sheet:
    """One article as a column of blocks of a given width."""

    def __init__(
        self,
        article: Article,
        schema: Schema,
        language: str,
        style: Style,
        width: float | None = None,
    ) -> None:
        self.article = article
        self.text = article.text
        self.style = style
        self.language = language
        self.looks = Looks(schema, language)
        self._suggesting = Looks(schema, language, self._standing)
        self._drafts: dict[str, Annotation] = {}
        self._relation_names = {it.code: it.name(language) for it in schema.relations}
        self._forced = None if article.direction == "auto" else article.direction
        self._title_rtl = (self._forced or base_direction(article.title or article.text)) == "rtl"
        self.blocks = split_blocks(self.text, self._forced, article.directions)
        self.index = SpanIndex()
        self.relations = RelationIndex()
        self.far: FindFar = no_far_end
        self.hides: Callable[[str], bool] = hides_none  # out of sight is out of reach
        self._speakers = {it.code for it in schema.relations_as("speaker")}
        ordered = sorted(schema.relations, key=lambda it: it.code not in self._speakers)
        self._relation_order = {it.code: at for at, it in enumerate(ordered)}
        self._kept = ""
        self.width = style.column if width is None else width
        self._shaped: OrderedDict[int, ShapedBlock] = OrderedDict()
        self._placed: dict[int, PlacedBlock] = {}
        self.heading = Heading(article, style, self.width, rtl=self._title_rtl)
        self.heights = Heights([])
        self.estimate()

    def __len__(self) -> int:
        return len(self.blocks)

    def rtl(self, block: int) -> bool:
        blocks = self.blocks
        return (blocks.turned(block) or self._forced or blocks.direction(block)) == "rtl"

    def annotate(self, annotations: Iterable[Annotation]) -> set[int]:
        """Take these annotations; only the touched blocks are placed anew (none is reshaped).

        An index is looked at where it lies: whoever changes it says so by :meth:`apply`.
        """
        before = self.index
        self.index = annotations if isinstance(annotations, SpanIndex) else SpanIndex(annotations)
        if not self._placed:
            return set()
        return self._place_anew(it.span for it in before.differing(self.index))

    def relate(self, relations: Iterable[Relation]) -> None:
        """Take these relations; an index is looked at where it lies, as with annotations."""
        known = isinstance(relations, RelationIndex)
        before = self.relations
        self.relations = relations if known else RelationIndex(relations)
        if self._placed and before is not self.relations:
            one, two = ({it.id: it for it in which} for which in (before, self.relations))
            changed = [it for it in one.values() if two.get(it.id) != it]
            changed += [it for it in two.values() if it.id not in one]
            self._place_anew(self._ends(changed))

    def suggest(self, drafts: Iterable[Annotation]) -> set[int]:
        """Show these beside the marks as suggestions, and no others; they are not in the index."""
        before, self._drafts = self._drafts, {it.id: it for it in drafts}
        return self._place_anew(it.span for it in (*before.values(), *self._drafts.values()))

    def suggests(self, annotation_id: str) -> bool:
        return annotation_id in self._drafts

    def _standing(self, annotation: Annotation) -> Standing:
        return "suggested" if annotation.id in self._drafts else "made"

    def apply(self, edits: Sequence[Edit]) -> set[int]:
        """Take over what a step changed; gives the blocks that were placed anew."""
        self.index.apply(edits)
        self.relations.apply(edits)
        records = [it for edit in edits for it in (edit.before, edit.after)]
        spans = [it.span for it in records if isinstance(it, Annotation)]
        # a mark's chip names the other end: it changes with what is there
        pointing = (self.relations.of(it.id) for it in records if isinstance(it, Annotation))
        spans += self._ends(it for some in pointing for it in some)
        spans += self._ends(it for it in records if isinstance(it, Relation))
        if not edits:  # something changed elsewhere: a chip may name an end there
            spans += self._ends(it for it in self.relations if it.to_id not in self.index)
        return self._place_anew(spans)

    def keep(self, annotation_id: str) -> bool:
        """Never hide this annotation in a dense place; whether any block was placed anew for it."""
        changed = [it for it in (self._kept, annotation_id) if it] if self._placed else []
        if annotation_id == self._kept:
            return False
        self._kept = annotation_id
        known = [it for it in map(self.index.get, changed) if it is not None]
        crowded = [it.span for it in known if any(map(self._crowded, self.blocks_of(it.span)))]
        return bool(self._place_anew(crowded))

    def _crowded(self, block: int) -> bool:
        placed = self._placed.get(block)
        return placed is not None and any(it.hidden for it in placed.chips)

    def _ends(self, relations: Iterable[Relation]) -> list[Span]:
        """The annotations that relations begin at: only they show them."""
        ends = (self.index.get(it.from_id) for it in relations)
        return [it.span for it in ends if it is not None]

    def _place_anew(self, changed: Iterable[Span]) -> set[int]:
        """Only of blocks that somebody has looked at is anything known that could be wrong now."""
        touched: set[int] = set()
        for span in changed:
            blocks = self.blocks_of(span)
            touched.update(it for it in self._placed if it in blocks)
        for block in touched:
            del self._placed[block]
            self.placed(block)  # from the lines shaped before
        return touched

    def blocks_of(self, span: Span) -> range:
        """The blocks that a span touches."""
        return range(self.blocks.at(span.start), self.blocks.at(span.end - 1) + 1)

    def set_style(self, style: Style, width: float) -> None:
        """Another size, theme or width: everything measured is forgotten."""
        only_colours = style.shape == self.style.shape and width == self.width
        self.style = style
        if only_colours:
            return
        self.width = width
        self._shaped.clear()
        self._placed.clear()
        self.heading = Heading(self.article, style, width, rtl=self._title_rtl)
        self.estimate()

    def estimate(self) -> None:
        """Heights of blocks that nobody has looked at yet, from their length."""
        per_line = max(1.0, self.width / (0.96 * self.style.character))
        pitch, gap = self.style.pitch, self.style.paragraph_gap
        heights = [
            max(1.0, length / per_line + 0.5) * pitch + (gap if opens else 0.0)
            for length, opens in self.blocks.extents()
        ]
        heights[0] -= gap
        self.heights = Heights([self.heading.height, *heights, self.style.margin * 3])

    def gap(self, block: int) -> float:
        """White space above a block: only where a paragraph starts."""
        starts = block > 0 and self.blocks.starts_paragraph(block)
        return self.style.paragraph_gap if starts else 0.0

    def placed(self, block: int) -> PlacedBlock:
        """The block with its marks; its true height becomes known by this."""
        known = self._placed.get(block)
        if known is not None:
            self._shaped.move_to_end(block)
            return known
        shaped = self._shape(block)
        made = place(shaped, self._marks(block), self.style, self._kept)
        self._placed[block] = made
        gap = 0.0 if shaped.blank else self.gap(block)
        self.heights.set(block + 1, made.height + gap)
        return made

    def _shape(self, block: int) -> ShapedBlock:
        shaped = self._shaped.get(block)
        if shaped is None:
            shaped = ShapedBlock(self._source(block), self.style, self.width)
            self._shaped[block] = shaped
            if len(self._shaped) > KEPT:
                oldest, _ = self._shaped.popitem(last=False)
                self._placed.pop(oldest, None)
        self._shaped.move_to_end(block)
        return shaped

    def _source(self, block: int) -> Source:
        start, end = self.blocks.content(block)
        shown = display_text(self.text, start, end)
        lead = self.blocks.open_controls(block)
        gone = omitted(shown, hide=not self.style.harakat)
        return Source(shown, start, self.rtl(block), lead, gone)

    def _marks(self, block: int) -> BlockMarks:
        start, end = self.blocks.range(block)
        within = Span(start, end) if start < end else None
        near = self.index.within(start, end) if within else []
        drafts = [it for it in self._drafts.values() if it.start < end and start < it.end]
        looks = self._suggesting if drafts else self.looks
        marks = marks_of([*near, *drafts], within, looks, self._kept)
        if not marks.chips or not len(self.relations):
            return marks
        jumps = (self._jump(it.annotation) for it in marks.chips)
        return replace(marks, jumps=tuple(it for it in jumps if it is not None))

    def _jump(self, annotation_id: str) -> Jump | None:
        """The speaker, else the first relation in the label set's order that begins at an annotation.

        Only a speaker stands there by name alone; of any other end it is said what it is.
        """
        order = self._relation_order
        begins = [it for it in self.relations.of(annotation_id) if it.from_id == annotation_id]
        for it in sorted(begins, key=lambda it: order.get(it.label, len(order))):
            other = self.index.get(it.to_id)
            if other is not None:
                quote = self._end_name(it.label, short_quote(other.quote, JUMP_QUOTE))
                return Jump(annotation_id, other.id, quote, self.looks.of(other))
            far = self.far(it.to_id)
            if far is not None and not far.gone:
                text = self._end_name(it.label, far.short)
                return Jump(annotation_id, it.to_id, text, self.looks.of(far.annotation))
        return None

    def _end_name(self, kind: str, quote: str) -> str:
        if kind in self._speakers:
            return quote
        return f"{isolate(self.relation_name(kind))} · {isolate(quote)}"

    def signs(self, block: int) -> list[PlacedSign]:
        """The signs of the block's invisible characters, and of what ends it."""
        shaped = self.placed(block).shaped
        if shaped.signs is None:
            shaped.signs = signs_of(shaped, self._ending(block), self.style)
        return shaped.signs

    def _ending(self, block: int) -> str:
        """The line end after a block, with those of the empty lines that follow."""
        start = end = self.blocks.content(block)[1]
        while block < len(self.blocks) and self.blocks.content(block)[1] == end:
            end = self.blocks.range(block)[1]
            block += 1
            if block < len(self.blocks) and end - start < 16 and self._blank(block):
                end = self.blocks.content(block)[1]
        return self.text[start:end]

    def _blank(self, block: int) -> bool:
        start, end = self.blocks.content(block)
        return not self.text[start:end].strip()

    def top(self, block: int) -> float:
        """Where the block's first line begins, from the top of the sheet."""
        placed = self.placed(block)
        gap = 0.0 if placed.shaped.blank else self.gap(block)
        return self.heights.before(block + 1) + gap

    def settle(self) -> float:
        """Measure every block (for pictures); gives the whole height."""
        for block in range(len(self.blocks)):
            self.placed(block)
        return self.heights.total

    def paragraph_at(self, position: int) -> tuple[int, int]:
        """The whole paragraph round a position, without its line end."""
        return self.blocks.paragraph(position)

    def relation_name(self, code: str) -> str:
        return self._relation_names.get(code, code)

    def name_of(self, annotation_id: str) -> str:
        """Label and short quote of an annotation, for tips and hints."""
        annotation = self.index.get(annotation_id) or self._drafts.get(annotation_id)
        if annotation is None:
            far = self.far(annotation_id)
            return far.whole if far else ""
        name = self.looks.of(annotation).name
        return f"{isolate(name)} · {isolate(short_quote(annotation.quote, 40))}"
