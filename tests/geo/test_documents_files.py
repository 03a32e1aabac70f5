"""Files and folders: what is read, in which order, under which id, and what is not."""

import os
import sys
from pathlib import Path

import pytest

from geo import DocumentError, Limits, Stream, read_documents
from geo.documents.kinds import CONTAINERS, REPORTS

TEXT = "Fighters attacked a checkpoint near Rawah on Monday."


@pytest.fixture
def reports(tmp_path):
    """Make files of names and contents below one folder, and give it."""

    def make(**files):
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return make


def ids(intake):
    return [document.id for document in intake.documents]


def test_a_folder_is_read_to_the_bottom_in_the_order_of_names(reports):
    folder = reports(**{"b.txt": TEXT, "a.md": TEXT, "2019/x.txt": TEXT, "2019/05/y.txt": TEXT})
    assert ids(read_documents([folder])) == ["a", "b", "2019/x", "2019/05/y"]


def test_what_is_hidden_is_left_out_without_a_word(reports):
    folder = reports(**{"a.txt": TEXT, ".b.txt": TEXT, ".git/c.txt": TEXT, ".DS_Store": b"\0"})
    intake = read_documents([folder])
    assert ids(intake) == ["a"]
    assert intake.problems == ()


def test_a_file_is_called_by_its_name_and_keeps_its_path_as_source(reports):
    path = reports(**{"deep/down/a.txt": TEXT}) / "deep/down/a.txt"
    (document,) = read_documents([str(path)]).documents
    assert (document.id, document.source) == ("a", str(path))


def test_an_id_that_is_taken_gets_a_number(reports):
    folder = reports(
        **{
            "x/a.txt": TEXT,
            "y/a.txt": TEXT,
            "z/a.txt": TEXT,
            "news.jsonl": '{"id": "a", "text": "b"}\n{"id": "a-2", "text": "c"}',
        }
    )
    paths = [folder / "x", folder / "y", folder / "news.jsonl", folder / "z"]
    assert ids(read_documents(paths)) == ["a", "a-2", "a-3", "a-2-2", "a-4"]


def test_the_same_folder_gives_the_same_ids_wherever_it_lies(reports, tmp_path):
    folder = reports(**{"one/2019/a.txt": TEXT})
    (folder / "one").rename(tmp_path / "two")
    assert ids(read_documents([tmp_path / "two"])) == ["2019/a"]


def test_line_ends_are_kept_as_they_are(reports):
    text = "One\r\n\r\nTwo\rThree\n"
    assert read_documents([reports(**{"a.txt": text})]).documents[0].text == text


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("b.txt", b"", "is empty"),
        ("b.txt", b" \r\n\t", "is empty"),
        ("b.txt", b"\xef\xbb\xbf", "is empty"),
        ("b.txt", b"\x7fELF" + bytes(100), "is a binary file"),
        ("b.pdf", b"%PDF-1.7", "is no PDF that can be read"),
        ("b.png", b"x", "has the suffix .png; reports are .txt, .md, .html, .pdf, .docx"),
        ("b.doc", b"x", "has the suffix .doc; save it as .docx"),
        ("b", b"text", "has no suffix"),
        ("b.txt", b"Mosul " * 400, "is larger than 0.002 MB, the most that one report may hold"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_others_count(reports, name, content, reason):
    folder = reports(**{"a.txt": TEXT, name: content, "c.TXT": TEXT})
    intake = read_documents([folder], limits=Limits(report_bytes=2000))
    assert ids(intake) == ["a", "c"]
    (problem,) = intake.problems
    assert str(problem).startswith(f"{folder / name}: {reason}")


def test_a_missing_file_is_named_and_the_others_count(reports):
    folder = reports(**{"a.txt": TEXT})
    intake = read_documents([folder / "gone.txt", folder / "a.txt"])
    assert ids(intake) == ["a"]
    assert str(intake.problems[0]).startswith(f"{folder / 'gone.txt'}: cannot be opened (No such")


def test_a_link_that_leads_round_in_a_circle_is_not_followed(reports):
    folder = reports(**{"a.txt": TEXT})
    (folder / "again").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    intake = read_documents([folder])
    assert ids(intake) == ["a"]
    assert "cannot be opened" in intake.problems[0].reason


@pytest.mark.parametrize("nothing", ["pipe"])
def test_a_named_pipe_is_not_waited_for(reports, nothing):
    folder = reports(**{"a.txt": TEXT})
    os.mkfifo(folder / nothing)
    assert "no regular file" in read_documents([folder]).problems[0].reason


def test_a_name_that_is_no_text_still_gives_an_id(reports):
    folder = reports(**{"a.txt": TEXT})
    path = os.fsencode(folder) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - pathlib takes no bytes
        file.write(TEXT.encode())
    assert ids(read_documents([folder])) == ["a", "caf\ufffd"]


def test_an_empty_folder_says_what_to_do(tmp_path):
    with pytest.raises(
        DocumentError, match=r"holds no report. Put .txt, .md, .html, .* files there"
    ):
        read_documents([tmp_path])


def test_where_nothing_can_be_read_the_first_reasons_are_told(reports):
    folder = reports(**{f"{name}.doc": b"x" for name in "abcde"})
    with pytest.raises(DocumentError, match=r"a\.doc: has the suffix \.doc.*; and 2 more"):
        read_documents([folder])


def test_a_stream_is_one_text_or_one_report_a_line():
    assert ids(read_documents([Stream(data=TEXT.encode())])) == ["-"]
    lines = b'\n{"text": "Mosul."}\n{"text": "Rawah."}\n'
    assert ids(read_documents([Stream(data=lines, name="feed")])) == ["feed:2", "feed:3"]


def test_a_hundred_megabytes_in_one_line_are_refused_at_once(tmp_path):
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(DocumentError, match="is larger than 5 MB"):
        read_documents([path])


def test_a_hundred_megabytes_in_one_line_of_many_cost_only_that_line(tmp_path):
    path = tmp_path / "long.jsonl"
    block = b"Fighters attacked Rawah. " * 40_000
    with path.open("wb") as file:
        file.write(b'{"text": "')
        file.writelines([block] * 100)
        file.write(b'"}\n{"text": "Mosul."}\n')
    before = _peak()
    intake = read_documents([path])
    assert ids(intake) == ["long:2"]
    assert intake.problems[0].line == 1
    assert _peak() - before < 60_000_000


def _peak() -> int:
    import resource  # noqa: PLC0415 - only there on Unix

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def test_every_kind_that_is_read_is_documented():
    docs = Path(__file__).parents[2].joinpath("docs/reports.md").read_text(encoding="utf-8")
    for suffix in (*REPORTS, *CONTAINERS):
        assert f"`{suffix}`" in docs, suffix


def test_files_are_given_one_by_one_to_who_watches(tmp_path):
    for name in ("b.txt", "a.txt", "c.doc"):
        (tmp_path / name).write_text("Two soldiers were killed near Rawah.")
    seen = []

    def watch(files):
        for file in files:
            seen.append((len(files), file))
            yield file

    intake = read_documents([tmp_path, Stream(data=b"Sinjar.")], watch=watch)
    assert [count for count, _ in seen] == [4, 4, 4, 4]
    assert len(intake.documents) == 3
    assert len(intake.problems) == 1
