"""Measure how documents are dated from their own text.

    python benchmarks/document_dates.py FOLDER

The folder holds the corpora that `benchmarks/timex.py` reads; their days of publication (`dct`) are
the answers, and are hidden from the reader. Two measures:

- headers: the day is put above the body in one of the forms that news has (a new one for each
  document, in turn); right is the very day;
- body: the running text alone; right is a span that holds the day, wrong one that does not; the
  share of documents that get a day at all is told beside it.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geo.dates import date_document  # noqa: E402 - the check-out comes first
from geo.reading import Document  # noqa: E402 - as above
from geo.timespan import TimeSpan  # noqa: E402 - as above

HEADERS: Final = (
    "Headline of the day\n%A, %B %d, %Y\n\n",
    "Headline of the day\nPublished: %d %B %Y\n\n",
    "Headline of the day\nBy Jane Doe\n%b. %d, %Y, 10:23 AM\n\n",
    "Headline of the day\nPosted %m/%d/%Y 10:30 AM ET\n\n",
    "Headline of the day\n%d %b %Y - 14:26\nAgency\n\n",
    "%Y-%m-%dT14:26:00Z\nHeadline of the day\n\n",
    "Date: %a, %d %b %Y 14:26:00 +0000\nSubject: Headline of the day\n\n",
    "Headline of the day\nJane Doe | %B %d, %Y\n\n",
    "Headline of the day\n\nLIMA, %d %b %y (Agency) -- ",
    "Headline of the day\n\nGENEVA, %d %B %Y (Agency) - ",
    "Headline of the day\n\nGENEVA, %B %d, %Y (Agency) — ",
    "The Daily Paper\n\n%B %d, %Y, %A, Late Edition - Final\n\nHeadline of the day\n\n",
    "HD Headline of the day\nWC 500 words\nPD %d %B %Y\nSN Agency\n\n",
    "<DOCNO> 0001 </DOCNO>\n<DATE_TIME> %m/%d/%Y 14:26:00 </DATE_TIME>\n",
    "<DATE> %m/%d/%y </DATE>\n<HL> Headline of the day </HL>\n",
    "<DOCNO> AP%y%m%d-0044 </DOCNO>\n<FILEID>AP-NR-%m-%d-%y 1337EDT</FILEID>\n",
    "<DD> = %y%m%d </DD>\n<HL> Headline of the day </HL>\n",
    "APW%Y%m%d.0261\nNEWS STORY\nHeadline of the day\n",
    "Headline of the day\nLast updated %d.%m.%Y\n\n",
    "Headline of the day\nFirst published on %A %d %B %Y 14.26 GMT\nModified later\n\n",
    "---\ntitle: Headline of the day\ndate: %Y-%m-%d\n---\n",
    "Headline of the day\nAgency, %b %d %Y\n\n",
    "Headline of the day\n[%d %B %Y]\n\n",
    "Headline of the day\nFiled under: World · %A %d %B %Y · 3 min read\n\n",
    "Headline of the day\n(Agency) %Y/%m/%d 10:00\n\n",
    "Headline of the day\nThe Agency (%B %d, %Y)\n\n",
    "Headline of the day\nPublication date: %d-%b-%Y\n\n",
    "Headline of the day\nIssued %B %d, %Y at 10:00 p.m. local time\n\n",
)


def main(arguments: Sequence[str]) -> int:
    """Measure every corpus of a folder and print a table."""
    if len(arguments) != 1:
        print("usage: python benchmarks/document_dates.py FOLDER_OF_CORPORA")
        return 2
    corpora = sorted(Path(arguments[0]).glob("*.jsonl"))
    if not corpora:
        print(f"{arguments[0]}: no corpora here (*.jsonl); name the folder that holds them")
        return 1
    print(f"{'corpus':16} {'docs':>5}  {'headers: right/null/wrong':30} body: the same, day known")
    for corpus in corpora:
        print(_row(corpus))
    return 0


def _row(corpus: Path) -> str:
    rows = [json.loads(line) for line in corpus.read_text("utf-8").splitlines() if line.strip()]
    dated = [row for row in rows if row["dct"]]
    headed: Counter[str] = Counter(verdict for verdict, _ in _headed(dated))
    bare = Counter[str]()
    exact = 0
    for row in dated:
        day = datetime.fromisoformat(row["dct"][:10])
        span = _dated(row["text"])
        bare[_verdict(span, day)] += 1
        exact += span is not None and _is_day(span, day)
    return (
        f"{corpus.stem:16} {len(dated):5}  {_shares(headed, len(dated)):30} "
        f"{_shares(bare, len(dated))}, {100 * exact / len(dated):.1f} %"
    )


def _headed(rows: Sequence[dict[str, str]]) -> Iterator[tuple[str, str]]:
    for index, row in enumerate(rows):
        day = datetime.fromisoformat(row["dct"][:10])
        header = HEADERS[index % len(HEADERS)]
        span = _dated(day.strftime(header) + row["text"].lstrip())
        is_right = span is not None and _is_day(span, day)
        yield "null" if span is None else "right" if is_right else "wrong", header


def _dated(text: str) -> TimeSpan | None:
    found = date_document(Document(id="1", title="", text=text, source=""))
    return None if found is None else found.span


def _is_day(span: TimeSpan, day: datetime) -> bool:
    return (span.start, span.end) == (day, day + timedelta(days=1))


def _verdict(span: TimeSpan | None, day: datetime) -> str:
    if span is None:
        return "null"
    told = TimeSpan(start=day, end=day + timedelta(days=1), precision="day", basis="explicit")
    return "right" if span.overlaps(told) else "wrong"


def _shares(counts: Counter[str], total: int) -> str:
    return " / ".join(f"{100 * counts[name] / total:.1f}" for name in ("right", "null", "wrong"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
