"""Whatever the bytes of a file, its reader gives reports or says why not, and raises nothing."""

import io
import tarfile
import zipfile
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.documents.intake import Draft, Limits, Manner, Problem
from geo.documents.kinds import CONTAINERS, REPORTS, read_parcel
from geo.documents.parcel import Parcel

HERE: Final = Path(__file__).parent
SUFFIXES: Final = sorted(REPORTS | CONTAINERS)
MANNER: Final = Manner(limits=Limits(file_bytes=300_000, unpacked_bytes=500_000, members=50))
READERS: Final = 60
"""Examples of all suffixes together; `benchmarks/fuzz.py mutated` takes any number."""


def samples():
    """Reports of each kind, and archives that hold some of them."""
    paths = [path for folder in ("small", "reports") for path in (HERE / folder).iterdir()]
    found = [(p.suffix, p.read_bytes()) for p in sorted(paths) if p.suffix in REPORTS]
    small = {p.name: p.read_bytes() for p in sorted((HERE / "small").iterdir())}
    packed, bound = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive, tarfile.open(fileobj=bound, mode="w") as tape:
        for name, data in small.items():
            archive.writestr(name, data)
            tape.addfile(info := tarfile.TarInfo(name), io.BytesIO(data[: info.size]))
    return (*found, (".zip", packed.getvalue()), (".tar", bound.getvalue()))


SAMPLES: Final = samples()


@st.composite
def mutated(draw):
    """A report with bytes that are others, left out, repeated, or taken from another report."""
    suffix, data = draw(st.sampled_from(SAMPLES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = start + draw(st.sampled_from((1, 2, 8, 64, 512, 8192)))
        _, other = draw(st.sampled_from(SAMPLES))
        change = draw(
            st.one_of(
                st.binary(min_size=1, max_size=8),
                st.sampled_from((b"", data[start:end] * 50, other[start:end], other[:512])),
            )
        )
        data = data[:start] + change + data[end:]
    return suffix, data


def read(suffix, data):
    parcel = Parcel(handle=io.BytesIO(data), path=f"in{suffix}", name="in", suffix=suffix)
    found = list(read_parcel(parcel, MANNER))
    assert found
    for item in found:
        assert isinstance(item, Draft | Problem)
        assert str(item.path).startswith("in")
        assert item.text.strip() if isinstance(item, Draft) else item.reason.strip()


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=READERS // 4, derandomize=True)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_a_report_or_a_problem(suffix, data):
    read(suffix, data)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_a_file_of_another_kind_is_a_report_or_a_problem(suffix):
    for _, data in SAMPLES[:: len(SUFFIXES) // 8]:
        read(suffix, data)


@settings(max_examples=READERS, derandomize=True)
@given(file=mutated())
def test_a_damaged_report_is_a_report_or_a_problem(file):
    read(*file)
