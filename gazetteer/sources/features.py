"""What GeoNames' feature codes are in our words, and the other way round.

The codes: https://www.geonames.org/export/codes.html. What news never names, or names without
meaning a place of it (roads, hotels, wells, schools), has no kind and is left out.
"""

from types import MappingProxyType
from typing import Final

from gazetteer.place import Kind
from gazetteer.sources.geonames import CITY, TOWN

_CODES: Final[dict[Kind, str]] = {
    "country": "A.PCL A.PCLD A.PCLF A.PCLI A.PCLS A.TERR",
    "admin1": "A.ADM1",
    "admin2": "A.ADM2 A.ADM3 A.ADM4 A.ADM5 A.ADMD A.PRSH",
    "region": """
        A.PCLIX A.PCLH A.ZN A.ZNB A.LTER L.AREA L.CST L.OAS L.RGN L.RGNE L.RGNH L.RGNL L.TRB
        L.CONT L.RESV L.BSND L.PRK L.RES L.RESN L.RESW T.ATOL T.CAPE T.CNYN T.CRDR T.DLTA T.DPR
        T.GRGE T.ISL T.ISLS T.ISLT T.ISTH T.PEN T.PLAT T.PLN T.VAL T.VALS T.UPLD T.BDLD
        V.FRST""",
    "desert": "T.DSRT T.ERG T.HMDA T.REG T.SAND",
    "mountain": "T.MT T.MTS T.PK T.PKS T.HLL T.HLLS T.RDGE T.VLC T.PASS T.SCRP T.MESA T.BUTE",
    "water": """
        H.BAY H.BAYS H.BGHT H.CHN H.CHNM H.CHNN H.CNL H.CNLI H.CNLN H.CNLD H.ESTY H.FJD H.GULF
        H.INLT H.LGN H.LK H.LKI H.LKN H.LKNI H.LKS H.MRSH H.OCN H.RSV H.RSVI H.SBKH H.SD H.SEA
        H.STM H.STMA H.STMI H.STMD H.STMS H.STRT H.SWMP H.WAD H.WADS H.WTLD H.WTRC""",
    "capital": "P.PPLC",
    "neighbourhood": "P.PPLX L.DEVH",
    "camp": "S.CMP S.CMPRF",
    "crossing": "S.PSTB S.PSTC S.CSTM",
    "prison": "S.PRN S.PRNJ",
    "airport": "S.AIRF S.AIRP S.AIRH",
    "base": "S.AIRB L.MILB L.NVB S.INSM S.BRKS L.MVA",
    "dam": "S.DAM S.DIKE S.WEIR",
    "field": "L.GASF L.OILF S.CMPO S.OILW",
    "site": """
        S.ANS S.BDG S.BDGQ S.CH S.CSTL S.CTRA S.CVNT S.DIP S.FT S.FY S.GATE S.GOSP S.HSP S.HSTS
        S.MFG S.MFGM S.MFGPH S.MKT S.MN S.MNMT S.MSQE S.MSTY S.OBPT S.OILR S.OILT S.PAL S.PMPO
        S.PMPW S.PP S.PS S.PSH S.PSN S.PSTP S.PYR S.PYRS S.RLG S.RSTN S.RUIN S.SHRN S.SQR S.STDM
        S.SYG S.TMB S.TMPL S.TRMO S.UNIV S.ZNF L.BTL L.INDS L.LCTY L.PRT T.MND""",
}

_KINDS: Final = MappingProxyType(
    {code: kind for kind, codes in _CODES.items() for code in codes.split()}
)

_SEATS: Final = frozenset({"PPLA", "PPLA2", "PPLG"})
"""Seats of divisions that count as towns however few are counted in them."""

_USUAL: Final[MappingProxyType[Kind, tuple[str, str]]] = MappingProxyType(
    {
        "country": ("A", "PCLI"), "admin1": ("A", "ADM1"), "admin2": ("A", "ADM2"),
        "region": ("L", "RGN"), "desert": ("T", "DSRT"), "mountain": ("T", "MTS"),
        "water": ("H", "LK"), "capital": ("P", "PPLC"), "city": ("P", "PPL"),
        "town": ("P", "PPL"), "village": ("P", "PPL"), "neighbourhood": ("P", "PPLX"),
        "camp": ("S", "CMP"), "crossing": ("S", "PSTB"), "prison": ("S", "PRN"),
        "airport": ("S", "AIRP"), "base": ("L", "MILB"), "dam": ("S", "DAM"),
        "field": ("L", "OILF"), "site": ("L", "LCTY"),
    }
)  # fmt: skip


def kind_of(feature_class: str, feature_code: str, population: int) -> Kind | None:
    """The kind of a place with a GeoNames feature; none where it is no place for us.

    Args:
        feature_class: One letter; may be empty.
        feature_code: May be empty.
        population: Inhabitants, 0 where unknown: they tell cities, towns and villages apart.
    """
    kind = _KINDS.get(f"{feature_class}.{feature_code}")
    if kind is not None or feature_class != "P":
        return kind
    return settlement(population, is_seat=feature_code in _SEATS)


def settlement(population: int, *, is_seat: bool = False) -> Kind:
    """City, town or village, by the inhabitants; seats are towns at least."""
    if population >= CITY:
        return "city"
    return "town" if population >= TOWN or is_seat else "village"


def usual_feature(kind: Kind) -> tuple[str, str]:
    """The GeoNames class and code of a kind, for sources that do not tell."""
    return _USUAL[kind]
