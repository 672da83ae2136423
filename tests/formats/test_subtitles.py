"""Subtitles come in as texts: words alone, in paragraphs, and what was left out is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya import formats
from hashiya.formats.documents import subtitles
from hashiya.formats.format import Incoming, Note, ReadOptions

SRT = """1
00:00:01,000 --> 00:00:03,000
قال <i>الوزير</i> أمس
إن المفاوضات

2
00:00:03,100 --> 00:00:05,000
{\\an8}ستبدأ غدًا.

3
00:00:09,000 --> 00:00:11,000
- هل أنت واثق؟
- نعم، 12
"""
WORDS = "قال الوزير أمس إن المفاوضات ستبدأ غدًا.\n- هل أنت واثق؟\n- نعم، 12"


def read(place: Path, name: str, content: str | bytes) -> list[Incoming | Note]:
    file = place / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = formats.for_reading(file)
    assert found is subtitles.FORMAT
    return list(subtitles.read(file, ReadOptions()))


def one(place: Path, name: str, content: str | bytes) -> Incoming:
    (it,) = read(place, name, content)
    assert isinstance(it, Incoming), it
    return it


def told(it: Incoming) -> dict[str, int | str | None]:
    return {
        note.message.removeprefix("formats-subtitles-"): note.values.get("count")
        for note in it.notes
    }


@pytest.mark.parametrize("name", ["a.srt", "a.txt", "a"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_cues_become_paragraphs_without_their_times(tmp_path: Path, name: str, ends: str) -> None:
    it = one(tmp_path, name, SRT.replace("\n", ends))
    assert it.text == WORDS
    assert told(it) == {"cues": 3}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1256", "utf-16"])
def test_encodings_of_old_players_are_known(tmp_path: Path, encoding: str) -> None:
    assert one(tmp_path, "a.srt", SRT.encode(encoding)).text == WORDS


def test_a_number_among_the_words_and_a_blank_line_in_a_cue_are_no_end(tmp_path: Path) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nعام\n\n2020\nبدأ\n2\n00:00:02,000 --> 00:00:03,000\nكل شيء\n"
    assert one(tmp_path, "a.srt", text).text == "عام 2020 بدأ كل شيء"


def test_web_subtitles_name_who_speaks_and_leave_out_notes(tmp_path: Path) -> None:
    text = (
        "WEBVTT - خطاب\n\nNOTE كتبها فلان\n\nSTYLE\n::cue { color: red }\n\n"
        "مقدمة\n00:01.000 --> 00:03.000 align:start\n<v ليلى>أهلًا &amp; سهلًا\n\n"
        "00:03.000 --> 00:04.000\n<v.loud سامي>شكرًا</v>\n\n00:04.000 --> 00:05.000\n<v سامي>لكم."
    )
    it = one(tmp_path, "a.vtt", text)
    assert it.text == "ليلى: أهلًا & سهلًا\nسامي: شكرًا لكم."
    assert told(it) == {"cues": 3, "notes": 2}


def test_times_without_their_noughts_as_meetings_are_written_down(tmp_path: Path) -> None:
    """Transcripts of Teams: 0:0:7.23, below an id of letters and numbers."""
    cues = (
        "WEBVTT\n\n6e2b1f0c-0d3a/12-0\n0:0:0.0 --> 0:0:3.540\n<v سعاد>صباح الخير.</v>\n\n"
        "6e2b1f0c-0d3a/17-0\n0:0:3.540 --> 0:1:7.23\n<v أمين>لنبدأ.</v>\n"
    )
    it = one(tmp_path, "a.vtt", cues)
    assert it.text == "سعاد: صباح الخير.\nأمين: لنبدأ."
    assert told(it) == {"cues": 2}


def test_lines_that_roll_upwards_come_in_once(tmp_path: Path) -> None:
    text = (
        "WEBVTT\n\n00:00.000 --> 00:01.000\n \nقال<00:00:00.500><c> الوزير</c>\n\n"
        "00:01.000 --> 00:01.010\nقال الوزير\n \n\n00:01.010 --> 00:02.000\nقال الوزير\nإن السلام\n\n"
        "00:02.000 --> 00:03.000\nإن السلام\nقريب\n"
    )
    it = one(tmp_path, "a.vtt", text)
    assert it.text == "قال الوزير إن السلام قريب"
    assert told(it) == {"cues": 4, "repeated": 3}


def test_words_that_are_said_twice_stay(tmp_path: Path) -> None:
    cues = ["لا", "لا", "تعال", "إلى", "هنا", "الآن", "فورًا", "يا", "صديقي"]
    text = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{it}\n\n" for n, it in enumerate(cues))
    assert one(tmp_path, "a.srt", text).text == " ".join(cues)


def test_styled_subtitles_come_in_the_order_of_their_times(tmp_path: Path) -> None:
    text = (
        "[Script Info]\nTitle: x\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: D,Arial\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:05.00,0:00:06.00,D,ليلى,0,0,0,,{\\i1}نعم{\\i0}، قلت\\Nذلك\n"
        "Dialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,أحقًا؟\n"
        "Comment: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,رأي المترجم\n"
        "Dialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,{\\p1}m 0 0 l 1 1\n"
    )
    it = one(tmp_path, "a.ass", text)
    assert it.text == "أحقًا؟\nنعم، قلت ذلك"
    assert told(it) == {"cues": 2, "notes": 2, "names": 1}


@pytest.mark.parametrize(
    "text",
    [
        "{0}{25}{y:i}قال|الوزير\n{26}{50}غدًا\n{200}{210}انتهى",
        "[0][10]/قال|الوزير\n[11][20]غدًا\n[80][90]انتهى",
        "00:00:00.00,00:00:01.00\nقال[br]الوزير\n\n00:00:01.10,00:00:02.00\nغدًا\n\n00:00:08.00,00:00:09.00\nانتهى",
    ],
    ids=["frames", "tenths", "subviewer"],
)
def test_kinds_of_sub_files(tmp_path: Path, text: str) -> None:
    assert one(tmp_path, "a.sub", text).text == "قال الوزير غدًا\nانتهى"


def test_the_rate_of_frames_is_no_word_and_other_lines_are_told(tmp_path: Path) -> None:
    rows = "{1}{1}50.000\n{0}{50}قال الوزير\nبقية السطر\n\n{51}{100}غدًا\n{180}{190}انتهى"
    it = one(tmp_path, "a.sub", rows)
    assert it.text == "قال الوزير غدًا انتهى"  # by 25 a second, a pause would be before the end
    assert told(it) == {"cues": 3, "notes": 2}
    it = one(tmp_path, "a.sub", "{DEFAULT}{C:$0000ff}\n{1}{1}1948\n{2}{20}عام\n[1][2]سهو\n")
    assert (it.text, told(it)) == ("1948 عام", {"cues": 2, "notes": 3})


def test_a_number_that_ends_a_cue_is_said(tmp_path: Path) -> None:
    """Where the cues have no numbers it stands where those would."""
    times = "00:00:0{},000 --> 00:00:0{},900\n"
    text = f"{times.format(1, 1)}كان ذلك عام\n1948\n{times.format(2, 2)}ثم\n\n{times.format(3, 3)}انتهى\n"
    assert one(tmp_path, "a.srt", text).text == "كان ذلك عام 1948 ثم انتهى"
    text = f"7\n{times.format(1, 1)}عام\n1948\n8\n{times.format(2, 2)}ثم\n10\n{times.format(3, 3)}بدأ\n11\n{times.format(4, 4)}انتهى"
    assert one(tmp_path, "a.srt", text).text == "عام 1948 ثم 10 بدأ انتهى"
    long = f"{times.format(1, 1)}عام\n{'9' * 5000}\n{times.format(2, 2)}ثم"
    assert "9" * 5000 in one(tmp_path, "a.srt", long).text


def test_a_voice_that_never_ends(tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v " + " " * 200_000 + "قال\n"
    assert one(tmp_path, "a.vtt", text).text.endswith("قال")
    it = one(tmp_path, "a.vtt", text.replace("قال", "ليلى > أهلًا"))
    assert it.text == "ليلى: أهلًا"


def test_a_long_speech_is_parted_at_the_ends_of_sentences(tmp_path: Path) -> None:
    cues = "".join(
        f"{n}\n00:{n:02}:00,000 --> 00:{n + 1:02}:00,000\n{'كلام ' * 10}{n} وانتهى.\n\n"
        for n in range(30)
    )
    found = one(tmp_path, "a.srt", cues).text.split("\n")
    assert len(found) == 4
    assert {it[-7:] for it in found} == {"وانتهى."}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("هذا نص بلا أوقات", "formats-subtitles-none"),
        ("1\n00:00:01,000 --> 00:00:02,000\n\n", "formats-no-letter"),
        (b"\x00\x00\x01\xba\x44\x00", "formats-subtitles-pictures"),
        (b"", "formats-empty"),
    ],
)
def test_what_has_no_words_is_refused_in_words(
    tmp_path: Path, content: str | bytes, why: str
) -> None:
    (it,) = read(tmp_path, "a.sub", content)
    assert isinstance(it, Note)
    assert (it.message, it.lost) == (why, True)
