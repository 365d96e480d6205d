"""Claims 7 to 9, about a trained language model: they wait for its measurement."""

from tools.claims.claim import Claim

FILE = "language_model"
CLAIMS = (
    Claim(number=7, sources=("olah2015",), files=(FILE,), pages=("05_forget_gate",)),
    Claim(number=8, sources=("olah2015",), files=(FILE,), pages=("06_input_gate",)),
    Claim(number=9, sources=("olah2015",), files=(FILE,), pages=("08_output_gate",)),
)
