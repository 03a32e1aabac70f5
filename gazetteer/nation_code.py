"""Codes of countries as people ask for them."""

from typing import Final

from gazetteer.errors import QueryError

_LETTERS: Final = 2


def country_code(code: str) -> str:
    """An ISO 3166-1 alpha-2 code in capitals.

    Raises:
        QueryError: What was given is no code.
    """
    if not (len(code) == _LETTERS and code.isascii() and code.isalpha()):
        raise QueryError(f"{code!r} is no country code. Give two letters, such as IQ.")
    return code.upper()
