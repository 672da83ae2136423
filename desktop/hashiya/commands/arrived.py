"""What became of an import, and by what two marks or relations are the same; it works nothing out."""

from __future__ import annotations

from dataclasses import dataclass

from hashiya.commands.growing import Part
from hashiya.commands.name_matches import Kind
from hashiya.formats.format import Note
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import Attributes
from hashiya.model.relation import Relation
from hashiya.model.span import Span

AnnotationKey = tuple[str | tuple[Span, ...] | frozenset[tuple[str, object]], ...]
RelationKey = tuple[str, str, str, frozenset[tuple[str, object]], str]


@dataclass(frozen=True, slots=True)
class Match:
    """A name that files have, the project's that it is or may be (empty: left out), and how often it came."""

    name: str
    to: str
    count: int
    kind: Kind = "label"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What became of a batch.

    ``articles`` are the ids of new articles, ``completed`` of those that were here and got
    annotations, facts or labels, ``restored`` of those that came back from the bin. ``duplicates`` are pairs: the
    file's name and the title of the article that it repeats. ``added`` names what the label set
    had to take in; ``matched`` are names that were taken as others of the project, ``omitted`` those that
    somebody wanted left out (with ``loose`` relations that had an end in them), ``alike`` those that came in
    as their own though the project may have them, ``unmet`` those that somebody decided and no file has.
    ``repeated`` ones were here already, ``doubled`` of them only since an earlier place of the same files; ``filled`` counts those of them that got attributes which they lacked.
    ``facts`` are pairs: a fact (named as in ``Article``) and how many articles that were here got it.
    ``waiting`` counts marks whose place nobody knows.
    ``step`` is the id of the step that added it all (empty: there was nothing to add).
    ``notes`` tell everything that was mended, left out or not read.
    """

    articles: tuple[str, ...] = ()
    completed: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    duplicates: tuple[tuple[str, str], ...] = ()
    annotations: int = 0
    relations: int = 0
    repeated_annotations: int = 0
    repeated_relations: int = 0
    doubled: int = 0
    filled: int = 0
    facts: tuple[tuple[str, int], ...] = ()
    waiting: int = 0
    added: tuple[tuple[Part, str], ...] = ()
    matched: tuple[Match, ...] = ()
    omitted: tuple[Match, ...] = ()
    loose: int = 0
    alike: tuple[Match, ...] = ()
    unmet: tuple[Match, ...] = ()
    step: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether everything in the files was taken, or was here already."""
        return not any(it.lost for it in self.notes)


def annotation_key(it: Annotation) -> AnnotationKey:
    """Annotations with the same key say the same."""
    return it.layer, it.label, it.fragments, _frozen(it.attributes), it.annotator


def waiting_key(it: Annotation) -> AnnotationKey:
    """The same of marks that wait: their words are what the file says, not what stands there."""
    return (*annotation_key(it), it.quote)


def relation_key(it: Relation) -> RelationKey:
    return it.label, it.from_id, it.to_id, _frozen(it.attributes), it.annotator


def _frozen(attributes: Attributes) -> frozenset[tuple[str, object]]:
    return frozenset(attributes.items())
