"""A brief as one HTML page that runs nothing and asks nobody for anything."""

import base64
from importlib import resources
from typing import Final

from maps.brief.content import Brief, Row, Source
from maps.brief.counts import Group
from maps.page.blocks import style, words
from maps.page.csp import policy

_WEB: Final = ("http://", "https://")
_CLASSES: Final = ("number", "date", "place", "what", "source")


def html_page(brief: Brief) -> str:
    """The page. The same brief gives the same text."""
    looks = style((resources.files("maps.brief") / "brief.css").read_text(encoding="utf-8"))
    picture = base64.b64encode(brief.picture).decode("ascii")
    title = words(brief.title)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy([], [looks])}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            '<link rel="icon" href="data:,">',
            f"<title>{title}</title>",
            f"<style>{looks}</style>",
            "</head>",
            "<body>",
            f"<h1>{title}</h1>",
            f"<p>{words(brief.gist)}</p>",
            f'<figure><img alt="{words(brief.gist)}" src="data:image/svg+xml;base64,{picture}">',
            "</figure>",
            "<h2>Events</h2>",
            _table(brief.rows),
            "<h2>Sources</h2>",
            "<ol>",
            *(f'<li id="source-{n}">{_cited(one)}</li>' for n, one in enumerate(brief.sources, 1)),
            "</ol>",
            "<h2>Method</h2>",
            *(f"<p>{words(text)}</p>" for text in brief.method),
            "<h2>Uncertainty</h2>",
            *map(_group, brief.uncertainty),
            f"<footer>{words(' · '.join(brief.credits))}</footer>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _table(rows: tuple[Row, ...]) -> str:
    head, *body = rows
    names = "".join(f'<th scope="col">{words(name)}</th>' for name in head)
    lines = (
        "<tr>"
        + "".join(
            f'<td class="{name}">{_linked(cell) if name == "source" else words(cell)}</td>'
            for name, cell in zip(_CLASSES, row, strict=True)
        )
        + "</tr>"
        for row in body
    )
    return "\n".join(
        ["<table>", f"<thead><tr>{names}</tr></thead>", "<tbody>", *lines, "</tbody></table>"]
    )


def _linked(numbers: str) -> str:
    return ", ".join(f'<a href="#source-{n}">{n}</a>' for n in numbers.split(", ") if n)


def _cited(source: Source) -> str:
    title = words(source.title)
    if source.address.startswith(_WEB):
        address = words(source.address)
        title = f'<a href="{address}" rel="noopener noreferrer">{title}</a>'
    return ", ".join(
        part for part in (title, words(source.outlet), words(source.published)) if part
    )


def _group(group: Group) -> str:
    rows = "".join(
        f'<tr><td>{words(answer)}</td><td class="number">{count:,}</td></tr>'
        for answer, count in group.counts
    )
    caption = f"<caption>{words(group.question)}</caption>"
    return f'<table class="counts">{caption}<tbody>{rows}</tbody></table>'
