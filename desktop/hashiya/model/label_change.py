"""What becomes of the uses of a label set that changes: wishes, and what they would do; it changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from hashiya.model.errors import HashiyaError
from hashiya.model.schema import Schema
from hashiya.wording import Inserted

LabelKey = tuple[str, str]
"""A label by its layer and its code."""
AttributeKey = tuple[str, str]
"""An attribute by its layer and its name; of an arrow's, the layer is empty."""
Standing = Literal["same", "newer", "older", "disagrees", "other"]
"""A label set beside that of the project: the same; of a higher or lower number; of the same number
and yet different; or another set altogether."""
EffectKind = Literal[
    "label-moved",
    "label-removed",
    "label-unknown",
    "attribute-renamed",
    "attribute-removed",
    "attribute-unknown",
    "attribute-clash",
    "value-moved",
    "value-removed",
    "value-unknown",
    "value-converted",
    "value-unconverted",
    "relation-moved",
    "relation-removed",
    "relation-hanging",
    "relation-unknown",
    "relation-misfit",
    "relation-misfit-removed",
    "document-renamed",
    "document-removed",
    "document-unknown",
    "document-clash",
    "document-value-moved",
    "document-value-removed",
    "document-value-unknown",
    "double",
]
SAMPLES = 5
"""Uses that are shown of each effect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelFate:
    """What becomes of annotations of one label; with nothing said they stay, marked where unknown.

    ``to`` renames, merges and moves: uses get that label. ``remove`` takes them away with the
    relations that hang on them. A split looks at the value of the attribute ``by`` first: those
    with one of ``values`` get its label, the others follow ``to`` and ``remove``.
    """

    to: LabelKey | None = None
    remove: bool = False
    by: str = ""
    values: Mapping[str, LabelKey] = field(default_factory=dict[str, LabelKey])


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueFate:
    """What becomes of what was said by an attribute, or by a document label.

    ``to`` is its new name, ``remove`` takes all values away. ``choices`` gives single values
    another code; an empty one takes the value away.
    """

    to: str = ""
    remove: bool = False
    choices: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFate:
    """What becomes of relations of one type; ``misfits`` are those whose ends are not allowed any more."""

    to: str = ""
    remove: bool = False
    misfits: Literal["keep", "remove"] = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carry:
    """What becomes of existing uses; whatever is not named stays as it is, and is never lost.

    Keys are codes of the old set, targets those of the new one. ``layers`` gives a layer its new
    code: its labels and attributes go along. ``chosen`` labels single annotations by their id,
    before all else.
    """

    layers: Mapping[str, str] = field(default_factory=dict[str, str])
    labels: Mapping[LabelKey, LabelFate] = field(default_factory=dict[LabelKey, LabelFate])
    chosen: Mapping[str, LabelKey] = field(default_factory=dict[str, LabelKey])
    attributes: Mapping[AttributeKey, ValueFate] = field(
        default_factory=dict[AttributeKey, ValueFate]
    )
    relations: Mapping[str, RelationFate] = field(default_factory=dict[str, RelationFate])
    documents: Mapping[str, ValueFate] = field(default_factory=dict[str, ValueFate])


@dataclass(frozen=True, slots=True)
class Sample:
    """One use, to be shown: its article, its own id, its words."""

    article: str
    record: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One thing that a change does to uses: of what, into what, to how many, in how many articles.

    ``what`` is the code of a label or relation or the name of an attribute, ``value`` the value
    meant, ``layer`` its layer where it has one. Its sentence is ``labels-effect-KIND``.
    """

    kind: EffectKind
    layer: str = ""
    what: str = ""
    value: str = ""
    to: str = ""
    count: int = 0
    articles: int = 0
    samples: tuple[Sample, ...] = ()

    @property
    def loses(self) -> bool:
        """Whether something is taken away."""
        return self.kind.endswith(("removed", "hanging"))

    @property
    def orphans(self) -> bool:
        """Whether something stays that the new set does not know or allow."""
        return self.kind.endswith(("unknown", "clash", "unconverted", "misfit"))

    @property
    def message(self) -> str:
        return f"labels-effect-{self.kind}"

    @property
    def values(self) -> dict[str, str | int]:
        """What its sentence names."""
        return {
            "what": self.what,
            "value": self.value,
            "to": self.to,
            "count": self.count,
            "articles": self.articles,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing in which two label sets differ; ``message`` is the id of its sentence."""

    message: str
    values: Mapping[str, Inserted] = field(default_factory=dict[str, "Inserted"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a new label set would do to a project, counted to the last record.

    ``after`` is the set as it would be stored, with its number raised. ``annotations``,
    ``relations``, ``unplaced`` and ``articles`` are how many records the step would change or
    remove (``articles`` those whose own facts change), ``removed`` how many of the annotations go.
    ``refused`` is why it cannot be done: each has a sentence.
    """

    before: Schema
    after: Schema
    carry: Carry = field(default_factory=Carry)
    standing: Standing = "newer"
    differences: tuple[Difference, ...] = ()
    effects: tuple[Effect, ...] = ()
    refused: tuple[HashiyaError, ...] = ()
    annotations: int = 0
    relations: int = 0
    unplaced: int = 0
    articles: int = 0
    removed: int = 0

    @property
    def uses(self) -> int:
        """Records of the project that would change, beside the label set itself."""
        return self.annotations + self.relations + self.unplaced + self.articles

    @property
    def nothing(self) -> bool:
        """Neither the set nor any use of it would change."""
        return self.before == self.after and not self.uses
