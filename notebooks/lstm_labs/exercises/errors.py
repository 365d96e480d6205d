"""What an answer raised, as a finding: the error, the reader's line, and a hint that fits."""

import re
import traceback
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from typing import Any

from .gaps import code_of
from .result import Wrong
from .shown import shown
from .text import Text

LONGEST = 200  # characters of an error or of a line

RAISED = Text("Called with {call}, it raised {error}{line}{hint}", "以 {call} 调用时，它抛出了 {error}{line}{hint}")
STOP = Text(".", "。")
LINE = Text("\nline {number}{colon}{source}", "\n第 {number} 行{colon}{source}")
HINTS = {
    "unbound": Text(
        "\nHint: which value does this name have before this line runs for the first time?",
        "\n提示：这一行第一次运行之前，这个名字的值是什么？",
    ),
    "sigmoid": Text(
        "\nHint: NumPy has no sigmoid and none is imported here: write it with np.exp.",
        "\n提示：NumPy 没有 sigmoid，这里也没有导入：请用 np.exp 写出来。",
    ),
    "name": Text("\nHint: is every name spelled as it was defined?", "\n提示：每个名字都与定义时写得一样吗？"),
    "none": Text(
        "\nHint: what stands before the dot is None. A method such as `append` changes the list and returns None: "
        "leave out the `=`.",
        "\n提示：点号前面的值是 None。`append` 之类的方法直接改动列表，返回的是 None：不要再写等号赋值。",
    ),
    "frozen": Text(
        "\nHint: its fields can be read, not set. Make a new object, such as `LSTMState(h=…, C=…)`.",
        "\n提示：它的字段只能读，不能改。请新建一个对象，例如 `LSTMState(h=…, C=…)`。",
    ),
    "field": Text(
        "\nHint: which fields does this object have? They can be read, not set.",
        "\n提示：这个对象有哪些字段？字段只能读，不能改。",
    ),
    "arguments": Text(
        "\nHint: how many arguments does your function take, and in which order?",
        "\n提示：你的函数有几个参数，顺序对吗？",
    ),
    "arguments_there": Text(
        "\nHint: how many arguments does the function take that is called in this line?",
        "\n提示：这一行调用的函数要几个参数？",
    ),
    "list_of_arrays": Text(
        "\nHint: what is the first argument of the function in this line: one array, or a list of arrays?",
        "\n提示：这一行的函数，第一个参数应当是一个数组，还是由几个数组组成的列表？",
    ),
    "one_number": Text(
        "\nHint: functions of `math` take one number; those of NumPy take whole arrays.",
        "\n提示：`math` 里的函数一次只算一个数，NumPy 里的函数能算整个数组。",
    ),
    "gradient": Text(
        "\nHint: a tensor that requires grad has to be detached before it becomes an array.",
        "\n提示：需要梯度的张量，要先 detach 才能变成数组。",
    ),
    "truth": Text(
        "\nHint: this condition is an array, with an answer for each entry. `if` wants a single one; `np.where` chooses "
        "entry by entry.",
        "\n提示：这个条件是一个数组，每个元素各有真假。`if` 只认一个真假；要逐个元素地选，用 `np.where`。",
    ),
    "empty": Text(
        "\nHint: one of the arrays is empty. A slice such as `a[m:-k]` is, when k is 0: write its end as a positive index.",
        "\n提示：有一个数组是空的。`a[m:-k]` 这样的切片，k 为 0 时就取不到东西：把终点写成正的下标。",
    ),
    "shapes": Text(
        "\nHint: print the shapes of the arrays just before the line that fails.",
        "\n提示：在出错的那一行之前，打印各数组的形状看看。",
    ),
    "domain": Text(
        "\nHint: which number goes into this operation, and is it defined there? Print it just before.",
        "\n提示：这一步运算用到的是哪个数？在那里有定义吗？先把它打印出来看看。",
    ),
    "mask": Text(
        "\nHint: the mask was laid on another axis than the one it is as long as. `a[mask]` chooses along axis 0, "
        "`a[:, mask]` along axis 1.",
        "\n提示：掩码用错了轴，它的长度与这个轴对不上。`a[mask]` 沿轴 0 选，`a[:, mask]` 沿轴 1 选。",
    ),
    "index": Text(
        "\nHint: how long is what you index, and where does counting begin?",
        "\n提示：取下标的对象有多长？下标从几数起？",
    ),
    "type": Text(
        "\nHint: what kind of thing is each value in this line? Print `type(value)` of it.",
        "\n提示：这一行里的每个值是什么类型？用 `type(变量)` 打印出来看看。",
    ),
    "recursion": Text("\nHint: your function calls itself without an end.", "\n提示：你的函数不断调用自己，停不下来。"),
    "memory": Text("\nHint: how large is the array that it asks for?", "\n提示：它要建的数组有多大？"),
    "plain": Text("", ""),
}
LISTING = re.compile(r"^(concatenate|[hvd]?stack|column_stack)\(\) (takes|got multiple)")  # arrays that are no list
SHAPES = ("shape", "dimension", "broadcast", "core", "axis", "array at index", "equal division")


def raised(answer: Callable[..., Any], case: dict[str, Any], error: BaseException) -> Wrong:
    """Return the finding for an error that a call of the answer raised."""
    number, source = _line(answer, error)
    known = {"number": number, "source": source, "colon": Text(": ", "：") if source else ""}
    values = {"call": shown(case), "error": told(error), "hint": HINTS[_kind(error, inside=number > 0)]}
    return Wrong(RAISED, {**values, **known, "line": LINE if number else STOP}, case)


def told(error: BaseException) -> str:
    """Return the kind of an error and the first line of what it says, not too long.

    Examples
    --------
    >>> told(ValueError("no such thing"))
    'ValueError: no such thing'
    """
    try:
        lines = str(error).splitlines()
    except Exception:  # whatever an error of the reader's own does when it is printed
        lines = []
    said = lines[0].rstrip(".") if lines else ""
    return type(error).__name__ + (f": {cut(said)}" if said else "")


def cut(line: str) -> str:
    """Return a line, cut where it is too long."""
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _line(answer: Callable[..., Any], error: BaseException) -> tuple[int, str]:
    """Return the last line of the answer's own file that ran, and its text; 0 and nothing where it is not known."""
    code = code_of(answer)
    frames = traceback.extract_tb(error.__traceback__) if code else []
    own = [frame for frame in frames if code and frame.filename == code.co_filename]
    return (own[-1].lineno or 0, cut(own[-1].line or "")) if own else (0, "")


def _kind(error: BaseException, inside: bool) -> str:
    try:
        said = str(error)
    except Exception:
        said = ""
    is_type = isinstance(error, TypeError)
    arguments = is_type and ("positional argument" in said or "keyword argument" in said)
    kinds = {
        "list_of_arrays": is_type and ("converted to a scalar index" in said or bool(LISTING.match(said))),
        "arguments": arguments and not inside,
        "arguments_there": arguments,
        "unbound": isinstance(error, UnboundLocalError),
        "sigmoid": isinstance(error, NameError | AttributeError) and "'sigmoid'" in said,
        "name": isinstance(error, NameError) or "module" in said,
        "none": isinstance(error, AttributeError) and "'NoneType'" in said,
        "frozen": isinstance(error, FrozenInstanceError),
        "field": isinstance(error, AttributeError),
        "one_number": is_type and "scalar" in said,
        "gradient": "requires grad" in said,
        "truth": isinstance(error, ValueError) and "truth value of an array" in said,
        "empty": isinstance(error, ValueError) and "broadcast" in said and "(0,)" in said,
        "shapes": isinstance(error, ValueError) and any(word in said for word in SHAPES),
        "domain": isinstance(error, ArithmeticError) or "math domain" in said or "expected a positive input" in said,
        "mask": isinstance(error, IndexError) and "boolean index did not match" in said,
        "index": isinstance(error, LookupError),
        "type": is_type,
        "recursion": isinstance(error, RecursionError),
        "memory": isinstance(error, MemoryError),
        "plain": True,
    }
    return next(kind for kind, fits in kinds.items() if fits)
