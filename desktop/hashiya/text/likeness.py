"""How much two short texts say with the same words; it compares letters and knows no meaning."""

from __future__ import annotations

from hashiya.text.folding import key
from hashiya.text.function_words import is_function_word
from hashiya.text.words import words

_ATTACHED = ("وال", "بال", "كال", "فال", "لل", "ال")
_LEAST = 2


def content_words(text: str, language: str = "ar") -> frozenset[str]:
    """The words that say something, folded, without the article ال and what is written before it."""
    found: set[str] = set()
    for start, end in words(text):
        word = text[start:end]
        if end - start >= _LEAST and not is_function_word(word, language):
            found.add(_bare(key(word, ta_marbuta=True, hamza=True)))
    return frozenset(found)


def _bare(word: str) -> str:
    for it in _ATTACHED:
        if word.startswith(it) and len(word) - len(it) >= _LEAST:
            return word[len(it) :]
    return word


def likeness(one: frozenset[str], other: frozenset[str]) -> tuple[int, float]:
    """How many words they share, then which part of all their words that is: larger is more alike."""
    shared = len(one & other)
    return shared, shared / len(one | other) if shared else 0.0
