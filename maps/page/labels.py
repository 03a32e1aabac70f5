"""What events are called in the page's other languages."""

import functools
from collections.abc import Iterable, Mapping
from importlib import resources
from types import MappingProxyType


def translated(labels: Iterable[str]) -> dict[str, dict[str, str]]:
    """For each other language those of some labels that it has a word for; in code-point order.

    A label that is none of Dateline's own, as in a file that another program wrote, has none: it is
    shown as it stands.
    """
    wanted = sorted(set(labels))
    return {
        lang: {label: words[label] for label in wanted if label in words}
        for lang, words in _words().items()
    }


@functools.cache
def _words() -> Mapping[str, Mapping[str, str]]:
    text = (resources.files("maps") / "page" / "labels.tsv").read_text(encoding="utf-8")
    head, *rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return MappingProxyType(
        {
            lang: MappingProxyType({row[0]: row[column] for row in rows})
            for column, lang in enumerate(head[1:], start=1)
        }
    )
