"""Reasons in words: the fact behind every sign, for who asks why."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from gazetteer import Place, Reason
from geo.toponyms.company import division_of
from geo.toponyms.evidence import Evidence
from geo.toponyms.scoring import Question, Sign

_SHOWN: Final = 0.05
"""Weight below which a reason is not worth telling."""

_CASES: Final = MappingProxyType(
    {
        "spelling=own": "its name, or as good",
        "spelling=short": "its name without the word for what it is",
        "spelling=short, another's own": "its name without the word for what it is",
        "spelling=part": "its name is a part of this one",
        "spelling=sound": "its name sounds like this one",
        "spelling=variant": "a variant of its name",
        "spelling=variant, another's own": "a variant of its name, and another's own",
        "spelling=near variant": "close to a variant of its name",
        "spelling=near variant, another's own": "close to a variant of its name, and another's own",
        "choice=one": "the only place of this name",
        "source": "listed because news speaks of it",
        "written region=in": "lies where the text puts it",
        "written region=not": "does not lie where the text puts it",
        "content=holds": "holds what the text puts into it",
        "content=not": "does not hold what the text puts into it",
        "second name=both": "bears both names",
        "second name=one": "bears only one of the names",
        "stranger": "no other name is in its country",
        "outlet=home": "in the country of the report's address",
        "outlet=abroad": "outside the country of the report's address",
        "outlet=town": "a town, and the report's address bears the name",
        "outlet=no town": "no town, yet the report's address bears the name",
        "outlet=near": "near a town that the report's address names",
        "reports=name": "what other reports mean by the name",
        "reports=country": "in a country that other reports speak of",
        "reports=division": "in a division that other reports speak of",
    }
)
"""Details that need nothing but the sign."""


def reasons(
    place: Place,
    question: Question,
    evidence: Evidence,
    signs: Iterable[Sign],
    weights: Mapping[str, float],
) -> tuple[Reason, ...]:
    """What speaks for and against a place, weightiest first; signs of one reason count together."""
    sums: dict[str, float] = defaultdict(float)
    firsts: dict[str, str] = {}
    for key, strength in signs:
        name = key.partition("=")[0]
        sums[name] += weights.get(key, 0.0) * strength
        firsts.setdefault(name, key)
    found = [
        Reason(
            name=name,
            weight=round(weight, 3),
            detail=_detail(firsts[name], place, question, evidence),
        )
        for name, weight in sums.items()
        if abs(weight) >= _SHOWN
    ]
    return tuple(sorted(found, key=lambda reason: (-abs(reason.weight), reason.name)))


def _detail(key: str, place: Place, question: Question, evidence: Evidence) -> str:
    if key == "spelling=own" and question.name.text == place.name:
        return "written exactly so"
    fixed = _CASES.get(key)
    if fixed is not None:
        return fixed
    return _FACTS[key.partition("=")[0]](place, question, evidence)


def _spelling(place: Place, question: Question, evidence: Evidence) -> str:
    del evidence
    form = "short for" if question.name.form == "abbreviation" else "a word for what is of"
    return f"{form} {place.name}"


def _kind(place: Place, question: Question, evidence: Evidence) -> str:
    del question, evidence
    return f"of the kind {place.kind}"


def _population(place: Place, question: Question, evidence: Evidence) -> str:
    del question, evidence
    return f"{place.population:,} inhabitants" if place.population else "size unknown"


def _rivals(place: Place, question: Question, evidence: Evidence) -> str:
    del evidence
    most = max(question.name.places, key=lambda other: other.population)
    return "the largest of its name" if place.id == most.id else "others of its name are larger"


def _choice(place: Place, question: Question, evidence: Evidence) -> str:
    del place, evidence
    return f"one of {len(question.name.places)} places of this name"


def _kind_word(place: Place, question: Question, evidence: Evidence) -> str:
    del place, evidence
    return f"the text calls it {' or '.join(sorted(question.name.kinds))}"


def _country(place: Place, question: Question, evidence: Evidence) -> str:
    share = evidence.country_share(question.index, place.country)
    return f"{share:.0%} of what the other names say is in its country"


def _division(place: Place, question: Question, evidence: Evidence) -> str:
    share = evidence.division_share(question.index, division_of(place))
    region = place.name if place.kind == "admin1" else place.admin1
    return f"{share:.0%} of what the other names say is in {region}"


def _distance(place: Place, question: Question, evidence: Evidence) -> str:
    _, other = evidence.nearness(question.index, place)
    return f"near {other.name}" if other is not None else "near others"


def _named_country(place: Place, question: Question, evidence: Evidence) -> str:
    del question, evidence
    return f"its country is named, too ({place.country})"


def _named_division(place: Place, question: Question, evidence: Evidence) -> str:
    del question, evidence
    return f"{place.admin1} is named, too"


def _list(place: Place, question: Question, evidence: Evidence) -> str:
    alike = evidence.listed(question.index, place) > 0
    return f"listed beside places {'of' if alike else 'not of'} its sort"


_FACTS: Final[Mapping[str, Callable[[Place, Question, Evidence], str]]] = MappingProxyType(
    {
        "spelling": _spelling,
        "kind": _kind,
        "population": _population,
        "rivals": _rivals,
        "choice": _choice,
        "kind word": _kind_word,
        "country": _country,
        "division": _division,
        "distance": _distance,
        "named country": _named_country,
        "named division": _named_division,
        "list": _list,
    }
)
"""Details that are worked out, by reason."""
