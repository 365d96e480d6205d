"""Let `{glue:text}` read a text of another page without a format: `labs/05_forget_gate.ipynb::f_1`.

myst-nb takes what follows the last colon for the format; without one it splits the `::`.
"""

from myst_nb.ext.glue.domain import NbGlueDomain
from myst_nb.ext.glue.roles import PasteTextRole


class PasteText(PasteTextRole):
    def run(self):
        path, mark, key = self.text.partition("::")
        if mark and ":" not in key:
            self.text = f"{path}::{key}:s"
        return super().run()


def setup(app):
    NbGlueDomain.roles["text"] = PasteText()
    return {"parallel_read_safe": True, "parallel_write_safe": True}
