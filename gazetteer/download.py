"""Fetch GeoNames' own country files: the only module of Dateline that opens a connection.

And it does so only where a user asks for a country by `dateline gazetteer add IQ`. What is
fetched is checked for its size before and while it comes, and stands in the folder whole or not at
all.
"""

import contextlib
import http.client
import ssl
import urllib.error
import urllib.request
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final
from urllib.parse import urlsplit

from gazetteer.atomic import draft
from gazetteer.errors import DownloadError
from gazetteer.sources.archives import bloat

PUBLISHER: Final = "https://download.geonames.org/export/dump/"
"""Where GeoNames publishes its files, daily."""

_TIMEOUT: Final = 30.0
"""Seconds in which the server must say something."""
_LARGEST: Final = 1 << 30
"""Bytes of a file: allCountries.zip has some 400 million."""
_PIECE: Final = 1 << 18
_SCHEMES: Final = frozenset({"http", "https"})

_UNREACHED: Final = (
    urllib.error.URLError,
    http.client.HTTPException,
    ssl.SSLError,
    TimeoutError,
    ConnectionError,
)

_NO_ARCHIVE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
)

Watch = Callable[[int, int | None], object]
"""Called with the bytes that came, and with how many there will be, if the server says so."""


def fetch_country(
    code: str, folder: Path, *, publisher: str = PUBLISHER, watch: Watch | None = None
) -> Path:
    """Fetch the file of a country.

    Args:
        code: ISO 3166-1 alpha-2, capital letters.
        folder: Where to put it; it must exist.
        publisher: The address of the folder with `IQ.zip` and the others.
        watch: Told of each piece that comes.

    Returns:
        The path of the archive, which is whole and is one.

    Raises:
        DownloadError: There is no connection, no such file, or what came is not what it should be.
        WriteError: The folder cannot be written to.
    """
    target = folder / f"{code}.zip"
    url = f"{publisher.rstrip('/')}/{code}.zip"
    with draft(target) as path:
        with _guard(url), _opened(url) as answer:
            _save(answer, path, url, watch or _ignore)
        _check(path, url)
    return target


@contextlib.contextmanager
def _opened(url: str) -> Iterator[http.client.HTTPResponse]:
    if urlsplit(url).scheme not in _SCHEMES:
        raise DownloadError(f"{url}: is no web address. Begin with https://.")
    opener = urllib.request.build_opener(_SameScheme())
    request = urllib.request.Request(url, headers={"User-Agent": "dateline"})  # noqa: S310 (checked)
    with opener.open(request, timeout=_TIMEOUT) as answer:
        yield answer


class _SameScheme(urllib.request.HTTPRedirectHandler):
    """Follows a server elsewhere, but never from https to http, nor to files."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Refuse a step down; leave the rest to urllib."""
        if urlsplit(newurl).scheme not in {"https", req.type}:
            raise DownloadError(f"{req.full_url}: leads to {newurl}, which is not followed.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _save(answer: http.client.HTTPResponse, path: Path, url: str, watch: Watch) -> None:
    promised = _length(answer)
    came = 0
    with path.open("wb") as file:
        while piece := answer.read(_PIECE):
            came += len(piece)
            if came > _LARGEST:
                raise DownloadError(f"{url}: is larger than any file of GeoNames. Not taken.")
            file.write(piece)
            watch(len(piece), promised)
    if promised is not None and came != promised:
        raise DownloadError(f"{url}: broke off after {came:,} of {promised:,} bytes. Try again.")


def _length(answer: http.client.HTTPResponse) -> int | None:
    told = answer.headers.get("Content-Length", "")
    return int(told) if told.isascii() and told.isdigit() else None


def _check(path: Path, url: str) -> None:
    """Refuse what is no archive, a broken one, or one that would fill the disk."""
    try:
        with zipfile.ZipFile(path) as archive:
            reasons = [bloat(info) for info in archive.infolist()]
            reason = next(filter(None, reasons), None) or archive.testzip()
    except _NO_ARCHIVE as error:
        raise DownloadError(f"{url}: is no zip archive ({error}). Try again later.") from error
    if reason is not None:
        raise DownloadError(f"{url}: came broken ({reason}). Try again.")


@contextlib.contextmanager
def _guard(url: str) -> Iterator[None]:
    try:
        yield
    except urllib.error.HTTPError as error:
        error.close()
        raise DownloadError(
            f"{url}: the server says {error.code} {error.reason}. Check the country's code, or try"
            " again later."
        ) from error
    except DownloadError:
        raise
    except _UNREACHED as error:
        raise _offline(url, getattr(error, "reason", None) or error) from error


def _offline(url: str, reason: object) -> DownloadError:
    file = url.rpartition("/")[2]
    return DownloadError(
        f"{url}: cannot be reached ({reason}). All else works without a network: fetch {file}"
        f" elsewhere, and say `dateline gazetteer add {file}`."
    )


def _ignore(came: int, promised: int | None) -> None:
    """Watch nothing."""
