"""Which names count as toponyms: what annotators of corpora differ about, and users may choose."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy:
    """What to count; by default, what a maker of maps wants."""

    facilities: bool = True
    """Whether hospitals, schools, courts and the like are marked by their whole names
    (`Colchester General Hospital`), rather than only by the place named in them."""
    organisations: bool = True
    """Whether a place named inside the name of an organisation is marked (`Homs` in `Homs Medical
    Association`); it gets the role `organisation`."""
    demonyms: bool = True
    """Whether words for people and things of a place are marked (`Syrians`, `Iraqi`); they get the
    role `demonym`."""

    @property
    def without(self) -> tuple[str, ...]:
        """What is left out, by the names under which `data/tagger.tsv` keeps its weights."""
        left_out = {
            "facilities": self.facilities,
            "organisations": self.organisations,
            "demonyms": self.demonyms,
        }
        return tuple(name for name, wanted in left_out.items() if not wanted)


MAPS: Policy = Policy()
"""What a maker of maps wants: everything, each with its role."""
