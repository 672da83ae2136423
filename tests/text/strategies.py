"""Texts that hurt: emoji, flags, harakat, controls, line ends of every kind, unassigned letters."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = [
    "كتب", "ال", "بِالعَرَبِيَّةِ", "می‌گوید", "كوفيد-19", "3.5", "10,000", "٢٠٢٠", "NATO", "G20", "é",
    "e\u0301", "👨\u200d👩\u200d👧", "🇮🇶", "🇵🇸🇮🇶🇵", "👍🏽", "1\ufe0f\u20e3", "\u200f", "\u202b", "\u202c",
    "\u2067", "\u2069", "\u2068", "\r\n", "\n", "\r", "\u2028", "\u2029", "\x85", "\v", "\f", " ", "  ",
    "\u00a0", "\u200a", "\u200d", "\u0600", "\u06dd", "،", "؛", "؟", ". ", ".,", "…", "«", "»", "“", "”",
    '"', "'", "_", "@a", "#", "https://x.com/a", 'צה"ל', "בית־ספר", "\ufdd0", "\ue000", "\U000e0001",
    "\U0010ffff", "\u0378", "\ufefb", "ـ", "\ufeff", "\u0301", "\u1100\u1161", "क्षि", "د. أحمد",
    "م.", "\x00", "\x1c",
]  # fmt: skip
texts = st.lists(
    st.one_of(
        st.sampled_from(PIECES), st.text(st.characters(exclude_categories=["Cs"]), max_size=3)
    ),
    max_size=24,
).map("".join)
