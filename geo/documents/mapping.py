"""Which field of an object, or column of a table, holds what: as the user says, else as usual."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from geo.addresses import WEB
from geo.documents.bylines import names_in
from geo.documents.headline import headline
from geo.documents.intake import Draft, Manner
from geo.errors import DocumentError

USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id", "_id", "uuid", "guid"),
    "title": ("title", "headline"),
    "text": (
        "text", "body", "content", "article", "articleBody", "maintext", "full_text", "fulltext",
        "article_text", "content_text", "story",
    ),
    "published": (
        "published", "date", "pubDate", "pub_date", "published_at", "publishedAt", "published_date",
        "publish_date", "date_publish", "date_published", "datePublished", "publication_date",
        "publicationDate", "webPublicationDate",
    ),
    "url": ("url", "link", "source_url", "canonical_url", "web_url", "webUrl", "permalink"),
    "outlet": (
        "outlet", "publisher", "publication", "newspaper", "site_name", "siteName", "sitename",
        "source_name", "source.name", "source", "source_domain",
    ),
    "author": ("author", "authors", "byline", "creator", "fields.byline"),
}  # fmt: skip
"""What news dumps call things: of news-please, NewsAPI, Common Crawl's news, the Guardian, the New
York Times, JSON Feed and schema.org. Of several the first that holds something counts."""

_ELSEHOW: Final = frozenset({"text", "outlet", "author"})
"""What is no single text that may be missing."""
_SHOWN: Final = 12
_OLDEST: Final = 1e9
_NEWEST: Final = 1e14
"""Numbers between these are dates: seconds since 1970, from 2001 on, or thousandths of them."""


def parse_fields(
    words: Iterable[str], fields: Collection[str] = USUAL
) -> dict[str, tuple[str, ...]]:
    """Read wishes such as `text=body,title=headline`; a name may stand several times.

    Args:
        words: As typed; each may hold several, with commas between.
        fields: The names that may stand before the sign of equality.

    Raises:
        DocumentError: A word is not written so, or Dateline knows no such field.
    """
    wishes: dict[str, tuple[str, ...]] = {}
    for word in (part for given in words for part in given.split(",")):
        ours, sign, theirs = (piece.strip() for piece in word.partition("="))
        if not sign or not theirs or ours not in fields:
            raise DocumentError(
                f"{word!r} names no field; write text=body,title=headline, with any of "
                + ", ".join(fields)
            )
        wishes[ours] = (*wishes.get(ours, ()), theirs)
    return wishes


def drafted(
    values: Mapping[str, object], path: str, name: str, manner: Manner
) -> tuple[Draft, list[str]]:
    """Make a draft of an object's fields.

    Args:
        values: The fields, by name.
        path: What to call the file in messages.
        name: The id where the object has none.
        manner: Which fields are wished for.

    Returns:
        The draft, and what was left out of it, in words.

    Raises:
        DocumentError: There is no text. The message has no file name.
    """
    text = _text(values, manner.fields.get("text"))
    notes: list[str] = []
    given = {
        ours: _optional(values, ours, manner.fields.get(ours), notes)
        for ours in USUAL
        if ours not in _ELSEHOW
    }
    draft = Draft(
        path=path,
        name=name,
        id=given["id"] or None,
        title=given["title"] or headline(text),
        text=text,
        source=given["url"],
        published=given["published"] or None,
        outlet=_outlet(values, manner.fields.get("outlet")),
        author=_called(values, manner.fields.get("author") or USUAL["author"]),
    )
    return draft, notes


def _text(values: Mapping[str, object], wished: tuple[str, ...] | None) -> str:
    names = wished or USUAL["text"]
    found = [value for name in names if (value := _value(values, name)) is not None]
    texts = [value for value in found if isinstance(value, str)]
    filled = next((text for text in texts if text and not text.isspace()), None)
    if filled is not None:
        return filled
    if texts:
        raise DocumentError("has an empty `text`")
    called = names[0] if wished else "text"
    if found:
        raise DocumentError(f"has a `{called}` that is no text")
    held = ", ".join(f"`{key}`" for key in list(values)[:_SHOWN]) or "none"
    raise DocumentError(
        f"has no `{called}`; it has the fields {held}: say which holds the text (--fields text=…)"
    )


def _optional(
    values: Mapping[str, object], ours: str, wished: tuple[str, ...] | None, notes: list[str]
) -> str:
    for theirs in wished or USUAL[ours]:
        value = _value(values, theirs)
        written = _written(value, ours)
        if written:
            return written
        # Fields of the usual names may well mean something else; those asked for may not.
        if value is not None and written is None and (wished or theirs == USUAL[ours][0]):
            notes.append(f"`{theirs}` is no text and was left out")
    return ""


def _outlet(values: Mapping[str, object], wished: tuple[str, ...] | None) -> str:
    """Who published it; what is called `source` is often an address instead."""
    names = wished or USUAL["outlet"]
    found = (_called(values, (name,)) for name in names)
    return next((name for name in found if name and not name.startswith(WEB)), "")


def _called(values: Mapping[str, object], names: tuple[str, ...]) -> str:
    return next((found for name in names if (found := names_in(_value(values, name)))), "")


def _value(values: Mapping[str, object], name: str) -> object:
    """The field of that name, or the one that a way such as `article.body` leads to."""
    if name in values or "." not in name:
        return values.get(name)
    first, _, rest = name.partition(".")
    inner = values.get(first)
    return _value(inner, rest) if isinstance(inner, dict) else None


def _written(value: object, ours: str) -> str | None:
    """A value as text; none where it cannot be one."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if ours == "id" and isinstance(value, int):
        return str(value)
    # The reader of dates knows seconds and thousandths since 1970.
    return str(int(value)) if ours == "published" and _OLDEST <= value < _NEWEST else None
