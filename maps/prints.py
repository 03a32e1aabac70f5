"""The whole way to what is printed: figures and briefs."""

from dataclasses import replace
from pathlib import Path

from gazetteer.collector import uncollected
from geo.extras import require
from maps.brief.options import BriefOptions, brief_form
from maps.delivery import deliver_bytes
from maps.figure.options import FigureOptions, figure_form
from maps.journey import Request, gather
from maps.tally import Tally


@uncollected()
def draw_figure(request: Request, options: FigureOptions, key: Path | None = None) -> Tally:
    """Write one static map in the format that the suffix of the output names.

    Args:
        request: What to draw, and where to write it.
        options: How it shall look.
        key: Where to write the key as a table of its own, instead of beneath the map.

    Raises:
        FormatError: No figure, or no key, has that suffix.
        MissingExtraError: A library that it needs is not installed.
    """
    form = figure_form(request.output)
    require("matplotlib", "figures")
    from maps.figure.draw import draw_keyed  # noqa: PLC0415 - an extra brings matplotlib
    from maps.figure.key import table  # noqa: PLC0415 - as above
    from maps.figure.keyfile import dump_key, key_form  # noqa: PLC0415 - as above

    suffix = None if key is None else key_form(key)
    inputs = request.inputs()
    with request.gazetteer() as gazetteer:
        found, tally = gather(request, inputs, gazetteer)
        drawn = draw_keyed(found, gazetteer, form, replace(options, has_key=key is None))
    deliver_bytes(drawn.picture, request.output)
    if key is not None and suffix is not None:
        deliver_bytes(dump_key(table(drawn.entries), suffix), key)
    return tally


@uncollected()
def write_brief(request: Request, options: BriefOptions) -> Tally:
    """Write a brief: figure, key, sources, method; `.html` or `.docx`.

    Raises:
        FormatError: No brief has that suffix.
        MissingExtraError: A library that it needs is not installed.
    """
    form = brief_form(request.output)
    from maps.brief.content import Background, make_brief  # noqa: PLC0415 - an extra brings matplotlib

    inputs = request.inputs()
    with request.gazetteer() as gazetteer:
        found, tally = gather(request, inputs, gazetteer)
        background = Background(
            reports=tally.reports,
            unread=tuple(map(str, tally.problems)),
            unresolved=tally.unresolved,
        )
        brief = make_brief(found, background, gazetteer, form.picture, options)
    deliver_bytes(form.dump(brief), request.output)
    return tally
