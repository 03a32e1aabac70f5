"""Names of months in cells of tables, in English, French and Arabic, the latter of both calendars.

Running text is read by `geo.dates`; a cell holds a date and nothing else, so that more is safe.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_NAMES: Final = (
    "january jan janvier janv يناير كانون_الثاني",
    "february feb février fevrier févr فبراير شباط",
    "march mar mars مارس آذار اذار",
    "april apr avril avr أبريل ابريل نيسان",
    "may mai مايو أيار ايار",
    "june jun juin يونيو حزيران",
    "july jul juillet juil يوليو تموز",
    "august aug août aout أغسطس اغسطس آب اب",
    "september sep sept septembre سبتمبر أيلول ايلول",
    "october oct octobre أكتوبر اكتوبر تشرين_الأول تشرين_الاول",
    "november nov novembre نوفمبر تشرين_الثاني",
    "december dec décembre decembre déc ديسمبر كانون_الأول كانون_الاول",
)
MONTHS: Final[Mapping[str, int]] = MappingProxyType(
    {
        name.replace("_", " "): number
        for number, names in enumerate(_NAMES, start=1)
        for name in names.split()
    }
)
"""Numbers of months by name, in small letters."""
