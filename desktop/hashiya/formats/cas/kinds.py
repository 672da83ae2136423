"""What a type of analysis structures means to a reader, worked out once for all of its structures; it reads none."""

from __future__ import annotations

from hashiya.formats.cas import types as t
from hashiya.formats.cas.model import ENDS, FoundTypes, Plan, Told
from hashiya.formats.said import number_of
from hashiya.model import code

LABELS = (
    "label",
    "value",
    "type",
    "category",
    "class",
    "tag",
    "kind",
    "referenceType",
    "chunkValue",
    "PosValue",
)
"""Features that hold what we call the label, by preference."""
ALIKE = frozenset(it.lower() for it in (*LABELS, "entity", "entityType", "ner"))
"""The same in whichever letters a person named them, and names of what is marked most."""
QUIET = (
    f"{t.DKPRO}segmentation.",
    f"{t.DKPRO}metadata.",
    "de.tudarmstadt.ukp.clarin.webanno.",
    "de.tudarmstadt.ukp.inception.",
    "uima.",
)
"""Types that are structure or book-keeping: nothing is lost with them."""
_OF_A_WORD = tuple(
    f"{t.DKPRO}segmentation.type.{it}"
    for it in ("Lemma", "Stem", "SurfaceForm", "TokenForm", "StopWord")
)
_WORDS = (f"{t.DKPRO}lexmorph.", f"{t.DKPRO}syntax.type.constituent.", *_OF_A_WORD)
"""Types that say something of every single word; an article would be covered with them."""
_DEPENDENCIES = f"{t.DKPRO}syntax.type.dependency."
_MOST_NAMES = 1_000
_OURS = (t.OWN_ATTRIBUTE, t.OWN_NUMBER, t.OWN_FLAG)
_FLAGS = {"true": True, "false": False}


class Kind:
    """``book``: its words are said of the document. ``quiet``: it is no mark, and nothing is lost with it.

    Its layer is ours by what the type says; of others the type's name, and of INCEpTION's own none.
    """

    __slots__ = (
        "_name",
        "_names",
        "_plans",
        "_types",
        "book",
        "dependency",
        "labelled",
        "layer",
        "quiet",
        "short",
        "words",
    )

    def __init__(self, types: FoundTypes, name: str) -> None:
        self._types, self._name = types, name
        self._names: dict[str, str] = {}
        self._plans: dict[tuple[str, ...], Plan | None] = {}
        self.short = name.rpartition(".")[2]
        self.book = name.startswith(QUIET) and not name.startswith(_OF_A_WORD)
        self.quiet = self.book and name != t.ANNOTATION
        self.dependency = name.startswith(_DEPENDENCIES)
        self.words = self.dependency or name.startswith(_WORDS)
        found = types.get(name)
        labelled = found is not None and any(it.lower() in ALIKE for it in found.features)
        self.labelled = labelled or any(types.feature(name, it).range for it in LABELS)
        told = found.description if found else ""
        ours = told.startswith(t.OWN_LAYER)
        self.layer = told.removeprefix(t.OWN_LAYER) if ours else layer_of(name)

    def named(self, feature: str) -> str:
        """The attribute that a feature stands for."""
        known = self._names.get(feature)
        if known is None:
            told = self._types.feature(self._name, feature).description
            known = next((told.removeprefix(it) for it in _OURS if told.startswith(it)), feature)
            if len(self._names) < _MOST_NAMES:
                self._names[feature] = known
        return known

    def typed(self, feature: str, value: Told) -> Told:
        """What the words of a feature are, where its description says that they are numbers or flags."""
        if not isinstance(value, str):
            return value
        told = self._types.feature(self._name, feature).description
        if told.startswith(t.OWN_NUMBER):
            return number_of(value)
        return _FLAGS.get(value, value) if told.startswith(t.OWN_FLAG) else value

    def plan(self, features: tuple[str, ...]) -> Plan | None:
        """For marks or relations with those features; None: they have to be looked at one by one."""
        try:
            return self._plans[features]
        except KeyError:
            pass
        made = self._planned(features)
        if len(self._plans) < _MOST_NAMES:
            self._plans[features] = made
        return made

    def _planned(self, features: tuple[str, ...]) -> Plan | None:
        label = next((it for it in LABELS if it in features), None)
        ends = tuple(features.index(it) for it in ENDS if it in features)
        if label is None or t.FRAGMENTS in features or len(ends) == 1 or self.quiet or self.words:
            return None
        beside = (label, t.ANNOTATOR, *(ENDS if ends else ()))
        said = tuple(it for it in features if it not in beside)
        if any(self.typed(it, word) != word for it in said for word in ("1", "true")):
            return None
        at = features.index(said[0]) if said else 0
        names = tuple(map(self.named, said))
        layer = {self.layer} - {""}
        fit = all(map(code.is_code, layer.union(names))) and len(set(names)) == len(names)
        if "identifier" in said:  # it may become another attribute
            fit = fit and "wikidata" not in names and self.named("identifier") == "identifier"
        if not fit or features[at : at + len(said)] != said:
            return None
        whose = features.index(t.ANNOTATOR) if t.ANNOTATOR in features else -1
        return Plan(
            self.layer,
            features,
            features.index(label),
            whose,
            slice(at, at + len(said)),
            names,
            (ends[0], ends[1]) if ends else None,
        )


def kind_of(types: FoundTypes, name: str) -> Kind:
    """Kept with the types where they know it: there are as many as the folder has types."""
    key = (name, "kind")
    known: Kind | None = types.known.get(key)
    if known is None:
        known = Kind(types, name)
        if name in types:
            types.known[key] = known
    return known


def layer_of(name: str) -> str:
    """What a custom type is called as a layer: its last name, begun in lower case as codes are."""
    short = name.rpartition(".")[2]
    return short[:1].lower() + short[1:] if name.startswith(t.CUSTOM) else ""
