"""Archives and packed files: what lies in them is read, and what was made to do harm is not."""

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest
import zstandard

from geo import Limits, Stream, read_documents
from geo.extras import EXTRAS

REPORTS = Path(__file__).with_name("reports")
TEXT = b"Fighters attacked a checkpoint near Rawah on Monday."


def zipped(members, method=zipfile.ZIP_DEFLATED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def tarred(members):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


@pytest.fixture
def intake(tmp_path):
    def take(name, data, **limits):
        path = tmp_path / name
        path.write_bytes(data)
        return read_documents([path, Stream(data=b"Sinjar.")], limits=Limits(**limits))

    return take


MEMBERS = {"week/a.txt": TEXT, "b.pdf": (REPORTS / "report.pdf").read_bytes(), "empty/": b""}


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("week.zip", zipped),
        ("week.tar", lambda m: tarred({k: v for k, v in m.items() if v})),
        ("week.tar.gz", lambda m: gzip.compress(tarred({k: v for k, v in m.items() if v}))),
        ("week.tgz", lambda m: gzip.compress(tarred({k: v for k, v in m.items() if v}))),
        ("week.tar.xz", lambda m: lzma.compress(tarred({k: v for k, v in m.items() if v}))),
    ],
)
def test_what_lies_in_an_archive_is_read_and_says_where_it_lay(intake, tmp_path, name, pack):
    one, two, _ = intake(name, pack(MEMBERS)).documents
    assert one.text == TEXT.decode()
    assert one.source == f"{tmp_path / name}!week/a.txt"
    assert one.id == "week/week/a"
    assert two.title == "Raid on a checkpoint near Rawah kills two soldiers"


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [
        (".gz", gzip.compress),
        (".bz2", bz2.compress),
        (".xz", lzma.compress),
        (".zst", zstandard.compress),
    ],
)
def test_a_packed_file_is_read_under_its_own_name(intake, tmp_path, suffix, pack):
    news = b'{"text": "Mosul."}\n{"text": "Rawah."}\n'
    found = intake(f"news.jsonl{suffix}", pack(news))
    assert [document.id for document in found.documents] == ["news:1", "news:2", "-"]
    assert found.documents[0].source == str(tmp_path / f"news.jsonl{suffix}")


def test_an_archive_may_come_through_a_pipe():
    found = read_documents([Stream(data=zipped({"a.txt": TEXT}), name="-")])
    assert found.documents[0].source == "-!a.txt"


def test_what_is_hidden_in_an_archive_is_left_out_without_a_word(intake):
    members = {"a.txt": TEXT, "__MACOSX/._a.txt": b"\0\5", ".DS_Store": b"\0", ".git/b.txt": TEXT}
    found = intake("week.zip", zipped(members))
    assert [document.id for document in found.documents] == ["week/a", "-"]
    assert found.problems == ()


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "..\\a.txt"])
def test_a_name_that_leads_out_is_refused(intake, pack, name):
    suffix = ".zip" if pack is zipped else ".tar"
    found = intake(f"week{suffix}", pack({name: TEXT, "b.txt": TEXT}))
    assert [document.id for document in found.documents] == ["week/b", "-"]
    assert "leads out of the archive" in found.problems[0].reason


def linked_tar():
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            info = tarfile.TarInfo("a.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return target.getvalue()


def linked_zip():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    return target.getvalue()


@pytest.mark.parametrize(("name", "data"), [("a.tar", linked_tar()), ("a.zip", linked_zip())])
def test_links_and_devices_are_not_followed(intake, name, data):
    found = intake(name, data)
    assert len(found.documents) == 1
    assert all("is a link or device" in problem.reason for problem in found.problems)
    assert found.problems


def nested(levels):
    data = zipped({"a.txt": TEXT})
    for _ in range(levels):
        data = zipped({"a.zip": data})
    return data


def test_archives_in_archives_are_followed_so_far_and_no_further(intake):
    assert len(intake("a.zip", nested(3)).documents) == 2
    found = intake("a.zip", nested(4))
    assert len(found.documents) == 1
    assert "more than 4 containers in one another" in found.problems[0].reason
    assert "--limit depth" in found.problems[0].reason
    assert len(intake("a.zip", nested(4), depth=5).documents) == 2


@pytest.mark.parametrize(
    ("name", "data", "limit"),
    [
        ("a.txt.gz", gzip.compress(bytes(3_000_000)), "file-mb"),
        ("a.txt.bz2", bz2.compress(bytes(3_000_000)), "file-mb"),
        ("a.txt.xz", lzma.compress(bytes(3_000_000)), "file-mb"),
        ("a.txt.zst", zstandard.compress(bytes(3_000_000)), "file-mb"),
        ("a.zip", zipped({"a.txt": bytes(3_000_000)}), "file-mb"),
        ("a.zip", zipped({f"{n}.txt": b"Mosul. " * 100_000 for n in range(9)}), "unpacked-mb"),
        ("a.zip", zipped({f"{n}.txt": TEXT for n in range(99)}), "members"),
        ("a.tar", tarred({f"{n}.txt": TEXT for n in range(99)}), "members"),
    ],
)
def test_what_unpacks_to_too_much_is_left_out_with_the_limit_named(intake, name, data, limit):
    found = intake(name, data, file_bytes=1_000_000, unpacked_bytes=4_000_000, members=50)
    assert found.documents[-1].text == "Sinjar."
    assert f"--limit {limit}=" in found.problems[-1].reason


def locked_zip():
    data = bytearray(zipped({"a.txt": TEXT}, zipfile.ZIP_STORED))
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(head) + flags] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.zip", b"", "is no zip archive"),
        ("a.zip", nested(0)[:60], "is no zip archive"),
        ("a.zip", zipped({}), "holds nothing that is read"),
        ("a.zip", locked_zip(), "is encrypted; unpack it first"),
        ("a.tar", b"x" * 2000, "is no tar archive"),
        ("a.txt.gz", gzip.compress(TEXT)[:20], "is damaged, or no .gz file"),
        ("a.txt.zst", b"x" * 50, "is damaged, or no .zst file"),
        ("a.sql.gz", gzip.compress(TEXT), "has the suffix .sql"),
        ("a.zip", zipped({"a.7z": b"x"}), "has the suffix .7z; pack it as .zip"),
        ("a.zip", zipped({"a.docx": b"x"}), "is damaged, or no office document"),
    ],
)
def test_what_cannot_be_unpacked_is_named_and_stops_nothing(intake, name, data, reason):
    found = intake(name, data)
    assert [document.text for document in found.documents] == ["Sinjar."]
    assert found.problems[0].reason.startswith(reason)


def test_a_damaged_member_does_not_cost_the_others(intake):
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}, zipfile.ZIP_STORED))
    data[data.index(TEXT)] ^= 1
    found = intake("week.zip", bytes(data))
    assert [document.id for document in found.documents] == ["week/b", "-"]
    assert "cannot be unpacked (Bad CRC-32" in found.problems[0].reason


def test_without_the_library_the_command_that_installs_it_is_told(intake, monkeypatch):
    monkeypatch.setattr("geo.extras.find_spec", lambda name: None if name in EXTRAS else name)
    found = intake("a.txt.zst", zstandard.compress(TEXT))
    assert 'run: pip install "dateline[zstd]"' in found.problems[0].reason
