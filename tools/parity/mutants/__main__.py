"""Print how many errors of each kind the check finds, by its rules alone and with the attested pairs.

Usage: python -m tools.parity.mutants [--count N] [--seed SEED] [--missed]

Each error is put into the book by itself, in memory. The first kinds are those for which there are rules; of the
others, only what is attested can hold them. Then come changes in which nothing is wrong: none may be found.
"""

import argparse

from tools import ROOT
from tools.parity.mutants.kinds import HARMLESS, OTHERS, TARGETED
from tools.parity.mutants.score import Book, Verdict

WANTED = 0.95  # of the kinds for which there are rules


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Score the parity check on errors made on purpose.")
    parser.add_argument("--count", type=int, default=100, help="errors of each kind")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--missed", action="store_true", help="also print what the rules do not find")
    asked = parser.parse_args()
    book, missed = Book(ROOT), []
    print(f"{'':45}{'errors':>7}{'rules alone':>13}{'with attestation':>18}")
    for heading, kinds in [(f"rules, {WANTED:.0%} wanted", TARGETED), ("no target", OTHERS), ("harmless", HARMLESS)]:
        print(f"{heading}:")
        for kind, make in kinds.items():
            verdicts = [book.judge(mutant) for mutant in book.mutants(kind, make, asked.count, asked.seed)]
            print(_row(kind, verdicts, bare=kinds is HARMLESS), flush=True)
            missed += [verdict for verdict in verdicts if verdict.by_rules == (kinds is HARMLESS)]
    for verdict in missed if asked.missed else []:
        mutant = verdict.mutant
        print(f"\n{mutant.kind}: {mutant.line.path}\n- {mutant.line.text}\n+ {mutant.edit}")


def _row(kind: str, verdicts: list[Verdict], bare: bool) -> str:
    rules = sum(verdict.by_rules for verdict in verdicts)
    both = sum(verdict.by_rules or verdict.by_attested for verdict in verdicts)
    return f"  {kind:43}{len(verdicts):7}{_share(rules, verdicts):>13}" + (
        "" if bare else f"{_share(both, verdicts):>18}"
    )


def _share(found: int, verdicts: list[Verdict]) -> str:
    return f"{found} ({found / max(len(verdicts), 1):.0%})"


if __name__ == "__main__":
    main()
