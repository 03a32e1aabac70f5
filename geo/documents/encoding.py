"""From bytes to text, in whatever encoding a newsroom's machine wrote them."""

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.errors import DocumentError

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

_BOMS: Final = (
    # The mark of UTF-32-LE begins with that of UTF-16-LE, so it is asked for first.
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_PACKED: Final = {
    b"%PDF-": "a PDF; call it .pdf",
    b"PK\x03\x04": "an archive or an office document; call it .zip, .docx or .odt",
    b"{\\rtf": "a rich-text document; save it as .docx",
}

_MARKS: Final = "\u00a0«»‘’“”„‚‹›–—…•·°§©®™€£¡¿"
_WESTERN: Final = _MARKS + "".join(
    letter + letter.upper() for letter in "àáâãäåæçèéêëìíîïñòóôõöøùúûüœ"
)

_HOMES: Final = {
    # Windows-1256 writes French letters with the same bytes as Windows-1252, so what counts for it
    # are Arabic letters alone. It stands before the rest: this is the theatre of our reports.
    "cp1252": _WESTERN + "ßÿŽž",
    "cp1254": _WESTERN + "ßğışĞİŞ",
    "cp1256": _MARKS + "،؛؟ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکـًّ",
    "iso8859_6": _MARKS + "،؛؟ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيـًّ",
    "cp1251": _MARKS + "".join(map(chr, range(0x410, 0x450))) + "ЁёІіЇїЄєҐґЎў№",
    "koi8_r": "".join(map(chr, range(0x410, 0x450))) + "Ёё",
    "cp1255": _MARKS + "".join(map(chr, range(0x5D0, 0x5EB))) + "־׳״₪",
    "cp1253": _MARKS + "".join(map(chr, range(0x386, 0x3CF))),
    "cp1250": _MARKS + "áąäćčďéęëěíłńňóôöőřśšťúůűüýźżžÁĄÄĆČĎÉĘËĚÍŁŃŇÓÔÖŐŘŚŠŤÚŮŰÜÝŹŻŽß",
    "euc_kr": "".join(map(chr, range(0xAC00, 0xD7A4))),
    "shift_jis": "".join(map(chr, range(0x3040, 0x3100))),
    "euc_jp": "".join(map(chr, range(0x3040, 0x3100))),
    "gb18030": "的一是在了不人有",
    "big5": "的一是在了不人有",
}
"""What each encoding is used to write, likelier encodings first.

charset-normalizer rates how messy a text looks; on a headline, half a dozen encodings look equally
tidy, among them Arabic read as Chinese and French read as Polish. Of those, the one is taken whose
letters are the ones that it is used for.
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoded:
    """Text with what had to be done to get it."""

    text: str
    """Without byte order mark; line ends are kept as they were."""
    note: str = ""
    """What was lost on the way, in words; empty where nothing was."""


_NEARLY: Final = 20
"""How many whole characters there must be for each broken one, for bytes to be called UTF-8. In
other encodings hardly any pair of bytes happens to be a character of UTF-8."""


def decode(data: bytes) -> Decoded:
    """Turn the bytes of a file into text.

    A byte order mark decides; then UTF-8 where the bytes are valid, or nearly so (a few broken ones
    become U+FFFD, and the note counts them); then charset-normalizer over the encodings that news
    is written in, which gives way to `_HOMES` where it sees no difference.

    Raises:
        DocumentError: The bytes are no text, or no encoding fits. The message has no file name.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _counted(data[len(mark) :], encoding)
    for magic, kind in _PACKED.items():
        if data.startswith(magic):
            raise DocumentError(f"is {kind}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _other(data)
    return Decoded(text=text) if _is_written(text) else _wide(data)


def _counted(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
    if lost <= 0:
        return Decoded(text=text)
    return Decoded(text=text, note=f"has {lost} broken bytes or pairs for {encoding.upper()}")


def _other(data: bytes) -> Decoded:
    nearly = data.decode("utf-8", errors="replace")
    broken = nearly.count("\ufffd")
    plain = len(data.translate(None, bytes(range(0x80, 0x100))))
    whole = len(nearly) - plain - broken
    if whole > _NEARLY * broken:
        return Decoded(text=nearly, note=f"{broken} broken bytes of UTF-8 stand as U+FFFD")
    return _wide(data) if b"\0" in data else _detected(data)


def _is_written(text: str) -> bool:
    """Whether a text has few control characters: a stray one is a slip, a tenth is a program."""
    controls = sum(map(text.count, _CONTROLS))
    return controls * 10 <= len(text)


_CONTROLS: Final = [chr(code) for code in range(32) if chr(code) not in "\t\n\v\f\r\x1b"]


def _wide(data: bytes) -> Decoded:
    """UTF-16 without a mark, or nothing that can be read."""
    best = _matches(data, ["utf_16_le", "utf_16_be"])
    for match in best:
        text = str(match)
        if _is_written(text):
            return Decoded(text=text)
    raise DocumentError("is a binary file, not text")


def _detected(data: bytes) -> Decoded:
    likelihoods = [
        (
            round(match.chaos, 1),
            -_at_home(str(match), encoding),
            -match.coherence,
            order,
            str(match),
        )
        for match in _matches(data, list(_HOMES))
        for order, encoding in enumerate(_HOMES)
        if encoding in match.could_be_from_charset
    ]
    if not likelihoods:
        raise DocumentError("is in no encoding that can be recognised; save it as UTF-8")
    return Decoded(text=min(likelihoods)[-1])


def _matches(data: bytes, encodings: list[str]) -> "list[CharsetMatch]":
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only odd encodings pay for it

    return list(from_bytes(data, cp_isolation=encodings))


def _at_home(text: str, encoding: str) -> float:
    foreign = text.translate(_ASCII)
    return sum(letter in _HOMES[encoding] for letter in foreign) / max(1, len(foreign))


_ASCII: Final = dict.fromkeys(range(128))
