"""The page's Content-Security-Policy: nothing runs or loads but what was put in on purpose.

Hashes are computed from the texts that are about to be written, never by searching a finished
page: what slipped into it by accident stays forbidden. See W3C Content Security Policy Level 3.
"""

import base64
import hashlib
from collections.abc import Iterable
from urllib.parse import urlsplit

from maps.page.errors import TilesError


def policy(scripts: Iterable[str], styles: Iterable[str], tiles: str | None = None) -> str:
    """The policy that allows these texts and no others.

    Args:
        scripts: The text between each pair of `<script>` tags, to the last byte.
        styles: The text between each pair of `<style>` tags.
        tiles: A tile address whose host may be asked for pictures; none allows no host.
    """
    pictures = ["data:", "blob:", *([] if tiles is None else [_host(tiles)])]
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src", *_digests(scripts)]),
            " ".join(["style-src", *_digests(styles)]),
            " ".join(["img-src", *pictures]),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _digests(texts: Iterable[str]) -> list[str]:
    found = [f"'sha256-{_sha256(text)}'" for text in dict.fromkeys(texts)]
    return found or ["'none'"]


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def _host(address: str) -> str:
    """Scheme and host of a tile address; `{s}` stands for any one label of the host.

    Raises:
        TilesError: The address is not one of the web.
    """
    parts = urlsplit(address)
    host = parts.netloc.replace("{s}", "*")
    if parts.scheme not in {"http", "https"} or not host or set(host) & set("{};, '\""):
        raise TilesError(
            f"tiles: {address!r} is no tile address. "
            "It should look like https://host/{z}/{x}/{y}.png."
        )
    return f"{parts.scheme}://{host}"
