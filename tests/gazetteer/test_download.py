"""Country files are fetched from a server only when asked, and come whole or not at all."""

import contextlib
import functools
import http.server
import io
import threading
import zipfile

import pytest

from gazetteer import DownloadError
from gazetteer.download import PUBLISHER, fetch_country

pytestmark = pytest.mark.enable_socket

LINE = (
    "99454\tAl Qā’im\tAl Qa'im\tQaim\t34.36877\t41.09448\tP\tPPLA2\tIQ\t\t01\t\t\t\t40247\t\t178\t"
    "Asia/Baghdad\t2023-01-09\n"
)


def packed(text=LINE, name="IQ.txt"):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        # Always of the same moment, so that the same is packed the same.
        archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return content.getvalue()


class Pages(http.server.BaseHTTPRequestHandler):
    """Answers with what the test put under a path: headers and bytes."""

    def __init__(self, pages, asked, *arguments):
        self.pages = pages
        self.asked = asked
        super().__init__(*arguments)

    def do_GET(self):
        self.asked.append(self.path)
        status, headers, content = self.pages.get(self.path, (404, {}, b"no such page"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(content)

    def log_message(self, *words):
        """Say nothing."""


class Server:
    def __init__(self, server, pages, asked):
        self.url = f"http://127.0.0.1:{server.server_address[1]}/export/dump/"
        self.pages = pages
        self.asked = asked

    def put(self, content, *, status=200, path="/export/dump/IQ.zip", **headers):
        told = {"Content-Length": str(len(content)), **headers}
        self.pages[path] = (status, {k.replace("_", "-"): v for k, v in told.items() if v}, content)


@pytest.fixture
def server():
    pages, asked = {}, []
    handler = functools.partial(Pages, pages, asked)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Server(running, pages, asked)
        finally:
            running.shutdown()
            thread.join()


def test_a_countrys_file_is_fetched_whole(server, tmp_path):
    server.put(packed())
    came = []
    path = fetch_country(
        "IQ", tmp_path, publisher=server.url, watch=lambda *told: came.append(told)
    )
    assert path == tmp_path / "IQ.zip"
    assert path.read_bytes() == packed()
    assert server.asked == ["/export/dump/IQ.zip"]
    assert sum(piece for piece, _ in came) == came[0][1] == len(packed())


def test_a_server_that_does_not_tell_the_length_is_believed(server, tmp_path):
    server.put(packed(), Content_Length="")
    assert fetch_country("IQ", tmp_path, publisher=server.url.rstrip("/")).read_bytes() == packed()


def test_a_server_may_lead_elsewhere(server, tmp_path):
    server.put(b"", status=302, Location="/mirror/IQ.zip")
    server.put(packed(), path="/mirror/IQ.zip")
    assert fetch_country("IQ", tmp_path, publisher=server.url).is_file()


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ({"content": b"gone", "status": 404}, "the server says 404 Not Found"),
        ({"content": b"sorry", "status": 503}, "the server says 503"),
        ({"content": b"<html>Log in</html>"}, "is no zip archive"),
        ({"content": b""}, "is no zip archive"),
        ({"content": packed()[:-30]}, "is no zip archive"),
        ({"content": packed(), "Content_Length": "999999"}, "IncompleteRead|broke off"),
        ({"content": packed("\x00" * (1 << 25))}, "would unpack to"),
        ({"content": b"", "status": 302, "Location": "file:///etc/passwd"}, "is not allowed"),
        ({"content": b"", "status": 302, "Location": "ftp://127.0.0.1/IQ.zip"}, "not followed"),
    ],
)
def test_what_is_not_what_it_should_be_is_refused_and_leaves_nothing(
    server, tmp_path, page, reason
):
    server.put(**page)
    with pytest.raises(DownloadError, match=reason):
        fetch_country("IQ", tmp_path, publisher=server.url)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_archive_is_refused(server, tmp_path):
    content = bytearray(packed(LINE * 50))
    content[60] ^= 0xFF
    server.put(bytes(content))
    with pytest.raises(DownloadError):
        fetch_country("IQ", tmp_path, publisher=server.url)
    assert list(tmp_path.iterdir()) == []


def test_where_no_server_answers_the_message_says_what_works(server, tmp_path):
    # A port that was free a moment ago.
    url = server.url.replace(server.url.split(":")[2].split("/")[0], "9")
    with pytest.raises(DownloadError, match=r"cannot be reached.*dateline gazetteer add IQ\.zip"):
        fetch_country("IQ", tmp_path, publisher=url)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("publisher", ["file:///tmp", "ftp://127.0.0.1/", "folder", ""])
def test_an_address_that_is_none_of_the_web_is_refused(tmp_path, publisher):
    with pytest.raises(DownloadError, match="is no web address"):
        fetch_country("IQ", tmp_path, publisher=publisher)


def test_the_publisher_is_asked_over_a_safe_connection():
    assert PUBLISHER.startswith("https://")
