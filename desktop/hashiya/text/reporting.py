"""Words that attribute: reporting verbs, phrases of source, and what introduces a content clause.

Five languages, by language and folded; it looks at words only and decides nothing. Arabic verbs are
given as past and unfinished stem, and the usual endings are put on.
"""

from __future__ import annotations

from functools import cache

from hashiya.text.folding import fold

_ARABIC = """قال يقول|صرح يصرح|أكد يؤكد|أضاف يضيف|ذكر يذكر|أفاد يفيد|أعلن يعلن|أوضح يوضح|أشار يشير
    لفت يلفت|شدد يشدد|زعم يزعم|ادعى يدعي|نفى ينفي|اعتبر يعتبر|رأى يرى|توقع يتوقع|حذر يحذر|كشف يكشف
    يبين يبين|اتهم يتهم|تعهد يتعهد|أصر يصر|أقر يقر|اعترف يعترف|أبلغ يبلغ|تابع يتابع|أردف يردف
    استطرد يستطرد|علق يعلق|نوه ينوه|شكك يشكك|رجح يرجح|اقترح يقترح|دعا يدعو|طالب يطالب|طلب يطلب
    كتب يكتب|غرد يغرد|أخبر يخبر|نقل ينقل|جزم يجزم|استبعد يستبعد|وصف يصف|ألمح يلمح|أعرب يعرب|انتقد ينتقد
    استنكر يستنكر|أدان يدين|روى يروي|حكى يحكي|فند يفند|ناشد يناشد|أورد يورد|لاحظ يلاحظ|تساءل يتساءل"""
_PAST = ("", "ت", "وا", "ا", "تا", "نا", "ن")
_ENDS = ("", "ون", "ان", "ن")
_SPELT = {
    "ar": "قالوا قالا قلت دعت دعوا نفت نفوا ادعت ادعوا رأت رأوا روت رووا حكت حكوا يدعون ينفون يرون واثق واثقون",
    "fa": """گفت گفته گفتند می‌گوید می‌گویند افزود افزودند اعلام اظهار تأکید تاکید نوشت مدعی خاطرنشان تصریح
        یادآور خبر گزارش هشدار""",
    "ur": "کہا کہنا بتایا دعویٰ اعلان خبردار لکھا تصدیق تردید",
    "he": """אמר אמרה אמרו אומר אומרת אומרים הוסיף הוסיפה הוסיפו טען טענה טענו הודיע הודיעה הודיעו הצהיר
        הצהירה ציין ציינה הדגיש הדגישה כתב כתבה מסר מסרה הזהיר הכחיש""",
    "en": """said says say told tells stated states claimed claims added adds announced announces insisted
        insists argued argues warned warns denied denies tweeted wrote confirmed confirms noted reported""",
}
_PHRASES = {
    "ar": """وفق ما أفاد به|وفق ما ذكر|وفقا لما|وفقا ل|وفق|بحسب ما|بحسب|حسبما|حسب|طبقا ل|على حد قول|نقلا عن|على لسان
        على حد تعبير|كما قال|كما ذكر|كما قالت|كما ذكرت""",
    "fa": "به گفته|به نقل از|بر اساس",
    "ur": "کے مطابق",
    "he": "לדברי|על פי|לפי",
    "en": "according to",
}
_THAT = {
    "ar": "أن إن بأن أنه أنها أنهم بأنه بأنها بأنهم إنه إنها إنهم أنهما إنهما أنني إنني أننا إننا إلى على",
    "fa": "که",
    "ur": "کہ",
    "he": "כי",
    "en": "that",
}
_TOWARDS = (
    "أشار أشارت أشاروا يشير تشير لفت لفتت نوه نوهت ألمح ألمحت دعا دعت يدعو تدعو شدد شددت أصر أصرت"
)
_STRICT = frozenset(
    fold(it).text
    for it in [
        "أن",
        "إن",
        "بأن",
        "أنه",
        "أنها",
        "أنهم",
        "بأنه",
        "بأنها",
        "بأنهم",
        "إنه",
        "إنها",
        "إنهم",
        "که",
        "کہ",
        "כי",
        "that",
        "أنني",
        "إنني",
        "أننا",
        "إننا",
    ]
)
_AFTER_SOURCE = """في خلال أمام عقب بعد قبل عبر على من إلى حول منذ عندما حين حيث إثر أثناء ضمن عن ردا تعليقا
    السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة أمس اليوم مساء صباح يوم أيضا للصحفيين
    للصحافيين لوكالة لصحيفة لقناة إنه on in during to at after before yesterday today در روز به نے"""


_BREAKS = """لكن ولكن لكنه لكنها لكنهم بينما فيما كما إلا غير حين but while whereas اما ولی لیکن مگر אבל אך"""
_WITH_WAW = """وزير وزيرة وزراء وزارة وزارات وافق وافقت وافقوا وصل وصلت وصلوا وصف وصفت وقع وقعت وقعوا وقف وقفت
    وضع وضعت وجد وجدت وجه وجهت ولد ولدت ولاية ولايات وكالة وكالات وكيل وسط وسائل وسيلة وفد وفود وفاة وقت
    وثيقة وثائق واشنطن وحدة وحدات ورشة ورقة وطن وطني وطنية واصل واصلت واجه واجهت وعد وعدت ورد وردت واحد
    واحدة واقع واقعة وباء وقود وظائف وظيفة والد والدة والي واضح وحيد وسيط وساطة وسام وصية وعود وفق وفقا
    وجهة وجهات وجود وتر وتيرة ويكيبيديا ويكيليكس ويليام ولي وهم وهو وهي وادي وارسو وائل وليد وسيم وجدي وحده"""


def _split(words: str) -> list[str]:
    return [it.strip() for part in words.split("|") for it in part.split("\n") if it.strip()]


@cache
def verbs() -> frozenset[str]:
    """Reporting verbs, folded, without what Arabic attaches in front."""
    found: set[str] = set()
    for pair in _split(_ARABIC):
        past, unfinished = pair.split()
        found |= {past + it for it in _PAST}
        found |= {first + unfinished[1:] + it for first in "يتنأ" for it in _ENDS}
    for words in _SPELT.values():
        found |= set(words.split())
    return frozenset(fold(it).text for it in found)


@cache
def phrases() -> tuple[tuple[str, ...], ...]:
    """Phrases after which the source is named, as folded words; the longest first."""
    found = {tuple(fold(it).text.split()) for words in _PHRASES.values() for it in _split(words)}
    return tuple(sorted(found, key=lambda it: (-len(it), it)))


@cache
def introducers() -> frozenset[str]:
    """Words after a reporting verb behind which the content begins, folded."""
    return frozenset(fold(it).text for words in _THAT.values() for it in words.split())


def introduces(word: str) -> bool:
    """Whether that folded word begins a content clause by itself, whatever verb is before it."""
    return word in _STRICT


@cache
def _towards() -> frozenset[str]:
    return frozenset(fold(it).text for it in _TOWARDS.split())


def leads(verb: str, word: str) -> bool:
    """Whether that verb names what is said after that preposition, with words between: أشار … إلى."""
    return bare(verb) in _towards() and word in ("الي", "علي")


@cache
def after_source() -> frozenset[str]:
    """Words that no longer name a source but say when, where or to whom, folded."""
    return frozenset(fold(it).text for it in _AFTER_SOURCE.split())


@cache
def breaks() -> frozenset[str]:
    """Words that after a comma begin another statement, folded."""
    return frozenset(fold(it).text for it in _BREAKS.split())


@cache
def _own_waw() -> frozenset[str]:
    return frozenset(fold(it).text for it in _WITH_WAW.split())


def joined_by_waw(word: str) -> bool:
    """Whether the و before a sentence's first (folded) word most likely joins it to the one before."""
    return len(word) > 2 and word[0] == "و" and word not in _own_waw()


def bare(word: str) -> str:
    """The folded word without an attached و or ف, when what stays is a reporting verb."""
    rest = word[1:]
    return rest if word[:1] in ("و", "ف") and rest in verbs() else word
