"""Exercise 12.4: the hidden units without which a trained model is worst."""

from numpy.random import Generator

from lstm_ref.checks import Array
from lstm_ref.learning import SequenceModel

from ..kinds import Design
from ..result import Wrong
from ..text import Text
from .models import Key, of_model, shares

NEAR = 0.02  # so close to the worst share counts as the worst: other sentences could turn the order

NO_UNIT = Text(
    "There is no unit {unit}. Hint: they are counted from 0 to {last}.", "没有隐藏单元 {unit}。提示：从 0 数到 {last}。"
)
SWAPPED = Text(
    "You have swapped the two: without unit {unit} the pronoun suffers most.\n"
    "Hint: the first row of `left` is for the verb, in Chinese for the noun, the second for the pronoun.",
    "两个写反了：静音第 {unit} 号隐藏单元，错得最多的是代词。\n提示：`left` 的第一行是前一个答案的，第二行才是代词的。",
)
BEST = Text(
    "Without unit {unit}, {got} of the answers are right, more than without any other.\n"
    "Hint: look for the unit that the model can least do without.",
    "静音 {unit} 号，答对的还有 {got}，比静音别的哪个都多。\n提示：要找的是模型最离不开的那个。",
)
OTHER = Text(
    "Without unit {unit}, {got} of the answers to question {k} are right; without another one it is {least}.\n"
    "Hint: silence each unit in turn and take the one with the smallest share.",
    "静音 {unit} 号，第 {k} 问还能答对 {got}；静音另一个，只剩 {least}。\n提示：一个一个静音，取比例最小的那个。",
)


def are_worst(found: tuple[SequenceModel, tuple[float, ...]], rng: Generator) -> None:
    """12.4: without these units the answers are worst."""
    model, units = found
    _, left = shares(Key(model))
    H = left.shape[1]
    for unit in units:
        if unit != int(unit) or not 0 <= unit < H:
            raise Wrong(NO_UNIT, {"unit": unit, "last": H - 1})
    first, second = (int(unit) for unit in units)
    if first != second and worst(left[0], second) and worst(left[1], first) and not worst(left[0], first):
        raise Wrong(SWAPPED, {"unit": first})
    for k, unit in enumerate((first, second)):
        if not worst(left[k], unit):
            values = {"unit": unit, "got": float(left[k, unit]), "least": float(left[k].min()), "k": k + 1}
            raise Wrong(BEST if left[k, unit] == left[k].max() else OTHER, values)


def worst(left: Array, unit: int) -> bool:
    """Return whether hardly less is left without any other unit."""
    return bool(left[unit] <= left.min() + NEAR)


find = Design(
    "12.4",
    of_model("unit_1", "unit_2"),
    (are_worst,),
    right=Text(
        "Found by taking away. How much is lost, and whether another unit helps out, is the next thing to look at.",
        "拿掉谁损失最大，就找到了谁。接着要看的是：丢了多少，有没有别的隐藏单元替它。",
    ),
)
