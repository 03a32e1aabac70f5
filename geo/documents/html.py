"""One report a web page: the text of its article, its title, date, outlet, author and address.

The article is told from what stands around it by trafilatura (Barbaresi 2021, ACL demo), the only
place that knows it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from geo.documents.intake import Draft, Manner
from geo.documents.parcel import Parcel
from geo.errors import DocumentError
from geo.extras import require

if TYPE_CHECKING:
    from trafilatura.settings import Document as Article

_DATES: Final = {
    "original_date": True,
    "extensive_search": False,
    # Without an end trafilatura asks the clock, and pages would be read otherwise tomorrow.
    "max_date": "2200-01-01",
}
"""The date of publication from what a page says of itself; dates of the text are our own matter."""


def read_html(parcel: Parcel, manner: Manner) -> Iterator[Draft]:
    """Read a `.html` file: the text of its article is the report, offsets refer to that.

    Title, date (`article:published_time`, JSON-LD and the like), outlet (`og:site_name`), author
    and address (canonical link, `og:url`) come from the metadata.

    Yields:
        One draft.

    Raises:
        DocumentError: It holds no article, or is too large. The message has no file name.
        MissingExtraError: trafilatura is not installed.
    """
    require("trafilatura", "web pages")
    if parcel.size > manner.limits.report_bytes:
        raise DocumentError(manner.limits.refusal())
    article = _article(parcel.handle.read())
    text = "" if article is None else article.text or ""
    if article is None or not text.strip():
        raise DocumentError(
            "holds no text of an article; save it as text, or as the page that has the article"
        )
    yield Draft(
        path=parcel.path,
        name=parcel.name,
        text=text,
        title=article.title or "",
        source=parcel.source or article.url or "",
        published=article.date or None,
        outlet=article.sitename or "",
        author=article.author or "",
    )


def _article(data: bytes) -> "Article | None":
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to import, only pages need it

    try:
        found = bare_extraction(
            data,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=dict(_DATES),
        )
    except (ValueError, RecursionError):
        # What lxml says of broken pages is of no help to who reads it.
        return None
    # A dictionary comes only where the older interface is asked for.
    return None if isinstance(found, dict) else found
