"""Lines of a table: read as they stand, refused with file and line when they are wrong."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer import SourceError
from gazetteer.sources.rows import COLUMNS, read_rows

ROW = {
    "id": "x:1",
    "name": "Somewhere",
    "names": "Elsewhere|هناك",
    "demonyms": "",
    "abbreviations": "",
    "kind": "town",
    "feature": "P.PPL",
    "country": "IQ",
    "admin1": "",
    "population": "0",
    "lon": "44.0",
    "lat": "33.0",
    "code": "",
    "source": "own",
}


def line(**changes):
    return "\t".join((ROW | changes)[column] for column in COLUMNS)


HEADER = "\t".join(COLUMNS)


def write_table(folder, *lines, header=HEADER):
    table = folder / "table.tsv"
    table.write_text("\n".join([header, *lines, ""]), encoding="utf-8", newline="\n")
    return table


def test_a_good_line_is_read_as_it_stands(tmp_path):
    (row,) = read_rows(write_table(tmp_path, line(demonyms="Somewherian", names="Else\u2028where")))
    assert (row.names, row.demonyms, row.lon) == (("Else\u2028where",), ("Somewherian",), 44.0)
    place = row.place(None)
    assert place.names == ("Else\u2028where", "Somewherian")
    assert place.admin1 is None


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        pytest.param("x:1\tSomewhere", "has 2 columns", id="too short"),
        pytest.param(line() + "\tmore", "has 15 columns", id="too long"),
        pytest.param("", "has 1 columns", id="empty"),
        pytest.param(line(id="x"), "source:key", id="an id without source"),
        pytest.param(line(id="x: 1"), "source:key", id="an id with a blank"),
        pytest.param(line(name=""), "is empty", id="no name"),
        pytest.param(line(name=" Somewhere"), "spaces at its ends", id="a name with a margin"),
        pytest.param(line(names="A||B"), "is empty", id="an empty name among others"),
        pytest.param(line(kind="hamlet"), "is none of", id="an unknown kind"),
        pytest.param(line(feature="PPL"), "not written like P.PPL", id="half a feature"),
        pytest.param(line(country="Iraq"), "alpha-2", id="a country by name"),
        pytest.param(line(country="iq"), "alpha-2", id="a country in small letters"),
        pytest.param(line(population="-1"), "whole number", id="fewer than none"),
        pytest.param(line(population="1e3"), "whole number", id="a number in another form"),
        pytest.param(line(population="²"), "whole number", id="a digit that is no number"),
        pytest.param(line(lon="181"), "lon '181'", id="off the globe"),
        pytest.param(line(lat="-90.1"), "lat '-90.1'", id="beyond the pole"),
        pytest.param(line(lat="nan"), "lat 'nan'", id="not a number"),
        pytest.param(line(lon="east"), "lon 'east'", id="a word"),
        pytest.param(line(source=""), "source", id="no source"),
    ],
)
def test_a_bad_line_is_refused_with_file_and_line(tmp_path, bad, reason):
    table = write_table(tmp_path, line(), bad)
    with pytest.raises(SourceError, match=reason) as refused:
        list(read_rows(table))
    assert "table.tsv, line 3" in str(refused.value)


def test_a_foreign_header_is_refused(tmp_path):
    table = write_table(tmp_path, line(), header="name\tlat\tlon")
    with pytest.raises(SourceError, match=r"table\.tsv, line 1: the columns must start with"):
        list(read_rows(table))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_a_table_holds_the_error_is_ours(tmp_path, content):
    table = write_table(tmp_path)
    table.write_bytes(table.read_bytes() + content)
    try:
        rows = list(read_rows(table))
    except SourceError as error:
        assert "table.tsv" in str(error)  # noqa: PT017 (most contents raise, not all)
    else:
        assert rows == []
