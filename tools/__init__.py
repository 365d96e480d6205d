"""What the Makefile calls; run a tool as `python -m tools.<name>` from the project's folder."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
