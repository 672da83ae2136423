"""What can go wrong between a local working copy and the drive that the project lies on; it holds no sentence."""

from __future__ import annotations

from hashiya.model.errors.base import HashiyaError
from hashiya.model.errors.project_files import ProjectInUse


class NotPutBack(HashiyaError):
    """The drive did not take the project; ``reason``: ``away full denied gone held damaged other``."""

    message = "error-not-put-back"
    code = 230

    @property
    def reason(self) -> str:
        return str(self.values.get("reason", "other"))


class LocalCopyWaits(ProjectInUse):
    """What was done in a local copy is not on the drive yet: writing there would split the project."""

    message = "error-local-copy-waits"
    code = 231
