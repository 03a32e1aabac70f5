"""Which names of a text are meant as names of places: what `resolve` works on."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gazetteer import Kind, Place
from geo.toponyms.called import call
from geo.toponyms.candidates import Match
from geo.toponyms.draft import SURE, Option, draft
from geo.toponyms.kinds import kind_before, kinds_after, site, under
from geo.toponyms.leading import find_division, find_rivers
from geo.toponyms.lists import words_in
from geo.toponyms.policy import MAPS, Policy
from geo.toponyms.register import Register
from geo.toponyms.runs import Run
from geo.toponyms.scene import Scene
from geo.toponyms.strangers import unknown
from geo.toponyms.tagger import Tagger, tagger
from geo.toponyms.weights import cues

_HOUSES: Final = frozenset(
    {"airport", "airfield", "airbase", "base", "dam", "bridge", "prison", "jail", "hospital",
     "checkpoint", "stadium", "barracks", "camp", "mosque", "square", "market", "station"}
)  # fmt: skip
"""What is often called after a person."""


_LENT: Final = frozenset({"airport", "base", "camp", "crossing", "dam", "field", "prison", "site"})
"""Kinds of what a town has and lends its name to: `Port Sudan airport`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A name that is meant as the name of a place."""

    match: Match
    kinds: frozenset[Kind]
    """What the words around it say it is; empty where they say nothing."""
    places: tuple[Place, ...]
    """What it may mean; empty where the gazetteer has none."""


def find_mentions(scene: Scene, register: Register, policy: Policy = MAPS) -> tuple[Mention, ...]:
    """Find the names that are meant as places.

    A draft by cues comes first; the tagger goes by it and by the words, and has the last say.

    Returns:
        Mentions in the order of the text, never overlapping.
    """
    options = draft(scene, cues())
    return tuple(
        as_mention(scene, register, match)
        for match in choose_matches(scene, options, tagger(policy))
        if _is_wanted(scene, match, policy)
    )


def _is_wanted(scene: Scene, match: Match, policy: Policy) -> bool:
    return (
        (policy.demonyms or match.form != "demonym")
        and (policy.organisations or not scene.is_organised(match))
        and not _is_date(scene, match)
        and not (match.size == 1 and scene.word(match.first) in words_in("groups"))
    )


def _is_date(scene: Scene, match: Match) -> bool:
    """Whether it is a month or weekday, unless its region stands behind: `in August`, `May, OK`."""
    word, gaps = scene.word(match.first), scene.tokens.gaps
    return match.size == 1 and word in words_in("calendar") and gaps[match.last + 1] != "comma"


def choose_matches(scene: Scene, options: Sequence[Option], judge: Tagger) -> list[Match]:
    """The tagger's names, each with what is known of it, and the draft's where it finds nothing.

    In cross-validation every second of the latter is right: often enough to be worth having.
    """
    known = {(option.match.first, option.match.last): option.match for option in options}
    # By what tells them apart: hashing a match would hash all its places.
    drafted = {_mark(option.match): option.score for option in options if option.score > 0}
    spans = list(judge.names(scene, options))
    opens = {first for first, _ in spans}
    ends = {last for _, last in spans}
    named = []
    for first, last in spans:
        end = _hyphened(scene, last, opens)
        match = known.get((first, end)) or unknown(scene, first, end)
        if first - 1 not in ends:
            match = _with_article(scene, known, _with_stem(scene, match))
        sure = drafted.get(_mark(match), 0.0) >= SURE
        named.append(match if sure else _whole(scene, known, match, opens))
    found = [
        match
        for match in named
        if _mark(match) in drafted or not (_is_personal(scene, match) or _is_office(scene, match))
    ]
    taken = {index for match in found for index in range(match.first, match.last + 1)}
    for option in options:
        match = option.match
        if option.chosen and taken.isdisjoint(range(match.first, match.last + 1)):
            found.append(match)
    families = _families(scene)
    found = [match for match in found if match.size > 1 or scene.keys[match.last] not in families]
    for first, last in call(scene, found):
        found.append(known.get((first, last)) or unknown(scene, first, last))
    return sorted(found, key=lambda match: match.first)


def _mark(match: Match) -> tuple[int, int, str]:
    return match.first, match.last, match.form


def _hyphened(scene: Scene, last: int, opens: Container[int]) -> int:
    """The end of a name with what a hyphen ties to it, where that is nothing by itself.

    `Carrefour-Feuilles` is another place than Carrefour; Baghdad and Basra of `Baghdad-Basra` are
    two, and `Ankara-backed` holds one.
    """
    gaps = scene.tokens.gaps
    while (
        gaps[last + 1] == "hyphen"
        and last + 1 not in opens
        and scene.is_capital(last + 1)
        and _is_strange(scene, last + 1)
    ):
        last += 1
    return last


def _with_stem(scene: Scene, match: Match) -> Match:
    """The name with what a hyphen ties it to, where that is nothing by itself: `Wyryki-Wola`."""
    first = match.first - 1
    is_name = match.form in {"name", "unknown"} and match.size == 1 and scene.is_capital(first)
    if is_name and _is_tied(scene, match.first) and _is_strange(scene, first):
        return unknown(scene, first, match.last)
    return match


def _is_strange(scene: Scene, index: int) -> bool:
    """Whether a word of a hyphenated name is known as nothing."""
    word = scene.word(index)
    return (
        index not in scene.covering
        and not scene.tokens.words[index].isupper()
        and index not in scene.people.at
        and index not in scene.organisations
        and word not in scene.lexicon.words
        and not any(word in words_in(name) for name in ("peoples", "compounds", "articles"))
    )


def _with_article(scene: Scene, known: Mapping[Run, Match], match: Match) -> Match:
    """The name with the article that a hyphen ties to it: `al-Anbar`."""
    first = match.first - 1
    if scene.word(first) not in words_in("articles") or not _is_tied(scene, match.first):
        return match
    longer = known.get((first, match.last))
    return longer or replace(match, first=first, start=scene.tokens.starts[first])


def _whole(scene: Scene, known: Mapping[Run, Match], match: Match, opens: Container[int]) -> Match:
    """A doubtful name with the rest of it: `Toussaint Louverture airport`, `Abasan al-Kabira`."""
    gaps, end = scene.tokens.gaps, match.last
    while gaps[end + 1] == "blank" and end + 1 not in opens and scene.is_capital(end + 1):
        end += 1
    if end == match.last or gaps[end + 1] != "blank" or scene.word(end + 1) not in _HOUSES:
        end = match.last
        if gaps[end + 1] == "blank" and scene.word(end + 1) in words_in("articles"):
            free = end + 1 not in opens and end + 2 not in opens
            end += 2 * (free and _is_tied(scene, end + 2) and scene.is_capital(end + 2))
    if end == match.last:
        return match
    return known.get((match.first, end)) or unknown(scene, match.first, end)


def _is_tied(scene: Scene, index: int) -> bool:
    """Whether a hyphen, and no stroke, ties a word to the one before."""
    return scene.tokens.gaps[index] == "hyphen" and scene.tokens.between(index) != "/"


def _is_personal(scene: Scene, match: Match) -> bool:
    """Whether it is in the name of a person, for sure."""
    people = [scene.people.at.get(index) for index in range(match.first, match.last + 1)]
    return any(person is not None and person.sure for person in people)


def _families(scene: Scene) -> frozenset[str]:
    """What persons are called whose name has an article: `Moqtada al-Sadr`, later on `Sadr`."""
    return frozenset(
        scene.keys[person.last]
        for person in scene.people.persons
        if person.sure and person.first + 1 < person.last and _is_tied(scene, person.last)
    )


def _is_office(scene: Scene, match: Match) -> bool:
    """Whether it is the unknown name of an organisation that is no facility: nothing to draw."""
    found = scene.organisations.get(match.last)
    return (
        match.form == "unknown"
        and found is not None
        and match.first <= found.head <= match.last
        and scene.keys[found.head] not in words_in("facilities")
        and scene.keys[found.head] not in scene.lexicon.kinds_after
    )


def as_mention(scene: Scene, register: Register, match: Match) -> Mention:
    """The match with what the words around it say it is, and all places that those allow."""
    match = _as_short(scene, register, match)
    rivers = find_rivers(scene, register, match)
    if rivers:
        return Mention(match=match, kinds=frozenset({"water"}), places=rivers)
    kind = kind_before(scene, match)
    before = scene.lexicon.kinds_before.get(kind, frozenset())
    word, after = kinds_after(scene, match)
    longer = (
        register.bearers(f"{scene.tokens.slice(match.first, match.last)} {word}") if word else ()
    )
    if not word:
        longer = find_division(scene, register, match) or site(scene, register, match)
        after = frozenset(place.kind for place in longer)
        if kind and not longer:
            longer = under(scene, register, match, kind)
    known = {place.id for place in match.places}
    # "Niger state" is a division, and not the country that its first word names.
    own = (place for place in match.places if not longer or place.kind != "country")
    places = (*own, *(place for place in longer if place.id not in known))
    if after <= _LENT and all(place.kind not in after for place in places):
        after = frozenset()
    return Mention(match=match, kinds=after or before, places=places)


def _as_short(scene: Scene, register: Register, match: Match) -> Match:
    """A short form in an unusual place, if the match has one: `BC's economy`."""
    word = scene.tokens.words[match.first]
    if match.form != "unknown" or match.size > 1 or not word.isupper():
        return match
    short = register.short(word)
    return match if short is None else replace(match, form="abbreviation", places=short.places)
