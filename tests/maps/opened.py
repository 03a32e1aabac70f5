"""A page that a test has opened: how to wait for what it does, and what went wrong in it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Frame, Page, Request

RESTED: Final = """async () => {
    const { port1, port2 } = new MessageChannel();
    const tasks = () => new Promise(done => { port1.onmessage = done; port2.postMessage(null); });
    const frame = () => new Promise(requestAnimationFrame);
    for (let n = 0; n < 2; n += 1) {
        await tasks();
        await frame();
    }
    return document.querySelector('[aria-busy=true]') !== null;
}"""
"""Waits for the tasks and frames in which a change is drawn (frames.js); does a search go on?"""
HOLDS: Final = """([number, argument]) => {
    globalThis.held ??= new Map();
    Promise.resolve((CONDITION)(argument)).then(is => { if (is) held.set(number, true); });
    return held.has(number);
}"""
"""Does a condition hold? One that gives a promise would pass for true by itself."""
HELD_AT_S: Final = 3600
"""When the clock of a page stands still, in seconds since it began: long after it was opened."""


_NUMBERS = count()


def until(drawn: Page | Frame, condition: str, argument: Any = None) -> None:
    """Wait until a function of JavaScript gives something true, or a promise of it."""
    told = [next(_NUMBERS), argument]
    drawn.wait_for_function(HOLDS.replace("CONDITION", condition), arg=told)


def rest(drawn: Page | Frame) -> None:
    """Wait until what has changed is drawn, and what is searched for is found."""
    if drawn.evaluate(RESTED):
        until(drawn, "() => document.querySelector('[aria-busy=true]') === null")


def framed(page: Page) -> Frame:
    """The page that another shows in its frame, once its map is drawn."""
    frame = page.locator("iframe").first.element_handle().content_frame()
    assert frame is not None
    until(frame, "() => globalThis.dateline?.ready.then(() => true)")
    return frame


@dataclass(kw_only=True)
class Opened:
    """A page in the browser, and what went wrong in it."""

    page: Page
    file: Path
    is_held: bool = False
    """Whether the page's clock stands still but for `later`."""
    requests: list[str] = field(default_factory=list)
    """Addresses asked for beside the page's own file."""
    errors: list[str] = field(default_factory=list)
    """Uncaught errors and everything that the browser complains of, policy violations too."""

    def watch(self) -> None:
        """Note from now on what the page asks for, and what goes wrong in it."""

        def note(request: Request) -> None:
            if not request.url.startswith((self.file.as_uri(), "data:", "blob:")):
                self.requests.append(request.url)

        self.page.on("request", note)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console",
            lambda message: self.errors.append(message.text) if message.type == "error" else None,
        )

    def call(self, name: str, *arguments: Any) -> Any:
        """Call a function of `window.dateline`."""
        return self.page.evaluate(
            "async ([name, rest]) => { await dateline.ready; return dateline[name](...rest); }",
            [name, list(arguments)],
        )

    def shown(self) -> int:
        """How many events are shown."""
        return int(self.call("count")["shown"])

    def settle(self) -> None:
        """Wait until what has changed is drawn."""
        if self.is_held:
            self.later(50)
        else:
            rest(self.page)

    def later(self, milliseconds: int) -> None:
        """Let time pass on a page whose clock stands still."""
        self.page.clock.run_for(milliseconds)

    def until(self, condition: str, argument: Any = None) -> None:
        """Wait until a function of JavaScript gives something true."""
        until(self.page, condition, argument)

    def written_address(self) -> str:
        """What stands behind the # of the page's address, once it tells what is seen."""
        self.until("() => location.hash.slice(1) === dateline.address()")
        return str(self.page.evaluate("location.hash"))

    def processor_time(self, step: Callable[[], Any]) -> float:
        """Do something; how many seconds of processor time the page's own thread took for it.

        However busy the machine is, this is what the page itself made of work.
        """
        session = self.page.context.new_cdp_session(self.page)
        session.send("Performance.enable")

        def taken() -> float:
            told = session.send("Performance.getMetrics")["metrics"]
            return next(float(one["value"]) for one in told if one["name"] == "ThreadTime")

        before = taken()
        step()
        after = taken()
        session.detach()
        return after - before
