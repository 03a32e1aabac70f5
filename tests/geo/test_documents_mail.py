"""Messages, mailboxes and kept web pages."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from geo import Stream, read_documents

REPORTS = Path(__file__).with_name("reports")
BODY = "Fighters attacked a checkpoint near Rawah on Monday.\n\nTwo soldiers were killed.\n"


def message(body=BODY, **headers):
    letter = EmailMessage()
    letter["Subject"] = headers.pop("subject", "Fwd: Raid near Rawah – two dead")
    letter["From"] = "desk@example.org"
    letter["Date"] = "Wed, 16 Oct 2019 06:45:00 +0300"
    letter["Message-ID"] = "<1@example.org>"
    letter.set_content(body, **headers)
    return letter


@pytest.fixture
def mail(tmp_path):
    def write(data, name="a.eml"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else bytes(data))
        return read_documents([path, Stream(data=b"Sinjar.")])

    return write


@pytest.mark.parametrize("cte", ["8bit", "quoted-printable", "base64"])
def test_a_message_is_a_report_with_its_subject_and_date(mail, tmp_path, cte):
    document = mail(message(cte=cte)).documents[0]
    assert document.text == BODY
    assert document.title == "Raid near Rawah – two dead"
    assert document.published == "2019-10-16T06:45:00+03:00"
    assert document.source == str(tmp_path / "a.eml")


def test_of_two_bodies_the_plain_one_is_read(mail):
    letter = message()
    letter.add_alternative("<p>Something else.</p>", subtype="html")
    assert mail(letter).documents[0].text == BODY


def test_a_body_in_html_gives_its_paragraphs(mail):
    html = (
        "<html><head><title>x</title><style>p {}</style></head><body><script>alert(1)</script>"
        "<table><tr><td><p>Raid  near\n<b>Rawah</b>.</p><p>Two&nbsp;dead.<br>Four hurt.</p></td>"
        "</tr></table><!-- no --> The end.</body></html>"
    )
    text = mail(message(html, subtype="html")).documents[0].text
    assert text == "Raid near Rawah.\n\nTwo dead.\nFour hurt.\n\nThe end."


def test_lines_that_only_the_width_of_a_screen_broke_are_one(mail):
    letter = message("Fighters attacked \na checkpoint.\n> A quoted \nline.\n")
    letter.set_param("format", "flowed")
    assert mail(letter).documents[0].text.startswith("Fighters attacked a checkpoint.\n")


def test_what_is_attached_is_read_where_its_kind_is_known(mail, tmp_path):
    letter = message()
    for name in ("report.pdf", "logo.png"):
        data = (REPORTS / "report.pdf").read_bytes()
        letter.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    letter.add_attachment(message("Mosul.\n", subject="Inner"))
    intake = mail(letter)
    body, pdf, inner, _ = intake.documents
    assert body.text == BODY
    assert pdf.source == f"{tmp_path / 'a.eml'}!report.pdf"
    assert pdf.title == "Raid on a checkpoint near Rawah kills two soldiers"
    assert (inner.title, inner.text) == ("Inner", "Mosul.\n")
    assert intake.problems == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"Content-Type: text/plain; charset=nonsense\n\nMosul.",
        b"Content-Type: text/plain; charset=utf-16\n\nM",
        b"Date: nonsense\nSubject: =?utf-8?b?/w==?=\n\nMosul.",
        b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\nContent-Type: multipart/mixed;"
        b" boundary=a\n\n" * 3000,
        b"".join(
            b"Content-Type: multipart/mixed; boundary=a%d\n\n--a%d\n" % (n, n) for n in range(2000)
        ),
        b"\xff\xfe" * 1000,
        b"Subject: " + b"=?utf-8?q?" * 1000 + b"\n\nMosul.",
    ],
)
def test_no_message_stops_the_others(mail, data, capfd):
    intake = mail(data)
    assert intake.documents[-1].text == "Sinjar."
    assert len(intake.documents) + len(intake.problems) == 2
    assert capfd.readouterr() == ("", "")


def test_a_mailbox_holds_a_report_for_each_message(mail, tmp_path):
    first = bytes(message("Mosul.\n\n>From here on it burns.\n"))
    second = message("Rawah.\n")
    del second["Message-ID"]
    intake = mail(
        b"From desk@example.org Wed Oct 16 06:45:00 2019\n" + first
        + b"\nFrom desk@example.org Wed Oct 16 06:46:00 2019\n\n"
        + b"\nFrom desk@example.org Wed Oct 16 06:46:00 2019\n" + bytes(second),
        "box.mbox",
    )  # fmt: skip
    one, two, _ = intake.documents
    assert one.source == f"{tmp_path / 'box.mbox'}!<1@example.org>"
    assert one.text == "Mosul.\n\nFrom here on it burns.\n"
    assert (two.id, two.source) == ("box:2", f"{tmp_path / 'box.mbox'}!2")
    assert intake.problems == ()


def test_what_is_no_mailbox_says_so(mail):
    assert mail(b"", "box.mbox").problems[0].reason == "holds no message"


def test_a_page_that_a_browser_kept_is_read_by_its_address(mail):
    page = (REPORTS / "report.html").read_text()
    letter = EmailMessage()
    letter["Snapshot-Content-Location"] = "https://example.org/rawah"
    letter.set_content(page, subtype="html")
    document = mail(letter, "a.mhtml").documents[0]
    assert document.source == "https://example.org/rawah"
    assert document.published == "2019-10-16"
