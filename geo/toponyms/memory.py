"""What the rest of the document says of a name: a person's, a small word elsewhere, seen before."""

from collections.abc import Iterator

from geo.toponyms.candidates import Match
from geo.toponyms.scene import Scene


def memory_cues(scene: Scene, match: Match) -> Iterator[str]:
    """Names of the cues that the document gives."""
    person = scene.people.at.get(match.first) or scene.people.at.get(match.last)
    if person is not None:
        inside = person.first <= match.first and match.last <= person.last
        whole = person.first == match.first and match.last == person.last
        sure = "sure" if person.sure else "maybe"
        yield f"{sure} person's {'whole' if whole else 'part' if inside else 'edge'}"
    if match.size == 1:
        word = scene.keys[match.first]
        if word in scene.people.families:
            yield "family of a person here"
        if word in scene.small and match.form in {"name", "unknown"}:
            yield "small elsewhere"
    if scene.is_organised(match):
        yield "within organisation"
