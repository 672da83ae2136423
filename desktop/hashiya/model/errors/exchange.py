"""What can go wrong with files that are read in or written out."""

from __future__ import annotations

from hashiya.model.errors.base import HashiyaError


class ReadProblem(HashiyaError):
    """A file, or a part of it, could not be read; ``name`` is the file's name."""

    message = "error-read"
    code = 140


class WriteProblem(HashiyaError):
    """An export could not be written; the old file, if any, is untouched.

    ``name`` is the file's name, or the article's when ``reason`` is ``offsets``; the other
    reasons are ``full denied name no-folder folder file device project foreign stream scratch other``; ``foreign``
    is a file ``other`` of somebody's in the folder, where one of the dataset would lie, ``scratch`` the folder
    ``name`` for temporary files.
    """

    message = "error-write"
    code = 150


class WouldReplace(HashiyaError):
    """Asked before something is lost that no export wrote, or before a dataset lies among what others wrote.

    ``kind`` is ``file`` (not an export's, or changed since), ``folder`` (``count`` of its files were changed
    since), ``beside`` (``count`` things of others lie in the folder and stay there) or ``taken`` (one of those
    has the name of a file of the dataset: it can only be written elsewhere). ``other`` is the first of them, ``own`` a folder of its own that is proposed.
    """

    message = "error-would-replace"
    code = 148


class NoSuchChoice(HashiyaError):
    """Asked for a ``kind`` (``whose layer label``) of a ``name`` that the project does not have."""

    message = "error-no-such-choice"
    code = 149


class NothingChosen(HashiyaError):
    """An export of nothing would be of no use to anybody.

    ``kind`` is ``articles`` (none is left by what was chosen), or what a format of claims alone finds wanting:
    ``claims`` (there are none), ``unrated`` (none has a verdict), ``unworded`` (none has a normalised wording);
    ``bare``: there would be articles, and none of the ``count`` annotations.
    """

    message = "error-nothing-chosen"
    code = 153


class UnknownFormat(HashiyaError):
    """``kind``: nothing is known by that ``name`` (``none``), or what is known is only ``read``, only ``written``."""

    message = "error-unknown-format"
    code = 151


class MissingExtra(HashiyaError):
    """A format's library is not installed; ``extra`` names the optional dependencies that bring it."""

    message = "error-missing-extra"
    code = 145


class BadParts(HashiyaError):
    """What was written does not say into which parts a dataset is to be divided."""

    message = "error-bad-parts"
    code = 146


class BadOption(HashiyaError):
    """A format has no option at all, none of that ``name``, or not that ``value`` of it: ``kind`` says which."""

    message = "error-bad-option"
    code = 147
