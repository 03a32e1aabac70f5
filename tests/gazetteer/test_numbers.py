from hypothesis import given
from hypothesis import strategies as st

from gazetteer.additions.shared import Ids
from gazetteer.numbers import Numbers

NUMBERS = st.lists(st.one_of(st.integers(0, 1 << 12), st.integers(0, 1 << 41)))
IDS = st.lists(st.sampled_from(["geonames:7", "geonames:07", "geonames:8", "wof:7", "x:é", ""]))


@given(NUMBERS, NUMBERS)
def test_numbers_hold_what_a_set_holds(taken, asked):
    numbers = Numbers(taken)
    assert [number in numbers for number in (*taken, *asked)] == [
        number in set(taken) for number in (*taken, *asked)
    ]


@given(NUMBERS)
def test_a_number_is_new_once(taken):
    numbers, known = Numbers(), set()
    for number in taken:
        assert numbers.add(number) == (number not in known)
        known.add(number)


@given(IDS, IDS)
def test_ids_hold_what_a_set_holds(taken, asked):
    ids, known = Ids(), set()
    for place_id in taken:
        assert ids.add(place_id) == (place_id not in known)
        known.add(place_id)
    assert all((place_id in ids) == (place_id in known) for place_id in asked)
