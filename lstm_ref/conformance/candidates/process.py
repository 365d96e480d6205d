"""A process to which lines are written and from which lines are read, each with a time by which they must have come.

Threads read and write its pipes, so that nothing waits for a full one.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from typing import IO

ENDED = None  # in place of a line: there will be no more
KEPT = 12  # lines of standard error
PATIENCE = 2.0  # seconds to end by itself when its input is closed
WAITING = 1000  # lines that wait to be read; for more the program has to wait
LONGEST = 2**26  # bytes of a line; a longer one is taken for several


class SilentError(Exception):
    """Nothing has come in time."""


class Process:
    """A running program; an OSError if it cannot be started."""

    def __init__(self, command: Sequence[str]) -> None:
        pipe = subprocess.PIPE
        self._popen = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True)
        self.answers = 0
        self._lines: queue.Queue[str | None] = queue.Queue(WAITING)
        self._said: deque[str] = deque(maxlen=KEPT)
        self._to_write: queue.Queue[str | None] = queue.Queue()
        self._threads = [threading.Thread(target=run, daemon=True) for run in (self._read, self._listen, self._feed)]
        for thread in self._threads:
            thread.start()

    def write(self, text: str) -> None:
        """Write text to its standard input; this does not wait."""
        self._to_write.put(text)

    def read(self, until: float) -> str | None:
        """Return its next line that is not blank, or ENDED; a SilentError if none has come at a time of the clock."""
        while (left := until - time.monotonic()) > 0:
            try:
                line = self._lines.get(timeout=left)
            except queue.Empty:
                break
            if line is ENDED:
                self._lines.put(ENDED)
                return ENDED
            if line.strip():
                return line
        raise SilentError

    def more(self, seconds: float) -> str | None:
        """Return a line that is not blank if one comes in so many seconds, else None."""
        try:
            return self.read(time.monotonic() + seconds)
        except SilentError:
            return None

    def no_more(self) -> None:
        """Close its input, once all is written."""
        self._to_write.put(None)

    def code(self, until: float) -> int:
        """Return the code with which it ended; a SilentError if it has closed its output and runs on."""
        try:
            return self._popen.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise SilentError from None

    def last_words(self) -> list[str]:
        """Return the last lines of its standard error; it must have ended."""
        self._threads[1].join(PATIENCE)
        return list(self._said)

    def close(self) -> None:
        """Close its input, and end it if it does not end in a moment."""
        self._to_write.put(None)
        try:
            self._popen.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            pass
        finally:
            self.kill()

    def kill(self) -> None:
        """End it, and what it has started, at once."""
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._popen.pid, signal.SIGKILL)
        self._popen.kill()
        self._popen.wait()
        self._to_write.put(None)
        until = time.monotonic() + PATIENCE
        while self._threads[0].is_alive() and time.monotonic() < until:  # it may wait to put a line
            with contextlib.suppress(queue.Empty):
                self._lines.get(timeout=0.01)
        for thread in self._threads:
            thread.join(PATIENCE)

    def _read(self) -> None:
        for line in lines_of(self._popen.stdout):
            self._lines.put(line)
        self._lines.put(ENDED)

    def _listen(self) -> None:
        for line in lines_of(self._popen.stderr):
            self._said.append(line.rstrip())

    def _feed(self) -> None:
        assert self._popen.stdin is not None
        with contextlib.suppress(OSError, ValueError):  # it has closed its input, or ended
            while (text := self._to_write.get()) is not None:
                self._popen.stdin.write(text.encode())
                self._popen.stdin.flush()
        with contextlib.suppress(OSError):
            self._popen.stdin.close()


def lines_of(stream: IO[bytes] | None) -> Iterator[str]:
    """Yield the lines of a pipe until its end, and close it."""
    assert stream is not None
    with stream:
        while line := stream.readline(LONGEST):
            yield line.decode(errors="replace")
