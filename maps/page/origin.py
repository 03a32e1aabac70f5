"""Which pages may drive the map when they show it in a frame."""

import re
from typing import Final

from maps.page.errors import OriginError

_ORIGIN: Final = re.compile(r"https?://(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?")


def checked(origin: str | None) -> str | None:
    """The origin as it came, if a browser could name one so (RFC 6454).

    Raises:
        OriginError: It is no origin; `*` and `null` are everybody's and thus nobody's.
    """
    if origin is not None and not _ORIGIN.fullmatch(origin):
        raise OriginError(
            f"embed_origin: {origin!r} is no web origin. It should look like https://news.example, "
            "in small letters and with nothing behind the host."
        )
    return origin
