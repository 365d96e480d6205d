"""A program in any language as a candidate: questions on its standard input, answers on its standard output.

It is started once. If it ends after an answer, it is started anew for the next question, so that a program that
answers a single case will do. Its end is looked at: the status should be 0, and nothing should come after the last
answer. What it writes to standard error is kept and shown if it fails.
"""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

from ...checks import Array
from ..checking import CandidateError
from .errors import TargetError
from .lines import beginning, is_answer, json_answer, json_question, plain_answer, plain_question
from .process import ENDED, Process, SilentError

TIMEOUT = 60.0  # seconds for an answer
GRACE = 1.0  # seconds for the answer to follow a line that is none
AT_ONCE = 0.001  # seconds for a line that is there already
SECOND = 0.02  # seconds for a second line to follow an answer; one that comes later is found at the next case


class Program:
    """A program that answers questions line by line, in JSON or plain numbers.

    Parameters
    ----------
    command : sequence of str
        The program and its arguments.
    cell : str
        The cell that the questions name.
    layout : str
        The layout of the weights, a name of `LAYOUTS`.
    gradients : bool
        Whether gradients are asked for; not in plain numbers.
    plain : bool
        Numbers separated by blanks, in place of JSON.
    timeout : float
        Seconds for each answer; for the first one, the start included.

    Raises
    ------
    TargetError
        When it is asked and cannot be started.

    Examples
    --------
    >>> import sys
    >>> from lstm_ref.conformance import check
    >>> script = "import json; q = json.loads(input()); print(json.dumps({'h': [[[0.0] * q['H']] * q['B']] * q['T']}))"
    >>> with Program([sys.executable, "-c", script], cell="rnn") as zeros:
    ...     check(zeros, "rnn").right
    False
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        cell: str,
        layout: str = "packed",
        gradients: bool = False,
        plain: bool = False,
        timeout: float = TIMEOUT,
    ) -> None:
        if not command:
            raise ValueError("command: expected a program and its arguments, got nothing")
        if plain and gradients:
            raise ValueError("gradients: expected False with plain numbers, got True")
        self.command, self.cell, self.plain, self.timeout = list(command), cell, plain, timeout
        self.name, self.layout, self.gradients = " ".join(command), layout, gradients
        self._process: Process | None = None
        self._hopeless = False  # it has never answered, and was waited for once
        self._ended: CandidateError | None = None  # how it ended after an answer, if not with 0

    def __enter__(self) -> Program:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close its input, and end it if it does not end by itself."""
        if self._process:
            self._process.close()
            self._process = None

    def __call__(self, asked: Mapping[str, Array]) -> Mapping[str, Array]:
        """Return its answer to a question; a CandidateError says why there is none."""
        if self._hopeless:
            raise CandidateError("not_asked")
        process = self._process or self.start()
        text = plain_question(asked) if self.plain else json_question(asked, self.cell)
        until, ended = time.monotonic() + self.timeout, None
        try:
            self.no_second(process, AT_ONCE)  # of the case before
            process.write(text)
            line = process.read(until)
            if line is ENDED and process.answers:  # it answers one case, and exits
                ended = ending(process, until)
                self.close()
                process = self.start()
                process.write(text)
                line = process.read(until)
            answer = self.read(line, process, asked, until)
            self.no_second(process, SECOND)
        except SilentError:
            self._hopeless = not process.answers
            self.kill()
            raise CandidateError("timeout", seconds=f"{self.timeout:g}") from None
        except CandidateError:
            self.kill()
            raise
        process.answers += 1
        self._ended = self._ended or ended
        return answer

    def end(self) -> None:
        """Close its input, and wait for its end; a CandidateError if that is not as it should be."""
        process, until = self._process, time.monotonic() + self.timeout
        try:
            if process:
                process.no_more()
                ended = ending(process, until)
                if line := process.more(GRACE):
                    raise CandidateError("more_lines", line=beginning(line))
                self._ended = self._ended or ended
            if self._ended:
                raise self._ended
        except SilentError:
            line = process.more(AT_ONCE) if process else None
            late = ("more_lines", {"line": beginning(line)}) if line else ("no_end", {"seconds": f"{self.timeout:g}"})
            raise CandidateError(late[0], **late[1]) from None
        finally:
            self.kill()
            self._ended = None

    def no_second(self, process: Process, seconds: float) -> None:
        """Raise a CandidateError if a line comes that is one too many."""
        if line := process.more(seconds):
            raise CandidateError("second_line", line=beginning(line))

    def read(self, line: str | None, process: Process, asked: Mapping[str, Array], until: float) -> dict[str, Array]:
        """Return the answer in a line, or say what is wrong with it."""
        if line is ENDED:
            raise CandidateError("ended", code=process.code(until), last=process.last_words())
        if not is_answer(line, plain=self.plain):
            self.look_further(line, process, until)
        return plain_answer(line, asked) if self.plain else json_answer(line)

    def look_further(self, line: str, process: Process, until: float) -> None:
        """Say so if an answer follows a line that is none, or if the program ends there in error."""
        with contextlib.suppress(SilentError):
            soon = min(until, time.monotonic() + GRACE)
            while (later := process.read(soon)) is not ENDED:
                if is_answer(later, plain=self.plain):
                    raise CandidateError("printed", line=beginning(line))
            if code := process.code(soon):
                raise CandidateError("ended", code=code, last=process.last_words() or [beginning(line)])

    def start(self) -> Process:
        """Start the program."""
        try:
            self._process = Process(self.command)
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            if isinstance(error, FileNotFoundError):
                raise TargetError("no_program", program=self.command[0]) from None
            why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise TargetError("no_start", program=self.command[0], why=why) from None
        return self._process

    def kill(self) -> None:
        """End the program at once: the next question is for a new one."""
        if self._process:
            self._process.kill()
            self._process = None


def ending(process: Process, until: float) -> CandidateError | None:
    """Return how a program ended that has answered, if its status is not 0."""
    code = process.code(until)
    return CandidateError("ended_after", code=code, last=process.last_words()) if code else None
