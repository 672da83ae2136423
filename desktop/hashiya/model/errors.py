"""What can go wrong, one class a cause; values only, the sentences are in the catalogue."""

from __future__ import annotations

from typing import ClassVar


class HashiyaError(Exception):
    """Something that a person should be told.

    ``message`` is the id of the sentence in the catalogue and ``code`` a stable number
    (HSH-nnn); the values of the sentence are the keyword arguments.
    """

    message: ClassVar[str] = "error-unexpected"
    code: ClassVar[int] = 100

    def __init__(self, **values: str | int) -> None:
        super().__init__(f"{self.message} {values}")
        self.values: dict[str, str | int] = values


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


class ProjectMissing(HashiyaError):
    message = "error-project-missing"
    code = 120


class ProjectExists(HashiyaError):
    message = "error-project-exists"
    code = 121


class NotAProject(HashiyaError):
    message = "error-not-a-project"
    code = 122


class ProjectEmptyFile(HashiyaError):
    message = "error-project-empty"
    code = 123


class ProjectNewer(HashiyaError):
    message = "error-project-newer"
    code = 124


class ProjectForeignParts(HashiyaError):
    message = "error-project-foreign"
    code = 125


class ProjectDamaged(HashiyaError):
    message = "error-project-damaged"
    code = 126


class ProjectInUse(HashiyaError):
    message = "error-project-in-use"
    code = 127


class ProjectReadOnly(HashiyaError):
    message = "error-project-read-only"
    code = 128


class ProjectMoved(HashiyaError):
    message = "error-project-moved"
    code = 129


class SaveFailed(HashiyaError):
    """The disk refused: nothing of the step was stored."""

    message = "error-save-failed"
    code = 130


class DiskFull(SaveFailed):
    message = "error-disk-full"
    code = 131


class ProjectChanged(HashiyaError):
    """Another program wrote into the project's file while it was open here."""

    message = "error-project-changed"
    code = 132


class ProjectNameTooLong(HashiyaError):
    """The file system leaves no room for the journal's name."""

    message = "error-project-name"
    code = 133


class ProjectFolderMissing(HashiyaError):
    message = "error-project-folder"
    code = 134


class ProjectUnreadable(HashiyaError):
    """The system does not let us look into the file."""

    message = "error-project-unreadable"
    code = 135


class ProjectNoRoom(HashiyaError):
    """What a crash left is looked at in a copy, and there is no place for one. Values: name, folder."""

    message = "error-project-no-room"
    code = 137


class ProjectNotMade(HashiyaError):
    """The place does not take a new project; ``reason`` is ``full``, ``denied`` or ``other``."""

    message = "error-project-not-made"
    code = 136


class NotCorrected(HashiyaError):
    """The new text has no letter: it cannot stand for the old one."""

    message = "error-not-corrected"
    code = 142


class ReadProblem(HashiyaError):
    """A file, or a part of it, could not be read; ``name`` is the file's name."""

    message = "error-read"
    code = 140


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


class WriteProblem(HashiyaError):
    """An export could not be written; the old file, if any, is untouched.

    ``name`` is the file's name, or the article's when ``reason`` is ``offsets``; the other
    reasons are ``full denied name no-folder folder file device project foreign other``.
    """

    message = "error-write"
    code = 150


class UnknownFormat(HashiyaError):
    message = "error-unknown-format"
    code = 151


class BadSchema(HashiyaError):
    message = "error-schema"
    code = 152


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


class ProjectHeld(ProjectInUse):
    """Somebody writes to it: ``holder`` at ``computer`` since ``since`` (a time of day)."""

    message = "error-project-held"
    code = 170


class ProjectHeldElsewhere(ProjectHeld):
    """The same on another computer, as far as one can tell: there is a way past it."""

    message = "error-project-held-elsewhere"
    code = 171


class ProjectTaken(ProjectInUse):
    """While it was open here, ``holder`` at ``computer`` opened it for writing all the same."""

    message = "error-project-taken"
    code = 172


class ProjectRenamed(ProjectMoved):
    """It has another name or place now: ``now``."""

    message = "error-project-renamed"
    code = 173


class ProjectReplaced(ProjectMoved):
    """Another file lies where it was."""

    message = "error-project-replaced"
    code = 174


class ProjectFolderGone(ProjectMoved):
    """Its folder cannot be reached: a drive was taken out, a share was cut off."""

    message = "error-project-folder-gone"
    code = 175


class SaveHeld(SaveFailed):
    """Another program holds the file: a virus scanner, an indexer, a sync client."""

    message = "error-save-held"
    code = 176


class SaveDenied(SaveFailed):
    """What could be written when it was opened may not be written any more."""

    message = "error-save-denied"
    code = 177


class CopyFailed(HashiyaError):
    """A copy was not made; ``reason`` is one of ``full denied itself name folder file in-use other``."""

    message = "error-copy"
    code = 178


class ProjectNameUnusable(ProjectReadOnly):
    """Its name leaves no room for the names beside it, which saving needs: it can only be read."""

    message = "error-project-name-unusable"
    code = 179


class NotAFile(NotAProject):
    """A folder, a pipe or a device."""

    message = "error-not-a-file"
    code = 169


class WritingStopped(HashiyaError):
    """The project is damaged: nothing is written into it until it is repaired."""

    message = "error-writing-stopped"
    code = 190


class NewerReadOnly(HashiyaError):
    """A project of a newer version can be read, not changed."""

    message = "error-newer-read-only"
    code = 191


class NothingToRescue(HashiyaError):
    """No article of the file can be read."""

    message = "error-nothing-to-rescue"
    code = 192


class NotRepairable(HashiyaError):
    """The damage lies in the file itself: nothing is written into it, what can be saved is saved elsewhere."""

    message = "error-not-repairable"
    code = 193


class BadLabel(BadSchema):
    """A code or a name in a label set that no label can have; ``label`` is it, ``detail`` spells it."""

    message = "error-label"
    code = 195
