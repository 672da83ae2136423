"""Heights of a long row of blocks: sums and look-ups in logarithmic time (a Fenwick tree); no Qt."""

from __future__ import annotations

from collections.abc import Sequence


class Heights:
    """Block heights that can change one by one, with the sum of all before any block."""

    def __init__(self, heights: Sequence[float]) -> None:
        self._heights = list(heights)
        size = len(self._heights)
        self._tree = [0.0, *self._heights]
        for index in range(1, size + 1):
            parent = index + (index & -index)
            if parent <= size:
                self._tree[parent] += self._tree[index]
        self._top_bit = 1 << (size.bit_length() - 1) if size else 0

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, block: int) -> float:
        return self._heights[block]

    def set(self, block: int, height: float) -> None:
        change = height - self._heights[block]
        self._heights[block] = height
        index = block + 1
        while change and index < len(self._tree):
            self._tree[index] += change
            index += index & -index

    def before(self, block: int) -> float:
        """The sum of the heights of all blocks before this one."""
        total = 0.0
        index = block
        while index > 0:
            total += self._tree[index]
            index -= index & -index
        return total

    @property
    def total(self) -> float:
        return self.before(len(self._heights))

    def find(self, y: float) -> int:
        """The block at height ``y``; the first above the top and the last below the end."""
        index, rest, bit = 0, max(0.0, y), self._top_bit
        while bit:
            nearer = index + bit
            if nearer < len(self._tree) and self._tree[nearer] <= rest:
                index = nearer
                rest -= self._tree[nearer]
            bit >>= 1
        return min(index, max(0, len(self._heights) - 1))
