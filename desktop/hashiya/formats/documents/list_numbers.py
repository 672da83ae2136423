"""Numbers of list items as word processors show them, by their kinds; it reads no document."""

from __future__ import annotations

from dataclasses import dataclass, field

ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
LATIN = "abcdefghijklmnopqrstuvwxyz"
ARABIC_DIGITS, PERSIAN_DIGITS, DEVANAGARI_DIGITS = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९"

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HUNDREDS = ((400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"))
_MOST = 3000
"""Of letters and Roman numerals: beyond it they would grow without end."""


def repeated(number: int, letters: str) -> str:
    """One letter after the other, then each twice."""
    turn, at = divmod(number - 1, len(letters))
    return letters[at] * (turn + 1)


def roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        found += sign * (number // value)
        number %= value
    return found


def hebrew(number: int) -> str:
    """By the values of the letters; 15 and 16 without the name."""
    found = ""
    for value, sign in _HUNDREDS:
        found += sign * (number // value)
        number %= value
    if number in (15, 16):
        return found + ("טו" if number == 15 else "טז")
    tens, ones = divmod(number, 10)
    return found + (HEBREW[8 + tens] if tens else "") + (HEBREW[ones - 1] if ones else "")


def in_digits(number: int, digits: str) -> str:
    return "".join(digits[int(it)] for it in str(number))


def shown(number: int, kind: str) -> str:
    """The number by a kind as Word names it; in plain digits where it is of no kind that is known."""
    if not 0 < number <= _MOST:
        return str(number)
    match kind:
        case "decimalZero":
            return f"{number:02}"
        case "upperRoman" | "lowerRoman":
            found = roman(number)
            return found.upper() if kind == "upperRoman" else found
        case "upperLetter" | "lowerLetter":
            found = repeated(number, LATIN)
            return found.upper() if kind == "upperLetter" else found
        case "arabicAlpha" | "arabicAbjad":
            return repeated(number, ALPHA if kind == "arabicAlpha" else ABJAD)
        case "hebrew1":
            return hebrew(number)
        case "hebrew2":
            return repeated(number, HEBREW)
        case "arabicDigits" | "persianDigits" | "hindiNumbers":
            digits = {"arabicDigits": ARABIC_DIGITS, "persianDigits": PERSIAN_DIGITS}
            return in_digits(number, digits.get(kind, DEVANAGARI_DIGITS))
        case _:
            return str(number)


def with_gap(words: str, gap: str) -> str | None:
    """What stands before an item and the gap behind it; empty where it is neither letter nor digit, None for nothing."""
    if any(map(str.isalnum, words)):
        return words + gap
    return "" if words.strip() else None


@dataclass(slots=True)
class Counting:
    """How far each level of one list has come."""

    at: dict[int, int] = field(default_factory=dict[int, int])

    def next(self, level: int, starts: dict[int, int]) -> int:
        """The number of the next item of a level; deeper ones begin anew, those above have begun."""
        for above in range(level):
            self.at.setdefault(above, starts.get(above, 1))
        self.at[level] = self.at[level] + 1 if level in self.at else starts.get(level, 1)
        for below in [it for it in self.at if it > level]:
            del self.at[below]
        return self.at[level]
