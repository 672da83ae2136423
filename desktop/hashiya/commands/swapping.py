"""Lets two folders change places in one call of the system, so that no moment is without either; where it can."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_HERE = -100
"""AT_FDCWD: names are as seen from the working folder."""
_LINUX_EXCHANGE = _MAC_SWAP = 2


def swap(one: Path, other: Path) -> bool:
    """Whether it was done; when not, both are as they were.

    Raises:
        OSError: the system can do it and refused for another reason.
    """
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform.startswith("linux"):
            names = os.fsencode(one), os.fsencode(other)
            failed = library.renameat2(_HERE, names[0], _HERE, names[1], _LINUX_EXCHANGE)
        elif sys.platform == "darwin":
            failed = library.renamex_np(os.fsencode(one), os.fsencode(other), _MAC_SWAP)
        else:
            return False
    except (AttributeError, OSError, TypeError):  # no such call here
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP):
        return False  # the file system has no such thing
    raise OSError(number, os.strerror(number), str(other))
