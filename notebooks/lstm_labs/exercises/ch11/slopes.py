"""The slopes of the two activation functions as factors, and what is often written in their place."""

import numpy as np

from lstm_ref import sigmoid
from lstm_ref.checks import Array

from ..line import Factor
from ..text import Text


def sigmoid_slope(y: Array, a: Array, of: str) -> Factor:
    """Return the slope of the gate `of`, whose value is y and whose pre-activation is a."""
    again = sigmoid(y)
    return Factor(
        y * (1 - y),
        Text(f"the slope of the sigmoid that makes {of}", f"得出 {of} 的那个 sigmoid 的导数"),
        confused=(
            (
                1 - y**2,
                Text(
                    f"that is the slope of a tanh. Which function makes {of}?",
                    f"这是 tanh 的导数。得出 {of} 的是哪个函数？",
                ),
            ),
            (
                a * (1 - a),
                Text(
                    f"the slope y (1 - y) is taken with y the pre-activation of {of}. What is y?",
                    f"在 y (1 - y) 里，你把 {of} 的预激活值当成了 y。y 应当是什么？",
                ),
            ),
            (
                again * (1 - again),
                Text(
                    f"{of} goes through the sigmoid twice here. It has been through it already.",
                    f"你让 {of} 过了两次 sigmoid。它本来就是 sigmoid 的输出。",
                ),
            ),
            (
                y,
                Text(
                    f"half of the slope. Where {of} is nearly 1, does its pre-activation still move it much?",
                    f"导数只写了一半。{of} 接近 1 时，预激活值变一点，它还会怎么变吗？",
                ),
            ),
            (
                1 - y,
                Text(
                    f"half of the slope. Where {of} is nearly 0, does its pre-activation still move it much?",
                    f"导数只写了一半。{of} 接近 0 时，预激活值变一点，它还会怎么变吗？",
                ),
            ),
        ),
    )


def tanh_slope(y: Array, a: Array, of: str, inside: str) -> Factor:
    """Return the slope of a tanh whose value is y = `of`, and into which a = `inside` went."""
    return Factor(
        1 - y**2,
        Text(f"the slope of the tanh that makes {of}", f"得出 {of} 的那个 tanh 的导数"),
        confused=(
            (
                y * (1 - y),
                Text(
                    f"that is the slope of a sigmoid. Which function makes {of}?",
                    f"这是 sigmoid 的导数。得出 {of} 的是哪个函数？",
                ),
            ),
            (
                1 - a**2,
                Text(
                    f"the slope 1 - y^2 is taken with y = {inside}, which went into the tanh. What is y?",
                    f"在 1 - y^2 里，你把送进 tanh 的 {inside} 当成了 y。y 应当是什么？",
                ),
            ),
            (
                1 - np.tanh(y) ** 2,
                Text(
                    f"{of} goes through the tanh twice here. It has been through it already.",
                    f"你让 {of} 过了两次 tanh。它本来就是 tanh 的输出。",
                ),
            ),
            (
                1 - y,
                Text(
                    f"nearly the slope of the tanh. At {of} = -1 it would be 2. What makes it even?",
                    f"离 tanh 的导数只差一点。照你的写法，{of} = -1 处导数是 2。怎样才能让它左右对称？",
                ),
            ),
            (
                y**2,
                Text(
                    f"the slope would be 0 where {of} is 0. Is the tanh flat there?",
                    f"照你的写法，{of} 为 0 处导数是 0。tanh 在那里是平的吗？",
                ),
            ),
        ),
    )
