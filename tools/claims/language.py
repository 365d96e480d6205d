"""Claims 7 to 9, about a trained language model: they wait for its measurement."""

from tools.claims.claim import Claim, Text

WAITS = Text("–", "–")
RULE = Text(
    "It will be set before the network is trained, and stand here with its measurement.",
    "规则会在训练之前定下，连同测量结果列在这里。",
)
FILE = "language_model"
CLAIMS = (
    Claim(
        number=7,
        claim=Text(
            "Meeting a new subject, the network forgets the gender of the old one: $f$ dips there.",
            "读到新的主语，网络就忘掉旧主语的性别：$f$ 在那里下降。",
        ),
        sources=("olah2015",),
        files=(FILE,),
        pages=("05_forget_gate",),
        measured=WAITS,
        rule=RULE,
    ),
    Claim(
        number=8,
        claim=Text(
            "The gender of the new subject is written: $i * \\tilde{C}$ is large there.",
            "新主语的性别被写进去：$i * \\tilde{C}$ 在那里变大。",
        ),
        sources=("olah2015",),
        files=(FILE,),
        pages=("06_input_gate",),
        measured=WAITS,
        rule=RULE,
    ),
    Claim(
        number=9,
        claim=Text(
            "The output carries the number of the subject where a verb is due (in Chinese, the class of the measure "
            "word where the noun is due).",
            "该出现动词的地方，输出里带着主语的单复数（在中文里，该出现名词的地方，带着量词的类别）。",
        ),
        sources=("olah2015",),
        files=(FILE,),
        pages=("08_output_gate",),
        measured=WAITS,
        rule=RULE,
    ),
)
