"""Words that only join others: no hint is spent on them; the list decides nothing about marks."""

from __future__ import annotations

from hashiya.text.folding import fold

_WORDS = {
    "ar": """من في على إلى عن مع أن إن أنّ إنّ ما لا لم لن قد لقد كان كانت هو هي هم هذا هذه ذلك تلك
        التي الذي الذين اللذان أو أم ثم بل حتى إذا إذ كما لكن لكنه بعد قبل بين عند منذ كل أي غير سوى
        به بها له لها لهم فيه فيها منه منها عليه عليها إليه إليها أنه أنها وهو وهي ولا وما كي لدى حول
        يا ليس ليست سوف نحو دون ضد خلال""",
    "fa": """و در به از که را با برای این آن است بود شد می هم تا یا اما اگر نیز بر هر یک خود ما او
        آنها باید شده کرد کرده های ها ای""",
    "ur": """کے کی کا کو میں سے نے پر اور ہے ہیں تھا تھے تھی یہ وہ بھی ہی کہ جو تو نہیں ایک اس ان
        لیے گیا کر رہے رہا""",
    "he": """של את על עם אל מן כי לא זה זו הוא היא הם הן אשר או גם רק כל אך אבל יש אין היה היתה
        לו לה להם בו בה אני אנו מה מי אם""",
    "en": """the a an of to in on at by for with and or but is are was were be been it its this that
        these those as from not he she they we you i his her their our has have had will would""",
}
_FOLDED = {code: frozenset(fold(it).text for it in words.split()) for code, words in _WORDS.items()}
_ATTACHED = ("و", "ف")


def is_function_word(word: str, language: str) -> bool:
    """Whether the word joins others; what Arabic writes together with it does not count."""
    folded = fold(word).text
    if not folded.isascii():
        known = _FOLDED.get(language.partition("-")[0].lower(), _FOLDED["ar"])
        bare = folded[1:] if folded.startswith(_ATTACHED) else folded
        return folded in known or bare in known
    return folded in _FOLDED["en"]
