"""Families of event types: the few kinds of event that a page tells apart by colour and shape.

The types are PLOVER's (Open Event Data Alliance, PLOVER codebook), with the names of its older
drafts; what people do to survive (flight, return) is counted with aid.
"""

from typing import Final, Literal

Family = Literal[
    "violence", "coercion", "mobilisation", "movement", "talks", "statements", "protest", "other",
    "named",
]  # fmt: skip
"""What a reader sees apart at a glance; `named` is no event, but a place named without one."""

_TYPES: Final[dict[Family, tuple[str, ...]]] = {
    "violence": ("ASSAULT", "FIGHT"),
    "coercion": ("COERCE", "SANCTION", "SEIZE"),
    "mobilisation": ("MOBILIZE", "THREATEN"),
    "movement": ("AID", "RETREAT", "DISPLACE", "RETURN", "REPATRIATE", "MIGRATE", "MOVE"),
    "talks": ("CONSULT", "AGREE", "COOPERATE", "SUPPORT", "CONCEDE", "YIELD"),
    "statements": ("ACCUSE", "REQUEST", "REJECT", "DEMAND", "DISAPPROVE", "INVESTIGATE", "STATE"),
    "protest": ("PROTEST",),
    "named": ("MENTION",),
}
COLOURS: Final[dict[Family, str]] = {
    "violence": "#d1401a",
    "coercion": "#80522a",
    "mobilisation": "#bd7d00",
    "movement": "#1279b8",
    "talks": "#00866a",
    "statements": "#86509f",
    "protest": "#cf4a8a",
    "other": "#717171",
    "named": "#6b6f76",
}
"""As in the page's light theme (maps/static/src/styles/tokens.css), for what is drawn elsewhere."""
_FAMILY: Final[dict[str, Family]] = {
    name: family for family, names in _TYPES.items() for name in names
}


def known_types() -> tuple[str, ...]:
    """All event types that have a family, family by family; without the one of no event."""
    return tuple(name for family_, names in _TYPES.items() if family_ != "named" for name in names)


def types_of(wanted: Family) -> tuple[str, ...]:
    """The event types of a family; none of `other`, which has all that belong to none."""
    return _TYPES.get(wanted, ())


def family(event_type: str) -> Family:
    """The family of an event type; `other` for types that belong to none."""
    return _FAMILY.get(event_type.upper(), "other")
