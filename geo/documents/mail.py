"""One report a message: `.eml`, all messages of an `.mbox`, and web pages kept as `.mhtml`.

The email package of the standard library takes them apart. What is attached is read in its turn.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage, Message, MIMEPart
from email.policy import default
from functools import partial
from typing import Final

from geo.addresses import WEB
from geo.documents.bylines import joined
from geo.documents.fragment import fragment_text
from geo.documents.intake import Draft, Manner, Problem
from geo.documents.parcel import INSIDE, Parcel, oversized
from geo.errors import DocumentError, MissingExtraError

_ANSWER: Final = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg)\s*:)+\s*", re.IGNORECASE)
_PIECE: Final = 1_000_000
"""Bytes of a line that are read at once."""
_QUOTED_FROM: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
_FLOWED: Final = re.compile(r"(?<=[^\s>-]) \n(?=[^\s>])|(?<=[^\s-] -) \n(?=[^\s>])")
"""Line ends that only the width of a screen set (RFC 3676)."""
_BROKEN: Final = (
    MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError,
    AssertionError, OverflowError,
)  # fmt: skip
"""What the email package raises over messages that are none, or were made to do harm."""


def read_mail(parcel: Parcel, manner: Manner) -> Iterator[Draft | Problem | Parcel]:
    """Read an `.eml` file: the plain body, else the one in HTML; then what is attached.

    Yields:
        A draft with subject, date and sender, and parcels.

    Raises:
        DocumentError: It is no message, or holds no text. The message has no file name.
        MissingExtraError: The body is HTML, and lxml is not installed.
    """
    data = parcel.data(manner.limits.file_bytes)
    if not data.strip():
        raise DocumentError("is empty")
    message = _parsed(data)
    draft = _draft(message, parcel, manner)
    attached = list(_attached(message, parcel))
    if draft is None and not attached:
        raise DocumentError("is no message that holds text")
    if draft is not None:
        yield draft
    yield from attached


def read_mailbox(parcel: Parcel, manner: Manner) -> Iterator[Draft | Problem | Parcel]:
    """Read an `.mbox` file (RFC 4155): each message as `read_mail` does, named by its Message-ID.

    Yields:
        Drafts, parcels and problems in the order of the messages.
    """
    is_empty, limit = True, manner.limits.file_bytes
    for number, data in enumerate(_messages(parcel, limit), start=1):
        is_empty = False
        where = f"{parcel.path}{INSIDE}{number}"
        try:
            if len(data) > limit:
                raise DocumentError(oversized(limit))  # noqa: TRY301 (as what else is wrong with it)
            message = _parsed(data)
            where = f"{parcel.path}{INSIDE}{_name(message) or number}"
            inner = replace(parcel, path=where, name=f"{parcel.name}:{number}")
            draft = _draft(message, inner, manner)
            attached = list(_attached(message, inner))
        except (DocumentError, MissingExtraError) as error:
            yield Problem(path=where, reason=str(error))
            continue
        if draft is not None:
            yield draft
        elif not attached:
            yield Problem(path=where, reason="is no message that holds text")
        yield from attached
    if is_empty:
        raise DocumentError("holds no message")


def read_page_archive(parcel: Parcel, manner: Manner) -> Iterator[Parcel]:
    """Read an `.mhtml` file (RFC 2557), as browsers keep pages: its first page, by its address.

    Yields:
        A parcel.

    Raises:
        DocumentError: It holds no page. The message has no file name.
    """
    message = _parsed(parcel.data(manner.limits.file_bytes))
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = parcel.inside("page.html", _payload(part))
            source = str(part.get("Content-Location", message.get("Snapshot-Content-Location", "")))
            is_address = source.startswith(WEB)
            yield replace(
                page, path=parcel.path, name=parcel.name, source=source if is_address else ""
            )
            return
    raise DocumentError("holds no page")


def _messages(parcel: Parcel, limit: int) -> Iterator[bytes]:
    """The messages of a mailbox; a line `From …` after an empty one begins the next.

    Of a message that is larger than the limit comes little more than that.
    """
    lines: list[bytes] = []
    size = 0
    is_free = True
    for line in iter(partial(parcel.handle.readline, _PIECE), b""):
        if is_free and line.startswith(b"From "):
            if any(map(bytes.strip, lines)):
                # The empty line belongs to the next message's line.
                own = lines if lines[-1].strip() else lines[:-1]
                yield _QUOTED_FROM.sub(rb"\1", b"".join(own))
            lines, size = [], 0
        elif size <= limit:
            lines.append(line)
            size += len(line)
        is_free = line.endswith(b"\n") and not line.strip()
    if any(map(bytes.strip, lines)):
        yield _QUOTED_FROM.sub(rb"\1", b"".join(lines))


def _parsed(data: bytes) -> EmailMessage:
    from email import message_from_bytes  # noqa: PLC0415 - its parser is slow to import

    try:
        return message_from_bytes(data, policy=default)
    except _BROKEN as error:
        raise DocumentError(f"is no message that can be read ({error})") from error


def _draft(message: EmailMessage, parcel: Parcel, manner: Manner) -> Draft | None:
    """The body as a report; none where there is no body."""
    try:
        body = message.get_body(("plain", "html"))
        text = "" if body is None else _text(body)
        title, published = _header(message, "subject"), _date(message)
        sender, outlet = _sender(message), _outlet(message)
    except _BROKEN as error:
        raise DocumentError(f"is no message that can be read ({error})") from error
    if not text.strip():
        return None
    manner.limits.check(text)
    return Draft(
        path=parcel.path,
        name=parcel.name,
        text=text,
        title=_ANSWER.sub("", title),
        published=published,
        outlet=outlet or sender or _domain(message),
        author=sender if outlet else "",
    )


def _text(body: MIMEPart) -> str:
    charset = body.get_content_charset() or "utf-8"
    data = _payload(body)
    try:
        written = data.decode(charset, "replace")
    except LookupError:
        written = data.decode("utf-8", "replace")
    text = written.replace("\r\n", "\n")
    if body.get_content_type() == "text/html":
        return fragment_text(text)
    return _FLOWED.sub(" ", text) if body.get_param("format") == "flowed" else text


def _attached(message: EmailMessage, parcel: Parcel) -> Iterator[Parcel]:
    try:
        for number, part in enumerate(message.iter_attachments(), start=1):
            name = (part.get_filename() or f"part-{number}").replace("/", "-")
            inner = part.get_payload(0) if part.is_multipart() else None
            if isinstance(inner, Message) and part.get_content_type() == "message/rfc822":
                found = parcel.inside(f"{name}.eml", bytes(inner))
            else:
                found = parcel.inside(name, _payload(part))
            yield replace(found, is_optional=True)
    except _BROKEN as error:
        raise DocumentError(f"has attachments that cannot be read ({error})") from error


def _payload(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _outlet(message: EmailMessage) -> str:
    """The organisation of who sent it (RFC 5536), or the mailing list (RFC 2919)."""
    list_ = _header(message, "list-id").partition("<")[0].strip(' "')
    return _header(message, "organization") or list_


def _sender(message: EmailMessage) -> str:
    """The names of who sent it; addresses of persons are nobody's business."""
    return joined(address.display_name for address in _from(message))


def _domain(message: EmailMessage) -> str:
    return joined(address.domain for address in _from(message))


def _from(message: EmailMessage) -> tuple[Address, ...]:
    return getattr(message.get("from"), "addresses", ())


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _name(message: EmailMessage) -> str:
    try:
        return _header(message, "message-id")[:200]
    except _BROKEN:
        return ""


def _date(message: EmailMessage) -> str | None:
    try:
        moment = getattr(message.get("date"), "datetime", None)
    except _BROKEN:
        return None
    return None if moment is None else str(moment.isoformat())
