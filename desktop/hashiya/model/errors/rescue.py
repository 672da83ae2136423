"""What can go wrong with backups, copies and the saving of what is left."""

from __future__ import annotations

from hashiya.model.errors.base import HashiyaError


class BackupNotMade(HashiyaError):
    """There is no new backup, and the earlier ones stay; ``name`` is the project's file.

    ``reason`` is ``full``, ``denied``, ``damaged`` (the project is) or ``other``.
    """

    message = "error-backup-not-made"
    code = 180


class BackupUnusable(HashiyaError):
    """A backup was damaged or taken away since it was made."""

    message = "error-backup-unusable"
    code = 181


class NoBackup(HashiyaError):
    """There is none of that number or name."""

    message = "error-no-backup"
    code = 182


class RestoreFailed(HashiyaError):
    """The place took no restored file; what stood there still does. ``reason`` as for a backup."""

    message = "error-restore"
    code = 183


class CopyFailed(HashiyaError):
    """A copy was not made; ``reason`` is one of ``full denied itself name folder file in-use other``."""

    message = "error-copy"
    code = 178


class NothingToRescue(HashiyaError):
    """No article of the file can be read."""

    message = "error-nothing-to-rescue"
    code = 192


class NotRepairable(HashiyaError):
    """The damage lies in the file itself: nothing is written into it, what can be saved is saved elsewhere."""

    message = "error-not-repairable"
    code = 193


class ArticleClosed(HashiyaError):
    """The article is damaged: nothing in it is changed until it is repaired; ``name`` is its title."""

    message = "error-article-closed"
    code = 196


class NoGoodState(HashiyaError):
    """No backup has the article whole."""

    message = "error-no-good-state"
    code = 197


class ArticleUnreadable(HashiyaError):
    """Damage: the article or its marks cannot be read, the rest of the project can."""

    message = "error-article-unreadable"
    code = 198
