"""What tells one report's text from all others."""

import hashlib


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal digits; halves of surrogate pairs count too."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
