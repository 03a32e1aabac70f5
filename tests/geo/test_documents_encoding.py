"""Bytes to text: the encodings that newsrooms have left behind."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import DocumentError, Stream, read_documents

ARABIC = "أعلنت وزارة الدفاع يوم الثلاثاء عن وصول تعزيزات إلى الحدود السورية قرب القائم."


def text_of(data: bytes) -> str:
    (document,) = read_documents([Stream(data=data)]).documents
    return document.text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", ARABIC),
        ("cp1256", ARABIC),
        ("cp1256", ARABIC * 400),
        ("cp1256", "هجوم في الموصل"),
        ("cp1256", "مقتل جنديين"),
        ("cp1256", "الموصل"),
        ("cp1256", "بغداد"),
        ("cp1256", "Iraq sends troops to Al-Qaim (القائم), the army said."),
        ("cp1256", "Title: هجوم\r\nDate: 2019-10-15\r\n\r\nقال الجيش إن مسلحين هاجموا نقطة."),
        ("cp1256", "چهار سرباز در کرکوک کشته شدند"),
        ("iso8859_6", ARABIC),
        ("cp1252", "L’armée a déployé des troupes près d’Al-Qaïm."),
        ("cp1252", "Iraq’s army said “no” – again."),
        ("latin_1", "9\u00a0000 fighters near the café"),
        ("cp1254", "Şırnak'ta üç terörist etkisiz hale getirildi."),
        ("cp1254", "Şanlıurfa'da patlama"),
        ("cp1251", "Взрыв прогремел в Мосуле, сообщили власти."),
        ("koi8_r", "Взрыв прогремел в Мосуле, сообщили власти."),
        ("cp1255", "צה״ל תקף בסוריה ליד דמשק הלילה"),
        ("cp1253", "Έκρηξη στη Μοσούλη σκότωσε δύο στρατιώτες"),
        ("gb18030", "伊拉克军队周二在叙利亚边境部署了更多部队。"),
        ("utf-16-le", "Troops reached Al-Qaim on Tuesday."),
        ("utf-16-le", ARABIC),
    ],
)
def test_a_report_in_an_old_encoding_comes_out_right(encoding, text):
    assert text_of(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark, encoding):
    assert text_of(mark + ARABIC.encode(encoding)) == ARABIC


def test_a_broken_byte_in_utf_8_costs_one_character_and_is_reported():
    intake = read_documents([Stream(data=ARABIC.encode() + b"\xff and on")])
    assert intake.documents[0].text == ARABIC + "\ufffd and on"
    assert "1 broken bytes of UTF-8" in str(intake.problems[0])


def test_half_a_pair_of_utf_16_is_reported():
    intake = read_documents(
        [Stream(data=codecs.BOM_UTF16_LE + "Mosul".encode("utf-16-le") + b"\x00")]
    )
    assert intake.documents[0].text == "Mosul\ufffd"
    assert "UTF-16-LE" in str(intake.problems[0])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(range(256)) * 8, "binary"),
        (b"\x00\x01\x02\x03" * 500, "binary"),
        (b"\x7fELF\x02\x01\x01" + bytes(60) + b"\xfe\xed\xfa\xce" * 20, "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\xe0" + b"\xc8\x00\x9f" * 90, "binary"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "no PDF that can be read"),
        (b"PK\x03\x04\x14\x00", "no zip archive that can be read"),
    ],
)
def test_what_is_no_text_is_refused_with_what_it_is(data, reason):
    with pytest.raises(DocumentError, match=reason):
        read_documents([Stream(data=data)])


def test_a_stray_control_character_does_not_make_a_report_binary():
    text = "Fighters attacked\x00 a checkpoint near Rawah on Monday."
    assert text_of(text.encode()) == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_valid_utf_8_is_kept_to_the_letter(text):
    wanted = "Mosul: " + text
    assert text_of(wanted.encode()) == wanted


@given(st.binary(min_size=1, max_size=300))
def test_bytes_of_any_kind_are_text_or_a_clear_refusal(data):
    try:
        said = text_of(data)
    except DocumentError as error:
        said = str(error).removeprefix("nothing could be read: -:")
    assert said
