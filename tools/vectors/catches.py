"""Write into each case which mistakes it catches: `catches` in what the vectors say about themselves.

    python -m tools.vectors.catches

The mistakes are those of `lstm_ref.conformance.mistakes`, held to the case by its judge. Nothing else of a file is
touched, and files that are no case are left alone.
"""

import json
import re
from collections.abc import Iterator

from lstm_ref.conformance import case, stored, stored_names
from lstm_ref.conformance.cases import is_case
from lstm_ref.conformance.mistakes import caught_by
from tools.files import write_if_changed
from tools.vectors.stored import VECTORS

ABOUT = re.compile(r'(\A{\n  "about": {\n.*?)(,\n    "catches": [^\n]*)?(\n  },?\n)', re.DOTALL)


def names() -> Iterator[str]:
    """Yield the names of the stored vectors that are cases."""
    yield from (name for name in stored_names() if is_case(stored(name)))


def with_catches(text: str, caught: tuple[str, ...]) -> str:
    """Return the text of a file with the names of the mistakes that it catches as the last line of `about`."""
    line = ",\n" + f'    "catches": {json.dumps(caught, separators=(",", ":"))}'
    changed, found = ABOUT.subn(lambda parts: parts[1] + line + parts[3], text, count=1)
    if not found:
        raise ValueError("text: expected vectors as tools.vectors.stored writes them, got no about")
    return changed


def main() -> None:
    """Renew every case."""
    for name in names():
        path, caught = VECTORS / f"{name}.json", caught_by(case(name))
        written = write_if_changed(path, with_catches(path.read_text("utf8"), caught))
        print(f"{path.name} {'written' if written else 'unchanged'}: catches {len(caught)}", flush=True)


if __name__ == "__main__":
    main()
