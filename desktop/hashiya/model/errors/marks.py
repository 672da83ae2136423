"""What a gesture on marks, articles, label sets or history can be refused for."""

from __future__ import annotations

from hashiya.model.errors.base import HashiyaError


class StaleEdit(HashiyaError):
    """The record is not (any more) what the edit says it was before."""

    message = "error-stale"
    code = 110


class QuoteMismatch(HashiyaError):
    """``text[start:end]`` is not the annotation's quote."""

    message = "error-quote"
    code = 111


class NothingToUndo(HashiyaError):
    message = "error-nothing-to-undo"
    code = 112


class NothingToRedo(HashiyaError):
    message = "error-nothing-to-redo"
    code = 113


class UnknownLabel(HashiyaError):
    message = "error-unknown-label"
    code = 114


class NotInLabelSet(HashiyaError):
    """``kind`` (relation, attribute) and ``name`` of what the label set of the project does not have."""

    message = "error-not-in-label-set"
    code = 232


class OverlapForbidden(HashiyaError):
    message = "error-overlap-forbidden"
    code = 115


class NoSuchArticle(HashiyaError):
    message = "error-no-such-article"
    code = 116


class UnknownAttribute(HashiyaError):
    message = "error-unknown-attribute"
    code = 117


class BadAttribute(HashiyaError):
    """The value is none that the attribute may have."""

    message = "error-attribute-value"
    code = 118


class RelationForbidden(HashiyaError):
    """The label set allows no such relation between these ends."""

    message = "error-relation-forbidden"
    code = 119


class RelationAcross(HashiyaError):
    """The label set lets a relation of this kind join no two articles."""

    message = "error-relation-across"
    code = 199


class NotCorrected(HashiyaError):
    """The new text has no letter: it cannot stand for the old one."""

    message = "error-not-corrected"
    code = 142


class BadFact(HashiyaError):
    """A value that a fact of an article cannot have; ``fact`` is its name."""

    message = "error-fact"
    code = 141


class NoSuchStep(HashiyaError):
    message = "error-no-such-step"
    code = 160


class StepChangedSince(HashiyaError):
    """A step cannot be taken back out of turn: ``by`` changed what it did, at ``name``."""

    message = "error-step-changed"
    code = 161


class StepCarries(HashiyaError):
    """A step cannot be taken back out of turn: later work hangs on what it made, at ``name``."""

    message = "error-step-carries"
    code = 162


class NotThereYet(HashiyaError):
    """An article cannot go back to before it was there."""

    message = "error-not-there-yet"
    code = 163


class StepUndone(HashiyaError):
    """A step that does not stand cannot be taken back once more."""

    message = "error-step-undone"
    code = 164
