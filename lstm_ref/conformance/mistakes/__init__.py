"""Wrong cells, by name: what the suite is held to, and what the checker compares an answer with.

Each is one line that is otherwise: an equation of the cell or of its gradients (`equations` has the right ones), what
is read, what is carried, what is handed back. Orders of the gates and layouts of the weights are not among them.

Examples
--------
>>> from lstm_ref.conformance import case
>>> one = mistakes("lstm")[0]
>>> one.name, one.says, one.name in caught_by(case("lstm_pytorch"))
('1-added-in-f', 'f_t = sigmoid(a_f + 1)', True)
"""

from .mistake import Mistake
from .named import caught_by, mistakes

__all__ = ["Mistake", "caught_by", "mistakes"]
