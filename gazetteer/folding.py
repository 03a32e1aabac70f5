"""Fold the spellings of one name into one key.

Two keys, from narrow to wide:

`fold`      one key for spellings that differ in case, marks, quotes, hyphens and letter forms;
`squash`    besides, without the Arabic article and without blanks: `Al-Hol`, `El Hol`, `Hol`.

Both work character by character (Unicode NFKD, UAX #15; combining classes, UAX #44), so folding
the words of a text one by one and joining them gives the key of the whole.
"""

import unicodedata
from typing import Final

_KANA_VOICING: Final = 8
"""The combining class of the marks that make ga of ka: letters of their own, not accents."""

_LETTERS: Final = {
    # Latin letters that Unicode does not take apart.
    "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ł": "l", "ŧ": "t", "ı": "i", "ȷ": "j", "æ": "ae",
    "œ": "oe", "þ": "th", "ŋ": "n", "ə": "a", "ǝ": "a", "ɵ": "o", "ƙ": "k", "ɓ": "b", "ɗ": "d",
    # Arabic script: alef, yeh, heh and kaf as Arabic writes them; Kurdish letters beside them.
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ێ": "ي", "ے": "ي", "ة": "ه", "ە": "ه", "ہ": "ه",
    "ھ": "ه", "ۃ": "ه", "ک": "ك", "ڪ": "ك", "ۆ": "و", "ۇ": "و", "ڕ": "ر", "ڵ": "ل",
    # The hamza on its line, and the stroke that stretches words.
    "ء": "", "ـ": "",
    # Cyrillic letters that differ by a stroke, not by a mark.
    "ґ": "г",
    "&": " and ",
}  # fmt: skip

_REMOVED: Final = frozenset("'\"`´.·•‧՚׳״′″‵＇")
"""Quotes, apostrophes, the dots of abbreviations and of Catalan: `Ba'aj` is `Baaj`."""

_MODIFIERS: Final = range(0x02B0, 0x0300)
"""Spacing modifier letters: ayn, hamza and okina in scholarly spelling."""

_SELECTORS: Final = range(0xFE00, 0xFE10)
"""Variation selectors: they choose a glyph."""

_DEEP: Final = 4
"""More rounds than any character of Unicode needs until folding it changes nothing."""


class _Characters(dict[int, str]):
    """What each character folds to, worked out when first met; a table for `str.translate`."""

    def __missing__(self, code: int) -> str:
        folded = chr(code)
        for _ in range(_DEEP):
            folded = "".join(_fold_character(character) for character in folded)
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    if character in _REMOVED or ord(character) in _MODIFIERS:
        return ""
    plain = unicodedata.normalize("NFKD", character).casefold()
    return "".join(_fold_part(part) for part in plain)


def _fold_part(part: str) -> str:
    if part in _LETTERS:
        return _LETTERS[part]
    category = unicodedata.category(part)
    if category == "Nd":
        return str(unicodedata.decimal(part))
    if category[0] in "LN":
        return part
    if category[0] == "M":
        return part if _is_letter_like(part, category) else ""
    # Quotes and invisible characters go, all other signs part words.
    return "" if part in _REMOVED or category in {"Pi", "Pf", "Cf", "Cs"} else " "


def _is_letter_like(mark: str, category: str) -> bool:
    """Whether a mark carries a sound of its own, as vowel signs of Indic scripts do."""
    if category == "Me" or ord(mark) in _SELECTORS:
        return False
    return unicodedata.combining(mark) in {0, _KANA_VOICING}


_CHARACTERS: Final = _Characters()
"""Filled as characters are met: a memory of a pure function, never larger than Unicode."""


def fold(name: str) -> str:
    """The key under which all plain spellings of a name meet.

    No marks, no case; quotes, apostrophes and the signs for ayn and hamza are gone, hyphens and
    other punctuation are blanks, blanks are single; Arabic letters have one form each; the
    Turkish i has or has not its dot, as it likes.

    Args:
        name: Any text, hostile or not.

    Returns:
        The key; empty if the name has neither letter nor digit. `fold(fold(x)) == fold(x)`, and
        `fold(f"{a} {b}")` is the folded words joined by a blank.
    """
    if name.isascii() and name.isalpha():
        # Most words of most texts.
        return name.lower()
    key = " ".join(name.translate(_CHARACTERS).split())
    return key if key.isascii() else unicodedata.normalize("NFC", key)


_ARTICLES: Final = {
    f"{vowel}{end}": "" if end == "l" else end
    for vowel in "ae"
    for end in ("l", "d", "dh", "n", "r", "s", "sh", "t", "th", "z", "ch")
}
"""The Arabic article in Latin script, and the sun letter that must follow where it took its
sound: `al` and `el` before anything, `ash` before `sh`."""

_ARABIC_ARTICLE: Final = "ال"
_STEM: Final = 3
"""Letters that must be left when an article goes: `Al-At` keeps it."""


def squash(name: str) -> str:
    """A wider key: `fold` without the articles that lead a word, and without blanks.

    An article is a word of its own before another (`al-Hol`, `Deir ez-Zor`), assimilated only to
    the letter that follows, so that `An Giang` and `As Pontes` keep theirs; what is written in one
    word (`Alhol`, `Albania`) is left alone. In Arabic script it is the prefix of a word.

    Returns:
        The key; empty where `fold` is. `squash(squash(x)) == squash(x)`.
    """
    return squash_key(fold(name))


def squash_key(key: str) -> str:
    """As `squash`, of a name that is folded already."""
    words = key.split(" ")
    if _ARABIC_ARTICLE not in key and _ARTICLES.keys().isdisjoint(words):
        # Most names, at a third of the time.
        return "".join(words)
    kept = [
        _bare(word)
        for word, after in zip(words, [*words[1:], ""], strict=True)
        if not _is_article(word, after)
    ]
    key = _bare("".join(kept))
    return key if len(key) >= _STEM else "".join(words)


def _is_article(word: str, after: str) -> bool:
    sound = _ARTICLES.get(word)
    return sound is not None and after != "" and after.startswith(sound)


def _bare(word: str) -> str:
    while word.startswith(_ARABIC_ARTICLE) and len(word) >= len(_ARABIC_ARTICLE) + _STEM:
        word = word.removeprefix(_ARABIC_ARTICLE)
    return word
