"""The data of a review page: the whole contract between Python and the browser.

One JSON object; `maps/static/src/review/` reads it. Offsets into `quote` are UTF-16 code units, as
JavaScript counts; all others are code points of the report's text, as corrections have them.

- `format`, `version`: `dateline-review` and a number that grows when a field changes its meaning.
- `page`: `title`, `lang`, `credits`, `home` (west, south, east, north in degrees; null without
  places).
- `documents`: `digest`, `title`, `source`, `places` (numbers in `places` of what it names).
- `places`: as in readings (`place_id`, `name`, `kind`, `country`, `admin1`, `lon`, `lat` …).
- `items`, least sure first, each with `kind`, `sure` (0 to 1), `corrected` (what was said before:
  a list of amendments) and
  - `name`: `document`, `text`, `targets`, `quotes`, `place` (number, null for none), `events` (how
    many are there), `candidates` (`place`, `score`, `reasons` in words).
  - `event`: `id`, `type`, `label`, `family`, `factuality`, `when`, `dateText`, `places` (`place`,
    `role`), `tellings` (`document`, `target`, `quote`), `related` (numbers of items, with why).
- `quotes`: `text`, `marks` (`[from, to, class]`, class `place` or `trigger`).
- `targets`: as in corrections.
- `types`: `code`, `family` of all types that may be chosen.
- `factualities`: the words that may be chosen.
- `prior`: corrections that were given, as they stood in their files' format.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

from gazetteer import Gazetteer
from geo.corrections import Correction, dump_correction
from geo.reading import Factuality
from maps.basemap import CREDIT
from maps.page.families import family, known_types
from maps.page.outlines import home
from maps.review.decisions import Decision
from maps.review.items import Items

FORMAT: Final = "dateline-review"
VERSION: Final = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewOptions:
    """What a user may choose about the page."""

    title: str = ""
    """Stands over the list; any text, shown as text. Empty: the page's own words for it."""
    lang: str = "en"
    """Language of the page's own words: `en`, `ar` or `fr`."""


def payload(
    decisions: Sequence[Decision],
    gazetteer: Gazetteer,
    options: ReviewOptions,
    prior: Sequence[Correction] = (),
) -> dict[str, Any]:
    """The data of a review page; the same decisions give the same data."""
    items = Items(decisions, gazetteer)
    bounds = home(items.positions())
    return {
        "format": FORMAT,
        "version": VERSION,
        "page": {
            "title": options.title,
            "lang": options.lang,
            "credits": list(dict.fromkeys([*gazetteer.credits(), CREDIT])),
            "home": None if bounds is None else list(bounds.box),
        },
        "documents": items.documents,
        "places": items.places,
        "items": items.rows,
        "types": [{"code": code, "family": family(code)} for code in known_types()],
        "factualities": list(get_args(Factuality)),
        "prior": [dump_correction(correction) for correction in prior],
    }
