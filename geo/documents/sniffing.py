"""What kind of file bytes are that have no name, as they come through a pipe."""

import codecs
import io
import re
import zipfile
from typing import Final

_HEAD: Final = 4096
_MAGIC: Final = (
    (b"%PDF-", ".pdf"),
    (b"\x1f\x8b", ".gz"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\x00", ".xz"),
    (b"\x28\xb5\x2f\xfd", ".zst"),
    (b"WARC/", ".warc"),
    (b"From ", ".mbox"),
    (b"{\\rtf", ".rtf"),
)
_FEED: Final = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_PAGE: Final = (b"<!doctype html", b"<html")
_MAIL: Final = re.compile(rb"(?:[!-9;-~]+:[ \t].*\r?\n(?:[ \t].*\r?\n)*){2,}", re.ASCII)
_MAIL_FIELD: Final = re.compile(
    rb"^(?:Message-ID|MIME-Version|Received):", re.MULTILINE | re.IGNORECASE
)
_TAR: Final = (257, b"ustar")


def suffix_within(data: bytes) -> str:
    """The suffix that a file of these bytes would have; `.txt` where nothing tells."""
    head = data[:_HEAD]
    found = next((suffix for magic, suffix in _MAGIC if head.startswith(magic)), None)
    if found:
        return found
    if head.startswith(b"PK\x03\x04"):
        return _office(data)
    if head[_TAR[0] :].startswith(_TAR[1]):
        return ".tar"
    return _written(head.removeprefix(codecs.BOM_UTF8).lstrip())


def _office(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return ".zip"
    if "word/document.xml" in names:
        return ".docx"
    return ".odt" if {"content.xml", "mimetype"} <= names else ".zip"


def _written(head: bytes) -> str:
    if head.startswith(b"{"):
        return ".jsonl"
    if head.startswith(b"["):
        return ".json" if head[1:].lstrip().startswith(b"{") else ".txt"
    if head.lower().startswith(_PAGE):
        return ".html"
    if head.startswith(b"<") and _FEED.search(head):
        return ".xml"
    is_mail = _MAIL.match(head) is not None and _MAIL_FIELD.search(head) is not None
    return ".eml" if is_mail else ".txt"
