"""An open project as the program sees it: read, apply a step, undo, tell who listens; no SQL, no Qt."""

from __future__ import annotations
