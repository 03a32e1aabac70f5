"""What holds of the events of any text, with any place names and time expressions in it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import Place
from geo.events import read_events
from geo.reading import Document, Span, Timex, Toponym
from geo.timespan import UNDATED

WORDS = (
    "Rebels troops the a of in to from and that who said attacked were killed will not if fear"
    " border camp Mosul Iraq Turkish 9,000 about because plans deployed , . “ ” — ( ) ' said:"
    " according there he it on Monday attack Al-Hol’s \n \n\n hundreds releasing was must"
)
PLACE = Place(
    id="test:place", name="Place", kind="city", feature_class="P", feature_code="PPL",
    country="IQ", lon=40.0, lat=35.0, source="test",
)  # fmt: skip
ROLES = ("location", "government", "organisation", "demonym")

texts = st.lists(st.sampled_from(WORDS.split(" ")), max_size=60).map(" ".join) | st.text(
    max_size=80
)


@st.composite
def marked(draw):
    """A text with spans in it that do not overlap, half of them places, half dates."""
    text = draw(texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    spans = [Span(start=a, end=b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    toponyms = tuple(
        Toponym(
            span=span, text=text[span.start : span.end], role=ROLES[span.start % 4],
            place=PLACE if span.end % 2 else None, score=0.5,
        )
        for span in spans[::2]
    )  # fmt: skip
    timexes = tuple(
        Timex(span=span, text=text[span.start : span.end], type="DATE", value="XXXX", when=UNDATED)
        for span in spans[1::2]
    )
    return text, toponyms, timexes


@given(marked())
@settings(max_examples=300)
def test_every_offset_lies_where_it_says_and_every_index_exists(case):
    text, toponyms, timexes = case
    document = Document(id="d", title="", text=text, source="test")
    events = read_events(document, None, toponyms, timexes)
    assert [event.trigger.start for event in events] == sorted(e.trigger.start for e in events)
    assert len({event.id for event in events}) == len(events)
    for event in events:
        assert event.id == f"d#{event.trigger.start}"
        assert event.sentence.covers(event.trigger)
        assert 0 <= event.sentence.start < event.sentence.end <= len(text)
        assert all(0 <= place.toponym < len(toponyms) for place in event.places)
        assert event.timex is None or 0 <= event.timex < len(timexes)
        spoken = [*event.actors, *event.quantities]
        spoken += [event.attribution] if event.attribution else []
        assert all(text[part.span.start : part.span.end] == part.text for part in spoken)


@given(marked())
@settings(max_examples=50)
def test_the_same_document_gives_the_same_events(case):
    text, toponyms, timexes = case
    document = Document(id="d", title="", text=text, source="test")
    first = read_events(document, None, toponyms, timexes)
    assert read_events(document, None, toponyms, timexes) == first


@pytest.mark.parametrize(
    "unit",
    [
        "attack ", "Mosul attacked ", "said ", "9,000 killed ", "he said that ", "and ", '"said" ',
        "according to ", "to seize the town of ", "x", "(", "\x00", "<script>alert(1)</script> ",
        "\u202eattack ", "Reuters (AP) ", "of ", "killed, ",
    ],
)  # fmt: skip
def test_hostile_text_neither_hangs_nor_crashes(unit):
    text = unit * (40_000 // len(unit))
    toponyms = tuple(
        Toponym(span=Span(start=k, end=k + 5), text="Mosul", role="location", place=None, score=0)
        for k in range(0, len(text), len(unit))
        if text[k : k + 5] == "Mosul"
    )
    begin = time.process_time()
    read_events(Document(id="d", title="", text=text, source="test"), None, toponyms, ())
    assert time.process_time() - begin < 20
