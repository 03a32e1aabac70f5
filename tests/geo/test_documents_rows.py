"""Reports in tables: CSV, TSV and Excel, one a row."""

import io

import openpyxl
import pytest

from geo import Limits, Stream, read_documents
from geo.documents.intake import Manner
from geo.documents.parcel import Parcel
from geo.documents.rows import read_table
from geo.extras import EXTRAS

HEAD = "Title;Date;Text;Link\n"


@pytest.fixture
def intake(tmp_path):
    def take(name, data, **limits):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_documents([path, Stream(data=b"Sinjar.")], limits=Limits(**limits))

    return take


def workbook(*rows, sheets=1):
    book = openpyxl.Workbook()
    for _ in range(sheets - 1):
        book.create_sheet()
    for row in rows:
        book.worksheets[-1].append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


ROW = ("Raid", "2019-10-16", 'Fighters "attacked"\nRawah; two dead.', "https://example.org/a")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("news.csv", HEAD + 'Raid;2019-10-16;"Fighters ""attacked""\nRawah; two dead.";'
         "https://example.org/a\n"),
        ("news.csv", "\ufeff" + HEAD.replace(";", ",") + 'Raid,2019-10-16,"Fighters ""attacked""\n'
         'Rawah; two dead.",https://example.org/a\n'),
        ("news.tsv", HEAD.replace(";", "\t") + 'Raid\t2019-10-16\t"Fighters ""attacked""\n'
         'Rawah; two dead."\thttps://example.org/a\n'),
        ("news.xlsx", workbook(("Title", "Date", "Text", "Link"), ROW)),
        ("news.xlsx", workbook(("Title", "Date", "Text", "Link"), ROW, sheets=2)),
    ],
)  # fmt: skip
def test_each_row_is_a_report_with_title_date_and_address(intake, name, data):
    document = intake(name, data).documents[0]
    assert (document.title, document.published, document.text, document.source) == ROW
    assert document.id == "news:2"


def test_a_row_without_text_is_named_by_its_line_and_the_others_count(intake, tmp_path):
    found = intake("news.csv", "text,title\n\n,x\nMosul.,\n")
    assert [document.id for document in found.documents] == ["news:4", "-"]
    assert str(found.problems[0]) == f"{tmp_path / 'news.csv'}:3: has an empty `text`"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.csv", "", "is empty"),
        ("a.csv", "\n ,\n", "is empty"),
        ("a.csv", "text\n", "has a head and no rows"),
        ("a.csv", b"\x7fELF" + bytes(300), "is a binary file"),
        ("a.csv", ",".join(map(str, range(3000))), "has more than 2,000 columns"),
        ("a.csv", 'text\n"' + "a" * 11_000_000, "is no table from line"),
        ("a.xlsx", b"x", "is damaged, or no office document"),
        ("a.xlsx", workbook(("text",), ("Mosul.",))[:2000], "is damaged, or no office document"),
        ("a.csv", "a,b\n1,2\n", "has no `text`; it has the fields `a`, `b`"),
    ],
)
def test_what_is_no_table_of_reports_is_named_and_stops_nothing(intake, name, data, reason):
    found = intake(name, data)
    assert [document.text for document in found.documents] == ["Sinjar."]
    assert found.problems[0].reason.startswith(reason)


def test_without_the_library_the_command_that_installs_it_is_told(intake, monkeypatch):
    data = workbook(("text",), ("Mosul.",))
    monkeypatch.setattr("geo.extras.find_spec", lambda name: None if name in EXTRAS else name)
    assert 'run: pip install "dateline[excel]"' in intake("a.xlsx", data).problems[0].reason


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        ("a,a,a 2,a,b", ("a", "a 2", "a 2 2", "a 3", "b")),
        ("a,,a,", ("a", "column 2", "a 2", "column 4")),
        (",".join(["a"] * 2_000), ("a", *(f"a {number}" for number in range(2, 2_001)))),
    ],
    ids=["twins", "nameless", "two thousand twins"],
)
def test_columns_of_one_name_are_counted(head, columns):
    data = f"{head}\n{head}\n".encode()
    parcel = Parcel(handle=io.BytesIO(data), path="a.csv", name="a", suffix=".csv")
    assert read_table(parcel, Manner()).columns == columns
