"""Check that the English and the Chinese book say the same things in the same order.

Usage: python -m tools.parity [--root DIR] [--attested]

Compared: the files, `_toc.yml`, every chapter block by block, every notebook cell by cell; in each pair of blocks the
numbers (in digits and in words), the glossary's terms, inline code, words left in the other language, and the length;
in both languages the glossary's forbidden phrases; on the Chinese side also typography. Each difference is printed
with file and line; the exit code is 1 if any.

What authors do:

- every heading of a chapter has its target before it, `(sec-…)=`, equal in both languages;
- a chapter's front matter lists its key terms, `terms: [forget-gate]`; the Chinese page then introduces
  each once as 遗忘门（forget gate）;
- the words of others are marked: `<q>…</q>` in a sentence, a Markdown blockquote (`> …`), or an
  `{epigraph}` or `{pull-quote}`; only there, in the glossary and in the translation notes may a forbidden
  phrase stand. A blockquote is therefore always a quotation;
- a Chinese paragraph is one line of the file;
- where one language has two paragraphs for one of the other, the second of the two is marked, in its own file, by a
  comment on the line above it: `% parity: together`. The three are then one pair, here and in parallel reading;
- a number or a term stands in both languages or in neither. *Both* and *the two* are no more than a partner for 两;
  the glossary's `loose` forms and `stands_for` are no more than partners for a term. Where the languages differ on
  purpose, a comment above the block turns one rule off, in it and inside it: `% parity: free numbers`, `free terms`,
  `free length`, `free code`, `free language`, or several: `free numbers, terms`.

What no rule can see, a *not* that is lost in one language, is held by attested pairs: `book/attested.txt` keeps a hash
of either side of each pair that someone has read, and `python -m tools.parity.attest` (`make attest`) shows the others.
Where that file stands, a pair that nobody has read is a difference.
"""

import argparse
import sys
from pathlib import Path

from tools import ROOT
from tools.parity.attested import FILE, open_pairs, placed, summary
from tools.parity.check import check


def main() -> int:
    """Print every difference; return 1 if there is any."""
    parser = argparse.ArgumentParser(description="Compare the English and the Chinese book.")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    asked = parser.parse_args()
    found = check(asked.root)
    waiting = open_pairs(asked.root, placed(asked.root)) if (asked.root / FILE).exists() else []
    found += [pair.difference() for pair in waiting]
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(found)} differences between the two languages" if found else "Both languages agree.", file=sys.stderr)
    if waiting:
        print(summary(waiting), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
