"""Title and language of a bare text: what a person would have written, near enough."""

from __future__ import annotations

import pytest

from hashiya import assets
from hashiya.formats import guesses


def seed(start: str) -> str:
    (file,) = (assets.seeds() / "articles").glob(f"{start}*.txt")
    return file.read_bytes().decode()


def test_titles_of_the_seeds() -> None:
    assert guesses.title(seed("000")) == "استجابة لطلب الرئيس الأميركي"
    assert guesses.title(seed("002")).startswith("الناتو للكاظمي: نتطلع إلى دعم العراق")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("عنوان قصير\n\nمتن النص هنا", "عنوان قصير"),
        ("عنوان قصير\r\n\r\nمتن النص هنا", "عنوان قصير"),
        ("\n  عنوان\n\nمتن", "عنوان"),
        ("سطر أول\nسطر ثان", "سطر أول"),
        ("رئيس الوزراء: سنبقى في العراق\nقال", "رئيس الوزراء: سنبقى في العراق"),
        ("وقال رئيس الوزراء:\nسنبقى", "وقال رئيس الوزراء"),
        ("بلغت النسبة 3.5 في المئة. ثم", "بلغت النسبة 3.5 في المئة"),
        ("كلمة " * 40, ("كلمة " * 12).strip()),
        ("ا" * 300, "ا" * 60),
        ("،،،", "،،،"),
    ],
)
def test_title(text: str, title: str) -> None:
    assert guesses.title(text) == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قال الرئيس إن بلاده ستواصل دعم العراق", "ar"),
        ("رئیس جمهور گفت که کشورش از عراق پشتیبانی می‌کند", "fa"),
        ("صدر نے کہا کہ ان کا ملک عراق کی مدد جاری رکھے گا اور ڈٹ کر", "ur"),
        ("הנשיא אמר כי ארצו תמשיך לתמוך בעיראק", "he"),
        ("The president said that his country will go on", "en"),
        ("شركة Microsoft Corporation أعلنت اليوم عن منتج", "ar"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert guesses.language(text) == language


def test_a_title_ends_before_all_of_its_stops() -> None:
    assert guesses.title("رفض الرئيس القرار...") == "رفض الرئيس القرار"
