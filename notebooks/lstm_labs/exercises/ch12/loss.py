"""Exercise 12.2: the cross-entropy of the due word alone."""

from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from lstm_ref.checks import Array

from ..cases import drawn, sizes
from ..kinds import Build, Mistake
from ..text import Text

Indices = NDArray[np.int64]


def at_due(y: Array, target: Indices, due: Indices) -> tuple[Array, Indices]:
    """Return the scores (B, V) and the targets (B,) at the due step of each sentence."""
    rows = np.arange(len(due))
    return y[due, rows], target[due, rows]


def log_p(y: Array) -> Array:
    """Return the log of the softmax over the last axis."""
    found: Array = y - np.logaddexp.reduce(y, axis=-1, keepdims=True)
    return found


def of_each(y: Array, target: Indices, due: Indices) -> Array:
    """Return -log p of the due word of each sentence, (B,)."""
    scores, right = at_due(y, target, due)
    return -log_p(scores)[np.arange(len(right)), right]


def due_loss(y: Array, target: Indices, due: Indices) -> float:
    """Return the mean of -log p of the due words."""
    return float(of_each(y, target, due).mean())


def everywhere(y: Array, target: Indices, due: Indices) -> float:
    """Return the mean over all steps that have a target."""
    T, B = target.shape
    return float(-log_p(y)[np.arange(T)[:, None], np.arange(B), target].mean())


def one_late(y: Array, target: Indices, due: Indices) -> float:
    """Take the step after the due one."""
    return due_loss(y, target, (due + 1) % len(y))


def same_step(y: Array, target: Indices, due: Indices) -> float:
    """Take every sentence at the due step of the first."""
    return due_loss(y, target, np.full_like(due, due[0]))


def by_batch(y: Array, target: Indices, due: Indices) -> float:
    """Take the softmax over the sentences."""
    scores, right = at_due(y, target, due)
    log_q = scores - np.logaddexp.reduce(scores, axis=0)
    return float(-log_q[np.arange(len(right)), right].mean())


def mean_first(y: Array, target: Indices, due: Indices) -> float:
    """Take the log of the mean probability."""
    return float(-np.log(np.exp(-of_each(y, target, due)).mean()))


def unnormalised(y: Array, target: Indices, due: Indices) -> float:
    """Take the scores for log probabilities."""
    scores, right = at_due(y, target, due)
    return float(-scores[np.arange(len(right)), right].mean())


def overflowing(y: Array, target: Indices, due: Indices) -> float:
    """Take exp of the scores as they are."""
    scores, right = at_due(y, target, due)
    p = np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)
    return float(-np.log(p[np.arange(len(right)), right]).mean())


def one_largest(y: Array, target: Indices, due: Indices) -> float:
    """Subtract one number, the largest score of all, from the scores of every step."""
    return overflowing(y - y.max(), target, due)


def draw(rng: Generator) -> dict[str, Any]:
    """Return scores (T, B, V), targets (T, B) and due steps (B,), not all of them alike."""
    T, B, V = sizes(rng, 3)
    target, due = rng.integers(V, size=(T, B)), rng.permutation(np.arange(B) % T)
    return {**drawn(rng, y=(T, B, V)), "target": target, "due": due}


LARGE = {
    "y": np.array([[[900.0, 901, 899], [0, 1, 2]], [[1, 0, 0], [900, 900, 902]]]),
    "target": np.array([[1, 0], [2, 2]]),
    "due": np.array([0, 1]),
}
MIXED = {**LARGE, "due": np.array([0, 0])}  # the scores of one due step are large, those of the other small
build_loss = Build(
    "12.2",
    due_loss,
    ("loss",),
    draw,
    mistakes=(
        Mistake(
            overflowing,
            Text(
                "exp(900) is more than a float can hold. Which number may be taken off all scores of a step?",
                "exp(900) 超出了浮点数的范围。一步的所有得分可以同时减去哪个数？",
            ),
        ),
        Mistake(
            one_largest,
            Text(
                "where all scores of a step lie far below the largest of all steps, every exp is 0. Which number suits "
                "each step?",
                "一步的得分要是都远小于所有步里最大的那个，exp 就全是 0。每一步各该减去哪个数？",
            ),
        ),
        Mistake(
            everywhere,
            Text(
                "that is the mean over all words. Only the due step of each sentence counts.",
                "这是对所有词的平均。每句话只看该用的那一步。",
            ),
        ),
        Mistake(
            one_late,
            Text(
                "`due` is already the step whose target is wanted; add nothing.",
                "`due` 就是要看的那一步，不用再往后数。",
            ),
        ),
        Mistake(same_step, Text("each sentence has a due step of its own.", "每句话该用的那一步各不相同。")),
        Mistake(
            by_batch,
            Text(
                "the probabilities of the V words add up to 1, not those of the sentences.",
                "加起来等于 1 的，是 V 个词的概率，不是各句话的。",
            ),
        ),
        Mistake(
            lambda *case: -due_loss(*case),
            Text("the log of a probability is negative; a loss is not.", "概率的对数是负的，损失不是。"),
        ),
        Mistake(
            lambda *case: due_loss(*case) / np.log(2),
            Text("those are bits; nats are wanted.", "这是比特；这里要的是奈特。"),
        ),
        Mistake(
            lambda *case: float(of_each(*case).sum()),
            Text("that is the sum over the sentences; the mean is wanted.", "这是对各句求和；这里要的是平均。"),
        ),
        Mistake(
            of_each,
            Text(
                "that is a loss for each sentence; one number is wanted, their mean.",
                "这是每句话各一个损失；这里只要一个数，它们的平均。",
            ),
        ),
        Mistake(
            lambda *case: float(np.exp(-of_each(*case)).mean()),
            Text("that is the mean probability. Where is the logarithm?", "这是概率的平均。对数在哪里？"),
        ),
        Mistake(mean_first, Text("which comes first, the logarithm or the mean?", "先取对数，还是先取平均？")),
        Mistake(
            unnormalised,
            Text("a score is no log probability yet. What is taken off it?", "得分还不是对数概率。要从里面减去什么？"),
        ),
    ),
    hint=Text(
        "pick the scores of the due steps first, `y[due, np.arange(B)]`, a row for each sentence; then the softmax.",
        "先取出该用那一步的得分 `y[due, np.arange(B)]`，每句话一行；再算 softmax。",
    ),
    right=Text(
        "The same loss as in training, asked only where agreement shows.",
        "还是训练时用的那个损失，只是专问该前后相配的地方。",
    ),
    fixed=(LARGE, MIXED),
)
