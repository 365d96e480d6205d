"""What something is that came as an answer, for a message about what should have come; nothing of its own is run."""

from typing import Any

import numpy as np

from .text import Text

CONTAINERS: dict[type, Text] = {
    tuple: Text("tuple ({count})", "含 {count} 个值的元组"),
    list: Text("list ({count})", "含 {count} 个值的列表"),
    dict: Text("dict ({count})", "含 {count} 项的字典"),
}


def kind(value: Any) -> Text:
    """Return what something is; in Chinese it begins with the space that Latin letters need.

    Examples
    --------
    >>> [kind(value).say("en") for value in (None, [1, 2], np.zeros((2, 3)), np.array(["f"]), "f")]
    ['None', 'list (2)', 'array (2, 3)', 'array (1,) of str', 'text']
    >>> [kind(value).say("zh") for value in (None, [1, 2], np.zeros((2, 3)), "f")]
    [' None', '含 2 个值的列表', '形状为 (2, 3) 的数组', '一段文字']
    """
    if type(value) is str:
        return Text("text", "一段文字")
    if type(value) is np.ndarray and value.dtype.kind not in "biuf":
        of = "str" if value.dtype.kind == "U" else value.dtype.name
        return Text(f"array {value.shape} of {of}", f"形状为 {value.shape}、类型为 {of} 的数组")
    if type(value) is np.ndarray:
        return Text(f"array {value.shape}", f"形状为 {value.shape} 的数组")
    if type(value) in CONTAINERS:
        text, count = CONTAINERS[type(value)], len(value)
        return Text(text.say("en", count=count), text.say("zh", count=count))
    name = _name(value).replace("{", "{{").replace("}", "}}")
    return Text(name, f" {name}")


def _name(value: Any) -> str:
    if value is None or value is ...:
        return str(value)
    if type(value) in (int, float, complex):
        return f"{value!r:.20}" if not isinstance(value, int) or abs(value) < 10**18 else "int"
    return type(value).__name__
