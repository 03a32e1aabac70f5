"""A static web server on the loopback interface that answers range requests (RFC 9110, 14.2).

Started with a folder, and `whole` where it shall know no ranges; it says its port on standard
output, and then every file and range that it was asked for.
"""

import http.server
import re
import sys
from pathlib import Path

RANGE = re.compile(r"bytes=(\d+)-(\d+)")


class Handler(http.server.BaseHTTPRequestHandler):
    """Sends files of a folder, or parts of them."""

    folder = Path()
    knows_ranges = True

    def do_GET(self) -> None:
        """Answer a request."""
        name = self.path.lstrip("/")
        wanted = RANGE.fullmatch(self.headers.get("Range", "")) if self.knows_ranges else None
        print(name, wanted and wanted[0], flush=True)
        file = self.folder / name
        if not file.is_file():
            self.send_error(404)
            return
        data = file.read_bytes()
        if wanted:
            first, last = int(wanted[1]), min(int(wanted[2]), len(data) - 1)
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
            data = data[first : last + 1]
        else:
            self.send_response(200)
        kind = "text/html" if file.suffix == ".html" else "application/octet-stream"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_told: object) -> None:
        """Say nothing on standard error."""


if __name__ == "__main__":
    Handler.folder = Path(sys.argv[1])
    Handler.knows_ranges = "whole" not in sys.argv
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
