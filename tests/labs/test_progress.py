"""The bar below a cell that trains leaves behind what it began with."""

import sys

import IPython.display  # noqa: F401
import pytest

from lstm_labs.lab import Progress


@pytest.mark.parametrize("total", [1, 7, 130])
def test_a_bar_ends_as_it_began(monkeypatch, total):
    shown = []

    class Handle:
        def update(self, data, *, raw):
            shown.append(data["text/html"])

    def display(data, *, raw, display_id):
        shown.append(data["text/html"])
        return Handle()

    monkeypatch.setattr(sys.modules["IPython.display"], "display", display)
    progress = Progress()
    for done in range(1, total + 1):
        progress(done, total, 0.5)
    assert shown[0] == shown[-1] == ""
    assert len(shown) <= Progress.STEPS * 3
    assert all(f'max="{total}"' in bar for bar in shown[1:-1])
    assert total == 1 or len(shown) > 2
