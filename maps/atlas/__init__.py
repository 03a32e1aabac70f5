"""Maps of more events than a page should hold: counts by cell and time in an archive of tiles.

The page asks the archive beside it for what it shows, by byte ranges: any static server will do.
"""

from maps.atlas.build import SUFFIX, Made, make_atlas

__all__ = ["SUFFIX", "Made", "make_atlas"]
