"""`check`: a candidate made of what was given, tested against the cases, and the report printed."""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from collections.abc import Iterator, Mapping, Sequence

from ...checks import Array
from ..candidates import Program, TargetError, python_cell, torch_module
from ..candidates.load import load
from ..candidates.program import TIMEOUT
from ..candidates.torch_module import is_factory
from ..checking import Candidate, Ending, Report, check
from ..diagnosis import Finding, diagnose
from ..judging import Outcome
from ..report.junit import junit
from ..report.tap import tap
from ..report.text import text
from .choosing import Chosen, check_layout, chosen

OPEN = (None, "shape", "raised", "ended")  # what is to be found out about; other faults say what to do


class Stopwatch:
    """A candidate that is timed: `seconds` of each answer, in their order."""

    def __init__(self, candidate: Candidate) -> None:
        self.name, self.layout, self.gradients = candidate.name, candidate.layout, candidate.gradients
        self._candidate, self.seconds = candidate, list[float]()

    def __call__(self, asked: Mapping[str, Array]) -> Mapping[str, Array]:
        """Return the candidate's answer."""
        start = time.perf_counter()
        try:
            return self._candidate(asked)
        finally:
            self.seconds.append(time.perf_counter() - start)

    def end(self) -> None:
        """End the candidate, if it has an end of its own."""
        if isinstance(self._candidate, Ending):
            self._candidate.end()


def checked(options: argparse.Namespace, program: Sequence[str] | None) -> int:
    """Check a target or a program, print the report, and return the exit status."""
    refuse(options, program)
    cases = chosen(options)
    with contextlib.redirect_stdout(sys.stderr), candidate_of(options, program, cases) as candidate:
        check_layout(candidate.layout, cases.cell)
        timed = Stopwatch(candidate)
        report = check(
            timed,
            cases.cell,
            dtype=cases.dtype,
            directions=cases.directions,
            tolerance=options.tolerance,
            only=options.case,
        )
        findings = diagnose(candidate, report) if any(map(is_open, report.outcomes)) else ()
    print(written(report, findings, timed.seconds, options))
    return 0 if report.right else 1


def is_open(outcome: Outcome) -> bool:
    """Return whether it is to be found out why a case is wrong."""
    return not outcome.right and outcome.fault in OPEN


def refuse(options: argparse.Namespace, program: Sequence[str] | None) -> None:
    """Raise a TargetError where options do not fit each other."""
    if (options.target is None) == (not program):
        raise TargetError("target")
    for option in ("gradients", "plain", "timeout"):
        if options.target and getattr(options, option):
            fault = "gradients_always" if option == "gradients" else "programs_alone"
            raise TargetError(fault, option=f"--{option}", target=options.target)
    if options.plain and options.gradients:
        raise TargetError("plain_gradients")
    for option in ("tolerance", "timeout"):
        number = getattr(options, option)
        if number is not None and not 0 < number < float("inf"):
            raise TargetError("positive", option=f"--{option}", got=number)


@contextlib.contextmanager
def candidate_of(options: argparse.Namespace, program: Sequence[str] | None, cases: Chosen) -> Iterator[Candidate]:
    """Give the candidate, and end it afterwards if it is a program."""
    if program:
        asked = {"gradients": options.gradients, "plain": options.plain, "timeout": options.timeout or TIMEOUT}
        with Program(program, cell=cases.cell, layout=options.layout or "packed", **asked) as running:
            yield running
        return
    found = load(options.target)
    if is_factory(found):
        yield torch_module(found, options.layout, name=options.target)
    else:
        yield python_cell(found, options.layout, name=options.target)


def written(report: Report, findings: Sequence[Finding], seconds: Sequence[float], options: argparse.Namespace) -> str:
    """Return the report in the form that was asked for."""
    if options.report == "junit":
        names = [outcome.case for outcome in report.outcomes]
        return junit(report, findings, options.lang, dict(zip(names, seconds, strict=True)))
    return (tap if options.report == "tap" else text)(report, findings, options.lang)
