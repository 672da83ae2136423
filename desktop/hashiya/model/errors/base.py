"""What can go wrong, one class a cause; values only, the sentences are in the catalogue."""

from __future__ import annotations

from typing import ClassVar

from hashiya.wording import Inserted


class HashiyaError(Exception):
    """Something that a person should be told.

    ``message`` is the id of the sentence in the catalogue and ``code`` a stable number
    (HSH-nnn); the values of the sentence are the keyword arguments.
    """

    message: ClassVar[str] = "error-unexpected"
    code: ClassVar[int] = 100

    def __init__(self, **values: Inserted) -> None:
        super().__init__(f"{self.message} {values}")
        self.values: dict[str, Inserted] = values
