"""What can be wrong with a project file, its place, or storing into it."""

from __future__ import annotations

from hashiya.model.errors.base import HashiyaError


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
