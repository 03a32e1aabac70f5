"""Many reports at once: the dataset follows from the corpus alone, however the work was cut."""

import gzip
import hashlib
import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import geopandas
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from geo import Limits, geoparse, mentions, read_documents, records
from geo.corpus import Corpus, Hands, load_dataset, make_settings, read_corpus
from geo.corpus.partitions import cell_of
from geo.corrections import Correction, Rule, Target, digest
from geo.corrections.correction import NoEvent, NoPlace, Same, Stance
from geo.errors import CorpusError, DocumentError, FormatError
from geo.geojson import dump_features
from geo.merging import merge

TEXTS = (
    "Gunmen attacked a checkpoint near Rawah in Anbar on Monday, killing two soldiers, he said.",
    "Some 300 families left the al-Hol camp in Hasakah province on Tuesday, the UN said.",
    "Protesters blocked a road in Basra on 3 May 2019. The governor promised to meet them.",
    "An air strike hit a market in Idlib, killing nine people. The army denied the strike.",
    "Turkish troops entered Ras al-Ain in October 2019. Clashes went on in Tell Abyad.",
)


class Shuffled:
    """Workers of one process, who finish in any order."""

    def __init__(self, seed):
        self.chance = random.Random(seed)  # noqa: S311 - no secret

    def each(self, work, jobs, alone=None):  # noqa: ARG002 - nobody dies here
        waiting = list(jobs)
        self.chance.shuffle(waiting)
        for job in waiting:
            yield job, work(job)


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """Forty reports in two files of JSON Lines and one of text."""
    folder = tmp_path_factory.mktemp("reports")
    lines = [
        json.dumps({"id": f"r{n}", "text": TEXTS[n % 5], "published": f"2019-10-{n % 28 + 1:02}"})
        for n in range(40)
    ]
    (folder / "a.jsonl").write_text("\n".join(lines[:25]) + "\n", encoding="utf-8")
    (folder / "b.jsonl").write_text("\n".join(lines[25:]), encoding="utf-8")
    (folder / "c.txt").write_text(f"Raid near Rawah\n\n{TEXTS[0]}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def run(default_gazetteer, default_folder):
    """Read a corpus in this process."""

    def read(names, output, *, part=4000, seed=1, progress=None, **told):
        settings = make_settings(
            default_gazetteer, **{"limits": Limits(), "cache": default_folder, **told}
        )
        corpus = Corpus(
            names=tuple(map(str, names)),
            output=output,
            settings=settings,
            hands=Hands(),
            part_bytes=part,
        )
        return read_corpus(corpus, progress, Shuffled(seed))

    return read


@pytest.fixture(scope="module")
def whole(run, reports, tmp_path_factory):
    """The dataset of the reports, with what came of the run."""
    folder = tmp_path_factory.mktemp("whole") / "out"
    return folder, run([reports], folder)


def bytes_of(folder):
    """What of a dataset must not depend on how it was made."""
    found = {}
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        if path.is_file() and below.parts[0] not in {"parts", ".lock", "manifest.jsonl"}:
            found[str(below)] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


# ------------------------------------------------------------------------- what a dataset holds


def test_a_dataset_holds_the_events_that_reading_one_by_one_gives(
    whole, reports, default_gazetteer
):
    folder, outcome = whole
    documents = read_documents([reports]).documents
    told = [r for reading in geoparse(documents, default_gazetteer)
            for r in (*records(reading), *mentions(reading))]  # fmt: skip
    frame = geopandas.read_parquet(folder / "events")
    assert set(frame["event_id"]) == {record.id for record in told}
    assert len(frame) == sum(max(1, len(record.places)) for record in told)
    assert outcome.totals["reports"] == 41
    assert outcome.totals["events"] == sum(record.type != "MENTION" for record in told)


def test_rows_stand_in_the_partition_of_their_month_and_cell(whole):
    folder, _ = whole
    found = ds.dataset(folder / "events", format="parquet", partitioning="hive").to_table()
    rows = found.to_pylist()
    assert {"month", "cell"} <= set(found.column_names)
    for row in rows:
        start = row["date_start"] or row["date_end"]
        assert row["month"] == (f"{start:%Y-%m}" if start else "undated")
        box = row["bbox"]
        cell = "unplaced" if box is None else cell_of(box["xmin"], box["ymin"])
        assert row["cell"] == cell
    assert {"undated"} < {row["month"] for row in rows}


def test_metadata_name_all_files_of_a_dataset(whole):
    folder, _ = whole
    for kind in ("events", "places"):
        card = pq.read_metadata(folder / kind / "_metadata")
        named = {card.row_group(n).column(0).file_path for n in range(card.num_row_groups)}
        files = {str(p.relative_to(folder / kind)) for p in (folder / kind).rglob("*.parquet")}
        assert named == files
        assert card.num_rows == pq.read_table(folder / kind).num_rows


def test_places_are_a_dataset_with_geometry_of_their_own(whole):
    folder, _ = whole
    frame = geopandas.read_parquet(folder / "places")
    assert frame.crs == "EPSG:4326"
    rawah = frame[frame["place_name"] == "Rawah"]
    assert set(rawah["document_id"]) == {f"r{n}" for n in range(0, 40, 5)} | {"c"}
    assert rawah.geometry.x.between(41, 42.5).all()


@pytest.mark.parametrize(
    ("lon", "lat", "cell"),
    [
        (41.0, 34.4, "e040n30"),
        (-0.1, 51.5, "w010n50"),
        (-70.6, -33.4, "w080s40"),
        (180.0, 90.0, "e170n80"),
        (-180.0, -90.0, "w180s90"),
        (0.0, 0.0, "e000n00"),
    ],
)
def test_cells_are_named_by_their_south_western_corner(lon, lat, cell):
    assert cell_of(lon, lat) == cell


# ------------------------------------------------------------------ however the work was cut


@pytest.mark.parametrize(("part", "seed"), [(300, 2), (1500, 3), (1_000_000, 4)])
def test_the_size_of_parts_and_the_order_of_work_change_no_byte(
    run, reports, whole, tmp_path, part, seed
):
    run([reports], tmp_path / "out", part=part, seed=seed)
    assert bytes_of(tmp_path / "out") == bytes_of(whole[0])


def test_the_order_of_files_changes_no_byte(run, reports, whole, tmp_path):
    files = sorted(reports.iterdir(), reverse=True)
    run(files, tmp_path / "out")
    assert bytes_of(tmp_path / "out") == bytes_of(whole[0])


@pytest.mark.parametrize("told", [{"merge": True}, {"together": True}])
def test_whole_corpus_steps_give_the_same_however_the_work_was_cut(run, reports, tmp_path, told):
    for name, part, seed in (("one", 700, 5), ("other", 3000, 6)):
        run([reports], tmp_path / name, part=part, seed=seed, **told)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "other")


def test_merging_a_small_corpus_is_merging_it_in_memory(run, reports, tmp_path, default_gazetteer):
    run([reports], tmp_path / "out", merge=True)
    documents = read_documents([reports]).documents
    told = [r for reading in geoparse(documents, default_gazetteer) for r in records(reading)]
    merged = merge(told, default_gazetteer)
    frame = geopandas.read_parquet(tmp_path / "out" / "events")
    events = frame[frame["type"] != "MENTION"]
    assert set(events["event_id"]) == {record.id for record in merged}
    assert set(events["told_by"]) == {
        len({t.document for t in record.tellings or (record,)}) for record in merged
    }


def test_reports_that_tell_of_each_others_places_do_so_as_in_memory(
    run, tmp_path, default_gazetteer
):
    folder = tmp_path / "reports"
    folder.mkdir()
    told = (
        "Fighters left Qaim, a town in Anbar province in Iraq, for Rawah on Monday.",
        "Shelling was heard in Qaim on Tuesday. A bridge near Tall Abyad fell.",
        "Tall Abyad, in Raqqa province in Syria, was quiet on Sunday, residents of Hamam said.",
    )
    for n, text in enumerate(told):
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    run([folder], tmp_path / "out", part=100, together=True)
    documents = read_documents([folder]).documents
    readings = geoparse(documents, default_gazetteer, together=True)
    expected = {
        (reading.document.id, toponym.place.id, round(toponym.score, 4))
        for reading in readings
        for toponym in reading.toponyms
        if toponym.place is not None
    }
    frame = geopandas.read_parquet(tmp_path / "out" / "places")
    placed = frame[frame["place_id"].notna()]
    found = set(placed[["document_id", "place_id", "score"]].itertuples(index=False, name=None))
    assert found <= expected
    assert {pair[:2] for pair in found} == {pair[:2] for pair in expected}


@pytest.fixture
def decisions(reports):
    """What a person decided of two reports that tell of one family, and of one that is gone."""

    def target(report, words):
        text = json.loads((reports / "a.jsonl").read_text().splitlines()[report])["text"]
        start = text.index(words)
        return Target(document=digest(text), start=start, end=start + len(words), text=words)

    raid, strike = target(0, "attacked"), target(3, "strike hit")
    gone = replace(raid, document="0" * 64, title="Gone")
    return (
        Correction(change=Stance(factuality="denied"), targets=(strike,)),
        Correction(change=NoPlace(), rule=Rule(text="Basra"), targets=()),
        Correction(change=NoEvent(), targets=(gone,)),
        Correction(change=Same(), targets=(raid, strike)),
    )


def test_corrections_hold_in_a_dataset_and_those_that_do_not_are_told(
    run, reports, decisions, tmp_path
):
    outcome = run([reports], tmp_path / "out", corrections=decisions)
    frame = geopandas.read_parquet(tmp_path / "out" / "events")
    assert "Basra" not in set(frame["place_name"])
    strikes = frame[frame["quote"].str.contains("strike hit") & (frame["type"] != "MENTION")]
    assert set(strikes["factuality"]) == {"denied"}
    gone, unmerged = outcome.leftovers
    assert gone == "'attacked' in 'Gone': its report is not among those that were read"
    assert "nothing is merged in this dataset; give --merge" in unmerged
    again = run([reports], tmp_path / "out", corrections=decisions)
    assert again.read == 0
    assert again.leftovers == outcome.leftovers


def test_events_that_a_person_joined_are_one_in_a_merged_dataset(run, tmp_path):
    texts = (TEXTS[0], "Police arrested three men in Mosul on 7 May 2018, a judge said.")
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"text": t}) + "\n" for t in texts))
    spots = [(texts[0], "attacked"), (texts[1], "arrested")]
    targets = [
        Target(document=digest(t), start=t.index(w), end=t.index(w) + len(w), text=w)
        for t, w in spots
    ]
    joined = Correction(change=Same(), targets=tuple(targets), by="Anna")
    outcome = run([tmp_path / "a.jsonl"], tmp_path / "out", corrections=(joined,), merge=True)
    assert outcome.leftovers == ()
    frame = geopandas.read_parquet(tmp_path / "out" / "events")
    assert "Anna says that they are one" in {reason for row in frame["reasons"] for reason in row}


# ------------------------------------------------------------------------ going on, and changes


def test_a_finished_corpus_is_not_read_again(run, reports, whole):
    folder, outcome = whole
    before = bytes_of(folder)
    again = run([reports], folder)
    assert (again.read, again.totals) == (0, outcome.totals)
    assert bytes_of(folder) == before


def test_of_a_corpus_that_grew_only_what_is_new_is_read(run, reports, tmp_path):
    corpus = tmp_path / "reports"
    shutil.copytree(reports, corpus)
    first = run([corpus], tmp_path / "out", part=1000)
    with (corpus / "b.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n" + json.dumps({"id": "new", "text": TEXTS[2]}))
    second = run([corpus], tmp_path / "out", part=1000)
    assert 0 < second.read < first.read
    assert second.totals["reports"] == first.totals["reports"] + 1
    run([corpus], tmp_path / "anew")
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "anew")


def test_parts_of_other_settings_do_not_mix_in(run, reports, tmp_path):
    run([reports], tmp_path / "out")
    changed = run([reports], tmp_path / "out", limits=Limits(report_bytes=200))
    assert changed.read == changed.parts
    run([reports], tmp_path / "anew", limits=Limits(report_bytes=200))
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "anew")


def test_a_run_that_ends_at_any_part_goes_on_there(run, reports, whole, tmp_path):
    class EndedError(Exception):
        pass

    def end(done, of):
        if done == of // 2:
            raise EndedError

    with pytest.raises(EndedError):
        run([reports], tmp_path / "out", part=600, progress=end)
    outcome = run([reports], tmp_path / "out", part=600)
    assert 0 < outcome.read < outcome.parts
    assert bytes_of(tmp_path / "out") == bytes_of(whole[0])


def test_a_part_that_rotted_is_named(run, reports, tmp_path):
    run([reports], tmp_path / "out")
    (tmp_path / "out" / "manifest.jsonl").unlink()
    rotten = next((tmp_path / "out" / "parts").glob("*/*"))
    rotten.write_bytes(rotten.read_bytes()[:-20])
    with pytest.raises(CorpusError, match=f"{rotten.name}: is broken"):
        run([reports], tmp_path / "out")


# ------------------------------------------------------------------------------ what comes in


def write_table(path, rows):
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=4)


def test_parquet_packed_lines_patterns_and_addresses_are_read(run, whole, reports, tmp_path):
    rows = [json.loads(line) for line in (reports / "a.jsonl").read_text().splitlines()]
    corpus = tmp_path / "reports"
    (corpus / "day=1").mkdir(parents=True)
    write_table(corpus / "day=1" / "part-0.parquet", rows)
    (corpus / "day=1" / "_SUCCESS").touch()
    packed = corpus / "b.jsonl.gz"
    packed.write_bytes(gzip.compress((reports / "b.jsonl").read_bytes()))
    names = [f"{corpus}/day=*", f"file://{packed}", reports / "c.txt"]
    outcome = run(names, tmp_path / "out", part=500)
    assert outcome.aside == ()
    assert outcome.totals == whole[1].totals


def test_what_cannot_be_read_is_set_aside_and_the_rest_counts(run, tmp_path):
    corpus = tmp_path / "reports"
    corpus.mkdir()
    good = json.dumps({"id": "good", "text": TEXTS[0]})
    (corpus / "a.jsonl").write_text(f"{good}\nno json\n", encoding="utf-8")
    (corpus / "b.xyz").write_text("?", encoding="utf-8")
    (corpus / "long.jsonl").write_text(json.dumps({"text": "x" * 5000}), encoding="utf-8")
    write_table(corpus / "c.parquet", [{"words": "no text"}])
    outcome = run([corpus, tmp_path / "gone"], tmp_path / "out", limits=Limits(report_bytes=2000))
    assert outcome.totals["reports"] == 1
    told = {(Path(p.path).name, p.line): p.reason for p in outcome.aside}
    assert told.keys() == {
        ("a.jsonl", 2), ("b.xyz", None), ("c.parquet", None), ("gone", None), ("long.jsonl", 1),
    }  # fmt: skip
    assert "no column `text`" in told["c.parquet", None]
    lines = (tmp_path / "out" / "set-aside.jsonl").read_text().splitlines()
    assert len(lines) == 5


def test_a_report_that_cannot_be_understood_is_set_aside_with_its_reason(run, reports, tmp_path):
    class Picky:
        def find(self, text):
            if "al-Hol" in text:
                raise ValueError("not this one")
            return ()

    outcome = run([reports], tmp_path / "out", finder=Picky())
    assert outcome.totals["reports"] == 33
    assert len(outcome.aside) == 8
    assert "ValueError: not this one" in outcome.aside[0].reason


def test_reports_that_share_an_id_keep_apart_and_the_very_same_counts_once(run, tmp_path):
    corpus = tmp_path / "reports"
    corpus.mkdir()
    same = json.dumps({"id": "one", "text": TEXTS[0], "url": "https://a.example"})
    other = json.dumps({"id": "one", "text": TEXTS[3], "url": "https://b.example"})
    (corpus / "a.jsonl").write_text(f"{same}\n{other}\n", encoding="utf-8")
    (corpus / "b.jsonl").write_text(f"{same}\n", encoding="utf-8")
    outcome = run([corpus], tmp_path / "out", part=10)
    assert outcome.totals["reports"] == 2
    assert [problem.reason for problem in outcome.aside] == [
        "the very same report stands 2 times; it was counted once"
    ]
    frame = geopandas.read_parquet(tmp_path / "out" / "events")
    ids = set(frame["document_id"])
    assert len(ids) == 2
    assert {id_.partition("~")[0] for id_ in ids} == {"one"}
    pairs = zip(frame["event_id"], frame["document_id"], strict=True)
    assert all(event.startswith(document) for event, document in pairs)
    assert not frame.duplicated(["event_id", "place_id"]).any()


def test_a_folder_is_not_read_into_itself(run, reports, tmp_path):
    corpus = tmp_path / "reports"
    shutil.copytree(reports, corpus)
    run([corpus], corpus / "out")
    again = run([corpus], corpus / "out")
    assert again.read == 0


def test_nothing_to_read_is_an_error_that_says_what_was_looked_at(run, tmp_path):
    with pytest.raises(DocumentError, match=r"no-such-\*: nothing could be read: .*no file has"):
        run([tmp_path / "no-such-*"], tmp_path / "out")


# ------------------------------------------------------------------------------- reading it back


def test_a_dataset_read_back_holds_what_was_told(whole, reports, default_gazetteer):
    folder, _ = whole
    documents = read_documents([reports]).documents
    told = {r.id: r for reading in geoparse(documents, default_gazetteer)
            for r in (*records(reading), *mentions(reading))}  # fmt: skip
    found = {record.id: record for record in load_dataset(folder)}
    assert found.keys() == told.keys()
    by_json = {id_: dump_features([record]) for id_, record in found.items()}
    assert by_json == {id_: dump_features([record]) for id_, record in told.items()}


def test_a_partition_can_be_read_alone(whole):
    folder, _ = whole
    partition = next(folder.glob("events/month=2019-05"))
    assert {r.document for r in load_dataset(partition)} == {f"r{n}" for n in range(2, 40, 5)}


def test_a_dataset_whose_tables_are_broken_is_named(whole, tmp_path):
    shutil.copytree(whole[0], tmp_path / "out")
    broken = next((tmp_path / "out" / "events").rglob("*.parquet"))
    broken.write_bytes(b"PAR1 no more")
    with pytest.raises(FormatError, match="out: is no dataset of events, or a broken one"):
        load_dataset(tmp_path / "out")
