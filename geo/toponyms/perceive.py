"""Gather all that is known of a document before its place names are chosen."""

from collections.abc import Mapping, Sequence

from geo.toponyms.candidates import Match, find_matches
from geo.toponyms.layout import lay_out
from geo.toponyms.lexicon import key
from geo.toponyms.organisations import find_organisations
from geo.toponyms.owned import join_owned
from geo.toponyms.persons import find_people
from geo.toponyms.register import Register
from geo.toponyms.runs import find_runs
from geo.toponyms.scene import Scene
from geo.toponyms.tokens import tokenise


def perceive(text: str, register: Register) -> Scene:
    """Words, setting, persons, organisations and known names of a text."""
    tokens = join_owned(tokenise(text), register)
    layout = lay_out(tokens)
    lexicon = register.lexicon
    runs = tuple(find_runs(tokens, layout))
    matches = find_matches(tokens, layout, register)
    keys = [
        key(word) if big else word for word, big in zip(tokens.words, layout.capital, strict=True)
    ]
    return Scene(
        tokens=tokens,
        layout=layout,
        runs=runs,
        lexicon=lexicon,
        keys=keys,
        people=find_people(tokens, layout, lexicon, runs, _shorts(matches)),
        organisations=find_organisations(tokens, layout, lexicon, runs),
        matches=matches,
        covering=_covering(matches),
        small=frozenset(
            word for word, big in zip(tokens.words, layout.capital, strict=True) if not big
        ),
    )


def _shorts(matches: Mapping[int, Sequence[Match]]) -> frozenset[int]:
    """Words that are short forms of places."""
    return frozenset(first for first, found in matches.items() if found[0].form == "abbreviation")


def _covering(matches: Mapping[int, Sequence[Match]]) -> dict[int, Match]:
    covering: dict[int, Match] = {}
    for longest in (found[0] for found in matches.values()):
        for index in range(longest.first, longest.last + 1):
            known = covering.get(index)
            if known is None or known.size < longest.size:
                covering[index] = longest
    return covering
