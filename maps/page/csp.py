"""The page's Content-Security-Policy: nothing runs or loads but what was put in on purpose.

Hashes are computed from the texts that are about to be written, never by searching a finished
page: what slipped into it by accident stays forbidden. See W3C Content Security Policy Level 3.
"""

import base64
import hashlib
from collections.abc import Iterable


def policy(
    scripts: Iterable[str],
    styles: Iterable[str],
    hosts: Iterable[str] = (),
    connects: Iterable[str] = (),
) -> str:
    """The policy that allows these texts and no others.

    Args:
        scripts: The text between each pair of `<script>` tags, to the last byte.
        styles: The text between each pair of `<style>` tags.
        hosts: Schemes and hosts that may be asked for pictures.
        connects: Where programs may fetch from; nowhere where there is none.
    """
    fetched = [" ".join(["connect-src", *connects])] if connects else []
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src", *_digests(scripts)]),
            " ".join(["style-src", *_digests(styles)]),
            " ".join(["img-src", "data:", "blob:", *hosts]),
            *fetched,
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _digests(texts: Iterable[str]) -> list[str]:
    found = [f"'sha256-{_sha256(text)}'" for text in dict.fromkeys(texts)]
    return found or ["'none'"]


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
