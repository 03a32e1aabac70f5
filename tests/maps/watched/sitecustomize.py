"""Ban the network, and note every file that is written: for this process and all that it starts.

Python imports a module of this name by itself when it starts (`site`). The environment names the
file for notes, `WATCH_NOTES`; whether connections to this machine itself are allowed, which the
workers of Dask need, says `WATCH_LOOPBACK`.
"""

import json
import os
import sys
from typing import Any

_NOTES = os.open(os.environ["WATCH_NOTES"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_LOOPBACK = "WATCH_LOOPBACK" in os.environ
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_CHANGES = {
    "os.chmod": 1, "os.chown": 1, "os.link": 2, "os.mkdir": 1, "os.remove": 1, "os.rename": 2,
    "os.rmdir": 1, "os.symlink": 2, "os.truncate": 1, "os.utime": 1,
}  # fmt: skip
"""Events of PEP 578 that change files, and how many paths each names."""
_NETWORK = {
    "socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname",
    "socket.sendmsg", "socket.sendto", "urllib.Request",
}  # fmt: skip


def _note(kind: str, what: str) -> None:
    os.write(_NOTES, f"{kind}\t{json.dumps(what)}\n".encode())


def _note_path(path: object) -> None:
    # Numbers are descriptors of what is open already.
    if isinstance(path, str | bytes | os.PathLike):
        _note("write", os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 (pathlib writes notes)


def _is_here(event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether it is about this machine alone."""
    if event == "socket.getaddrinfo":
        return _LOOPBACK and arguments[0] in {"127.0.0.1", "localhost"}
    address = arguments[1] if len(arguments) > 1 else None
    if not isinstance(address, tuple):
        return isinstance(address, str | bytes)
    # urllib3 tries whether there is IPv6 when it is imported.
    is_trial = event == "socket.bind" and address[:2] == ("::1", 0)
    return is_trial or (_LOOPBACK and address[0] == "127.0.0.1")


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and (arguments[2] or 0) & _WRITING:
        _note_path(arguments[0])
    elif event in _CHANGES:
        # Names in a folder that is open are removed by who opened it, as shutil.rmtree does.
        if arguments[-1] in {-1, None} or not isinstance(arguments[-1], int):
            for path in arguments[: _CHANGES[event]]:
                _note_path(path)
    elif event in _NETWORK and not _is_here(event, arguments):
        _note("network", f"{event} {arguments}")
        raise OSError(f"the network is banned: {event}")


sys.addaudithook(_watch)
