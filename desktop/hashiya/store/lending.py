"""Which thread works with the one connection of an open file; it opens and closes none.

The thread that opened the file lends it to a worker for a long write. Until that is over every other
thread, the first one too, reads over connections of its own and sees nothing of what is under way.
"""

from __future__ import annotations

import threading
from types import TracebackType


class Owner:
    """Who may use the connection now: whoever opened the file, or whom it is lent to."""

    def __init__(self) -> None:
        self._first = self.thread = threading.get_ident()
        self._here = threading.Lock()

    @property
    def is_me(self) -> bool:
        return threading.get_ident() == self.thread

    @property
    def lent(self) -> bool:
        return self.thread != self._first

    def lend(self) -> Loan | None:
        """From now on it is not ours; ``None`` when it is lent already. To be entered by the worker."""
        if not self._here.acquire(blocking=False):
            return None
        self.thread = 0  # nobody's, until the worker begins
        return Loan(self)

    def come_back(self) -> None:
        self.thread = self._first
        self._here.release()

    def wait(self) -> None:
        """Until it is back."""
        with self._here:
            pass


class Loan:
    """The time in which a worker has the connection: a context manager for its thread."""

    def __init__(self, owner: Owner) -> None:
        self._owner = owner

    def __enter__(self) -> None:
        self._owner.thread = threading.get_ident()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._owner.come_back()
