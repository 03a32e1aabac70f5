"""Which place a bare name means, among places of one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer
from gazetteer.place import KINDS
from gazetteer.ranking import Bearer, prominence, rank

ROWS = [
    # name, other names, kind, country, admin1, population, source
    ("Al-Qaim", ("Al Qaim", "Qaim"), "town", "IQ", "Anbar", 74_100, "theatre"),
    ("Al Qa'im", (), "village", "IQ", "Basra", 0, "GeoNames"),
    ("Al-Qaim crossing", (), "crossing", "IQ", "Anbar", 0, "theatre"),
    ("Sinjar", ("Shingal",), "town", "IQ", "Nineveh", 38_294, "theatre"),
    ("Sinjār", ("Sinjar",), "village", "SY", "Idlib", 0, "GeoNames"),
    ("Mount Sinjar", ("Jabal Sinjar",), "mountain", "IQ", "Nineveh", 0, "theatre"),
    ("Homs", ("Hims", "حمص"), "city", "SY", "Homs", 775_404, "theatre"),
    ("Homs Governorate", ("Hims Governorate", "محافظة حمص"), "admin1", "SY", "Homs", 0, "theatre"),
    ("Homs desert", ("desert of Homs",), "desert", "SY", "Homs", 0, "theatre"),
    ("Al Khums", ("Homs",), "city", "LY", "Al Marqab", 201_943, "GeoNames"),
    ("Aleppo", ("Halab",), "city", "SY", "Aleppo Governorate", 2_098_210, "GeoNames"),
    ("Aleppo", (), "admin1", "SY", None, 0, "GeoNames"),
    ("Aleppo", (), "village", "US", "Pennsylvania", 500, "GeoNames"),
    ("Damascus", (), "capital", "SY", "Damascus", 1_569_394, "GeoNames"),
    ("Damascus", (), "town", "US", "Maryland", 15_257, "GeoNames"),
    ("Paris", (), "capital", "FR", None, 2_138_551, "GeoNames"),
    ("Paris", (), "town", "US", "Texas", 24_782, "GeoNames"),
    ("Anbar", ("al-Anbar",), "admin1", "IQ", "Anbar", 0, "theatre"),
    ("Ambar", ("Anbar",), "town", "TR", "Diyarbakır", 5_063, "GeoNames"),
    ("Georgia", (), "country", "GE", None, 3_704_500, "GeoNames"),
    ("Georgia", (), "admin1", "US", "Georgia", 0, "GeoNames"),
    ("al-Hol", ("Hawl",), "town", "SY", "Hasakah", 0, "theatre"),
    ("al-Hol camp", ("al-Hawl camp",), "camp", "SY", "Hasakah", 0, "theatre"),
    ("Hol", (), "village", "NO", "Buskerud", 0, "GeoNames"),
    ("Delaware", (), "admin1", "US", "Delaware", 0, "GeoNames"),
    ("Delaware", (), "town", "US", "Ohio", 40_000, "GeoNames"),
    ("Camp Ashraf", (), "camp", "IQ", "Diyala", 0, "theatre"),
    ("Behshahr", ("Ashraf",), "city", "IR", "Mazandaran", 90_000, "GeoNames"),
    ("Mosul Dam", (), "dam", "IQ", "Nineveh", 0, "theatre"),
    ("Mosul", (), "city", "IQ", "Nineveh", 1_683_000, "theatre"),
    ("New York City", ("New York",), "city", "US", "New York", 8_804_190, "GeoNames"),
    ("New York", (), "admin1", "US", "New York", 0, "GeoNames"),
]


@pytest.fixture(scope="module")
def gazetteer(make_place):
    rows = [
        make_place(
            name, id=f"{kind}:{country}:{name}", names=names, kind=kind, country=country,
            admin1=admin1, population=population, curated=source == "theatre",
        )
        for name, names, kind, country, admin1, population, source in ROWS
    ]  # fmt: skip
    with Gazetteer.of(rows) as store:
        yield store


def best(gazetteer, name):
    return gazetteer.find(name)[0].place.id


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Al-Qaim", "town:IQ:Al-Qaim"),
        ("al-Qa'im", "town:IQ:Al-Qaim"),
        ("Qaim", "town:IQ:Al-Qaim"),
        ("el Qaim", "town:IQ:Al-Qaim"),
        ("Sinjar", "town:IQ:Sinjar"),
        ("Sinjār", "town:IQ:Sinjar"),
        ("Homs", "city:SY:Homs"),
        ("حمص", "city:SY:Homs"),
        ("Aleppo", "city:SY:Aleppo"),
        ("Damascus", "capital:SY:Damascus"),
        ("Paris", "capital:FR:Paris"),
        ("Anbar", "admin1:IQ:Anbar"),
        ("Georgia", "country:GE:Georgia"),
        ("al-Hol", "town:SY:al-Hol"),
        ("Al Hol", "town:SY:al-Hol"),
        ("Hol", "town:SY:al-Hol"),
        ("Delaware", "admin1:US:Delaware"),
        ("Mosul", "city:IQ:Mosul"),
        ("New York", "city:US:New York City"),
    ],
)
def test_a_bare_name_means_the_place_that_news_means(gazetteer, name, place):
    assert best(gazetteer, name) == place


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Homs province", "admin1:SY:Homs Governorate"),
        ("Homs Governorate", "admin1:SY:Homs Governorate"),
        ("the governorate of Homs", "admin1:SY:Homs Governorate"),
        ("Hims countryside", "admin1:SY:Homs Governorate"),
        ("Anbar province", "admin1:IQ:Anbar"),
        ("al-Anbar Governorate", "admin1:IQ:Anbar"),
        ("Aleppo province", "admin1:SY:Aleppo"),
        ("city of Aleppo", "city:SY:Aleppo"),
        ("Homs city", "city:SY:Homs"),
        ("the desert of Homs", "desert:SY:Homs desert"),
        ("Homs Desert", "desert:SY:Homs desert"),
        ("Hol camp", "camp:SY:al-Hol camp"),
        ("al-Hawl refugee camp", "camp:SY:al-Hol camp"),
        ("Sinjar mountains", "mountain:IQ:Mount Sinjar"),
        ("Sinjar Mountain", "mountain:IQ:Mount Sinjar"),
        ("Jebel Sinjar", "mountain:IQ:Mount Sinjar"),
        ("Al Qaim border crossing", "crossing:IQ:Al-Qaim crossing"),
        ("dam of Mosul", "dam:IQ:Mosul Dam"),
        ("Ashraf camp", "camp:IQ:Camp Ashraf"),
        ("Camp Hol", "camp:SY:al-Hol camp"),
        ("state of Georgia", "country:GE:Georgia"),
        ("New York state", "admin1:US:New York"),
        ("محافظة حمص", "admin1:SY:Homs Governorate"),
    ],
)
def test_a_word_for_the_kind_chooses_the_kind(gazetteer, name, place):
    assert best(gazetteer, name) == place


@pytest.mark.parametrize(
    ("name", "reason", "detail"),
    [
        ("Homs", "spelling", "written exactly so"),
        ("HOMS", "spelling", "same letters, marks and case aside"),
        ("el-Homs", "spelling", "same letters, articles and blanks aside"),
        ("Homs", "population", "775,404 inhabitants"),
        ("Homs", "kind", "city"),
        ("Homs", "source", "chosen by hand"),
        ("Homs", "own name", "its main name"),
        ("Homs city", "kind word", "the name says so"),
    ],
)
def test_a_candidate_says_why(gazetteer, name, reason, detail):
    details = {found.name: found.detail for found in gazetteer.find(name)[0].reasons}
    assert details[reason] == detail


def test_a_candidate_says_what_speaks_against_it(gazetteer):
    found = {candidate.place.id: candidate for candidate in gazetteer.find("Aleppo")}
    reasons = {reason.name: reason for reason in found["admin1:SY:Aleppo"].reasons}
    assert reasons["namesake"].weight < 0
    found = {candidate.place.id: candidate for candidate in gazetteer.find("Homs province")}
    reasons = {reason.name: reason for reason in found["city:SY:Homs"].reasons}
    assert reasons["kind word"].weight < 0
    assert reasons["kind word"].detail == "the name says admin1"


@pytest.mark.parametrize("name", ["Homs", "Al-Qaim", "Homs province", "Hol camp", "Georgia"])
def test_scores_fall_and_are_the_sums_of_their_reasons(gazetteer, name):
    found = gazetteer.find(name)
    scores = [candidate.score for candidate in found]
    assert scores == sorted(scores, reverse=True)
    for candidate in found:
        total = sum(reason.weight for reason in candidate.reasons)
        assert candidate.score == pytest.approx(min(1, max(0, total)), abs=1e-3)
        sizes = [abs(reason.weight) for reason in candidate.reasons]
        assert sizes == sorted(sizes, reverse=True)


def test_no_place_comes_twice(gazetteer):
    found = [candidate.place.id for candidate in gazetteer.find("al-Hol camp")]
    assert len(found) == len(set(found))


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_bearers_does_not_matter(gazetteer, random):
    places = [found.place for found in gazetteer.find("Homs")]
    bearers = [Bearer(place=place, spelling="exact") for place in places]
    ranked = rank("Homs", bearers)
    random.shuffle(bearers)
    assert rank("Homs", bearers) == ranked


@given(st.sampled_from(sorted(KINDS)), st.integers(0, 10**12), st.booleans())
def test_prominence_lies_between_0_and_1(make_place, kind, population, curated):
    place = make_place("Homs", kind=kind, population=population, curated=curated)
    assert 0 <= prominence(place) <= 1


@pytest.mark.parametrize("kind", ["capital", "city", "town", "admin1", "admin2"])
def test_unknown_inhabitants_count_as_usual_for_the_kind(make_place, kind):
    unknown = prominence(make_place("Homs", kind=kind))
    assert prominence(make_place("Homs", kind=kind, population=500)) < unknown
    assert unknown < prominence(make_place("Homs", kind=kind, population=5_000_000))


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_more_inhabitants_never_make_a_place_less_likely(make_place, few, more):
    small, large = sorted((few, more))
    assert prominence(make_place("Homs", population=small)) <= prominence(
        make_place("Homs", population=large)
    )
