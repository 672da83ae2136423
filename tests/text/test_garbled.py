"""Texts whose letters went wrong are told by what went wrong; texts of any language that are right never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.text.garbled import Garbled, seeming

from .strategies import texts

NEWS = """قال الوزير إن الأسعار ارتفعت في مدينة الرباط أمس، وأضاف أن الحكومة ستناقش الخطة الاقتصادية.
اجتمعت اللجنة بعد ظهر الثلاثاء في القاهرة لمناقشة الأزمة، وقالت المتحدثة إن السلطة موافقة على الخطة."""
HEBREW = "ראש הממשלה אמר אתמול כי הכנסת תדון בתקציב בשבוע הבא, והשרים הסכימו לדון בו שוב"
PERSIAN = "رئیس‌جمهور گفت که دولت در نشست روز گذشته برنامهٔ تازه‌ای را برای پنج سال آینده چاپ کرد"
WORDS = NEWS.replace("،", "").replace(".", "").split()

LONGER = """رئیس جمهور امروز گفت که دولت برای کاهش قیمت‌ها برنامه دارد. او افزود که مردم نباید از این خبر نگران باشند
و وضعیت کشور بهتر خواهد شد. وزیر امور خارجه نیز به پرسش‌های خبرنگاران پاسخ داد و گفت مذاکرات ادامه دارد."""
CONTROLS = bytes(range(0x80, 0xA0)).decode("cp1252", "replace")

RIGHT = [
    LONGER,
    f"B\ufffdr {CONTROLS} \ufffd\ufffd",
    "• • • • • • • • …………………………… ————————————— «»«»«» ∞∞∞",
    "√∂∑∏π∫Ω ≤≥≠≈ ∆∞ ƒ ÷ ± µ ∂∑∏ π∫Ω ≤≥≠ ≈∆∞",
    "نیا سال مبارک ہو، یہ نیا گھر کی بات ہے اور ہم کو یاد ہے",
    HEBREW,
    PERSIAN,
    "میں نے کہا کہ ہم یہاں ہیں اور لوگ وہاں سے آئے ہیں، یہ باتیں کریں گے اور وہ جائیں گے",
    "ئێمە لە کوردستان دەژین و زمانی کوردی قسە دەکەین، ئەوان دەڵێن کە باشە",
    "L'été dernier, à Orléans, l'élève âgé a été reçu où naît l'œuvre de Noël; ça, là, où, déjà.",
    "Über Österreichs Größe äußern sich Ärzte: Öl für süße Äpfel, Füße und Übermut.",
    "İstanbul'da görüşülen çözüm önerileri öğleden sonra açıklandı; öğütçü şöyle dedi: Çünkü üşüdü.",
    "Thủ tướng đã nói rằng giá cả ở Hà Nội tăng ý à, ồ, và ứng xử của người dân là đúng.",
    "Það er ótrúlegt að æðið í Öræfum þýði að ár og áin á Íslandi séu ánægð; úff, æ, ó, í, á.",
    "Jäätelö, öljyä, yö, ääni, hääyöaie: pääöljyä äänetön äiti",
    "Ørsted og Åse sa: «Ø» er en bokstav. Øre, æøå, ÆØÅ; på Øya …",
    "São Paulo: não há razão, então Às três irmãs põem maçãs",
    "Čeština: Úřad …, Û® ×2 ×3 3×4 ×½ Ø‰ Ø 12 mm",
    "Привет, мир. Это новости. Κείμενο στα ελληνικά.",
    "ألا ليت خيالا زار ليلا وجمالا\nفما كان وصالا ولا كان ضلالا\nوما زدنا كمالا ولا زدن دلالا\nأصلا وفعلا وقولا ومثلا",
    "حرف ة يكتب هكذا: ة، ـة. كلا ثم كلا إلا قليلا",
    "رسالةٌ قصيرةٌ عن الحياةِ والكتابةِ؛ شجرة «ة» وثمرة",
    "for x in range(3): print('Ø', '×', x) # été",
    "Some programs show Ø§Ù„ØªÙ‚ÙŠÙŠÙ… where the page should say a word of Arabic, and people ask for the reason.",
    f"{NEWS} وتظهر الكلمة في بعض البرامج هكذا: ÇáæÒíÑ ÇáÃÓÚÇÑ",
]
WORDS_IN_CP1256 = [it.encode().decode("cp1256") for it in WORDS]
RIGHT += [
    f"{NEWS} وتظهر الكلمة في بعض البرامج هكذا: {' '.join(WORDS_IN_CP1256[:2])}",
    "خط، حظ؟ فقط، ضغط؛ «شرط» محيط… لفظ» وسط، ربط؛ بسيط، غليظ، حفظ،",
]
SHORT = ["", "a", "ة", "Ø§", "Ø§Ù„", "ÇáÇ", "ÇáæÒíÑ", "été", "ةنس"]


def doubled(text: str, encoding: str) -> str:
    return text.encode().decode(encoding, "replace")


def turned(text: str) -> str:
    return "\n".join(it[::-1] for it in text.split("\n"))


@pytest.mark.parametrize("text", [NEWS, *RIGHT])
def test_what_is_right_is_never_told(text: str) -> None:
    assert seeming(text) is None
    assert seeming(text * 50) is None


@pytest.mark.parametrize("text", SHORT)
def test_a_word_or_two_tell_nothing(text: str) -> None:
    assert seeming(text) is None


@pytest.mark.parametrize("text", [NEWS, HEBREW, PERSIAN, "السلام", "قال الوزير"])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_utf8_that_was_stored_twice_is_told(text: str, encoding: str) -> None:
    assert seeming(doubled(text, encoding)) == Garbled("doubled", "utf-8")


@pytest.mark.parametrize(
    "data",
    [
        NEWS.encode(),
        f"{NEWS}\n".encode() + NEWS.encode("cp1256"),
        f"{NEWS}\n".encode("cp1256") * 40 + NEWS.encode(),
        PERSIAN.encode(),
    ],
    ids=["whole", "head", "tail", "persian"],
)
def test_utf8_taken_for_other_letters_of_arabic_is_told_wherever_it_stands(data: bytes) -> None:
    """A file whose parts are in two encodings has no sign that is none in Windows-1256."""
    assert seeming(data.decode("cp1256")) == Garbled("mixed", "cp1256")


@pytest.mark.parametrize("was", ["cp1256", "iso8859-6"])
@pytest.mark.parametrize("taken_for", ["latin-1", "cp1252"])
@pytest.mark.parametrize("text", [NEWS, "قال الوزير إن الأسعار ارتفعت"])
def test_letters_of_one_byte_taken_for_latin_are_told(was: str, taken_for: str, text: str) -> None:
    misread = text.encode(was).decode(taken_for)
    assert seeming(misread) == Garbled("misread", was)


@pytest.mark.parametrize(
    ("text", "was"),
    [
        *[(NEWS, it) for it in ("cp1256", "mac_arabic")],
        *[(HEBREW, it) for it in ("cp1255",)],
        *[(it, "utf-8") for it in (NEWS, HEBREW, PERSIAN)],
    ],
)
def test_letters_that_a_mac_took_for_its_own_are_told(text: str, was: str) -> None:
    misread = text.encode(was, "ignore").decode("mac_roman")
    kind = "doubled" if was == "utf-8" else "misread"
    assert seeming(misread) == Garbled(kind, was)


@pytest.mark.parametrize("was", ["cp1255", "iso8859-8"])
@pytest.mark.parametrize("taken_for", ["latin-1", "cp1252"])
def test_hebrew_taken_for_latin_is_told(was: str, taken_for: str) -> None:
    found = seeming(HEBREW.encode(was).decode(taken_for))
    assert found == Garbled("misread", "cp1255")


def test_persian_in_the_order_of_the_eye_is_told() -> None:
    """No letter of it ends words alone; its commonest words stand backwards."""
    assert seeming(turned(LONGER)) == Garbled("reversed")
    assert seeming("\n".join(" ".join(it[::-1] for it in LONGER.split()))) is None


@pytest.mark.parametrize("text", [NEWS, HEBREW + "\nהם אומרים שלום ושמים לב, כולם עובדים"])
def test_the_order_of_the_eye_is_told(text: str) -> None:
    assert seeming(turned(text)) == Garbled("reversed")


def test_the_order_of_the_eye_is_told_in_shapes_of_letters() -> None:
    assert seeming("ﺔﻴﻣﻮﻜﺤﻟﺍ ﺔﻄﺨﻟﺍ") == Garbled("reversed")


@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=60))
def test_words_in_any_order_are_told_when_stored_twice_only(words: list[str]) -> None:
    text = " ".join(words)
    assert seeming(text) is None
    assert seeming(doubled(text, "cp1252")) == Garbled("doubled", "utf-8")


@given(texts)
def test_any_text_can_be_asked(text: str) -> None:
    found = seeming(text)
    assert found is None or found.kind in ("doubled", "mixed", "misread", "reversed")


@given(st.text(st.characters(max_codepoint=0x7F)), st.text(st.characters(min_codepoint=0x250)))
def test_without_letters_of_latin_1_nothing_is_told_of_encodings(one: str, other: str) -> None:
    found = seeming(one + other + one)
    assert found is None or found.kind == "reversed"
