"""Zip archives, looked at before anything in them is unpacked."""

import io
import zipfile
from typing import Final

from geo.documents.intake import Limits
from geo.errors import DocumentError

_MEMBERS: Final = 10_000
"""Parts that an office document may have."""


def checked(data: bytes, limits: Limits) -> None:
    """Refuse an office document that is broken, locked, or a bomb.

    zipfile never gives more bytes than an archive promises here, so the promise is what counts.

    Raises:
        DocumentError: It is such. The message has no file name.
    """
    if not data:
        raise DocumentError("is empty")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DocumentError(f"is damaged, or no office document ({error})") from error
    if any(member.flag_bits & 1 for member in members):
        raise DocumentError("is encrypted; save it without its password first")
    size = sum(member.file_size for member in members)
    if size > limits.file_bytes or len(members) > _MEMBERS:
        raise DocumentError(
            f"unpacks to {size / 1e6:,.0f} MB in {len(members):,} parts, more than the "
            f"{limits.file_bytes / 1e6:g} MB in {_MEMBERS:,} that are allowed; "
            "raise the limit (--limit file-mb=…)"
        )
