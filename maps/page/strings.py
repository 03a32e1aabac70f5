"""The table of texts of a payload: each text once, referred to by its number."""

from collections.abc import Iterable


class Strings:
    """Numbers texts in the order in which they are first met; the empty text is number 0."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {"": 0}

    def numbers(self, texts: Iterable[str]) -> list[int]:
        """The numbers of several texts, in order."""
        numbers = self._numbers
        return [numbers.setdefault(text, len(numbers)) for text in texts]

    def table(self) -> list[str]:
        """All texts, by number."""
        return list(self._numbers)
