"""Feeds: one report for each entry of an RSS or Atom file, read by feedparser."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from geo.addresses import WEB
from geo.documents.bylines import joined
from geo.documents.fragment import fragment_text
from geo.documents.headline import headline
from geo.documents.intake import Draft, Manner, Problem
from geo.documents.parcel import Parcel
from geo.errors import DocumentError
from geo.extras import require


def read_feed(parcel: Parcel, manner: Manner) -> Iterator[Draft | Problem]:
    """Read an `.rss`, `.atom` or `.xml` file: the whole text of each entry, else its summary.

    Yields:
        Drafts with title, date, address, outlet and author, and problems, in the order of the
        entries.

    Raises:
        DocumentError: It is no feed. The message has no file name.
        MissingExtraError: feedparser is not installed.
    """
    require("feedparser", "feeds")
    import feedparser  # noqa: PLC0415 - an extra brings it

    data = parcel.data(manner.limits.file_bytes)
    try:
        # As a file: what is no file and looks like an address is fetched, like the name of a file
        # opened. Our own reader of fragments takes nothing over but text, so that nothing need be
        # made harmless before.
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        # What a parser meets in files that were made to do harm, it raises as anything.
        raise DocumentError(f"is no feed that can be read ({error})") from error
    if not feed.get("version") or not feed.entries:
        raise DocumentError(_reason(feed))
    if feed.bozo and not _is_harmless(feed):
        reason = f"is not well formed ({_said(feed)}); entries before that were read"
        yield Problem(path=parcel.path, reason=reason)
    outlet = _plain(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, start=1):
        inner = replace(parcel, path=f"{parcel.path}#{number}", name=f"{parcel.name}:{number}")
        yield _entry(entry, outlet, inner, manner)


def _entry(entry: Any, outlet: str, parcel: Parcel, manner: Manner) -> Draft | Problem:  # noqa: ANN401 - feedparser's
    bodies = [body.get("value") for body in entry.get("content", [])]
    # feedparser gives none for what a broken feed begins and never tells.
    texts = [fragment_text(body or "") for body in (*bodies, entry.get("summary"))]
    text = max(texts, key=len)
    title = _plain(entry.get("title"))
    if not text.strip():
        text = title
    if not text.strip():
        return Problem(path=parcel.path, reason="is an entry without text")
    try:
        manner.limits.check(text)
    except DocumentError as error:
        return Problem(path=parcel.path, reason=str(error))
    link = str(entry.get("link", ""))
    return Draft(
        path=parcel.path,
        name=parcel.name,
        text=text,
        title=title or headline(text),
        source=link if link.startswith(WEB) else "",
        published=entry.get("published") or entry.get("updated") or None,
        outlet=_plain((entry.get("source") or {}).get("title")) or outlet,
        author=joined(map(_plain, _authors(entry))),
    )


def _authors(entry: Any) -> list[str | None]:  # noqa: ANN401 - feedparser's
    named = [author.get("name") for author in entry.get("authors", [])]
    return named if any(named) else [entry.get("author")]


def _plain(markup: str | None) -> str:
    return " ".join(fragment_text(markup or "").split())


def _reason(feed: Any) -> str:  # noqa: ANN401 - feedparser's
    if feed.get("version"):
        return "is a feed without entries"
    said = f" ({_said(feed)})" if feed.bozo else ""
    return f"is no RSS or Atom feed{said}"


def _is_harmless(feed: Any) -> bool:  # noqa: ANN401 - feedparser's
    """Whether the complaint is of the encoding alone, which feedparser has then worked out."""
    return type(feed.bozo_exception).__name__ in {
        "CharacterEncodingOverride",
        "NonXMLContentType",
    }


def _said(feed: Any) -> str:  # noqa: ANN401 - feedparser's
    return " ".join(str(feed.bozo_exception).split())
