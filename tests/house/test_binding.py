"""The binding to Qt keeps count of ``None``: one release loses a reference with every void call."""

from __future__ import annotations

import sys

from PySide6.QtCore import QPoint

CALLS = 1000


def test_a_void_call_loses_no_reference_to_none() -> None:
    point = QPoint()
    before = sys.getrefcount(None)
    for k in range(CALLS):
        point.setX(k)
    assert before - sys.getrefcount(None) < CALLS // 10
