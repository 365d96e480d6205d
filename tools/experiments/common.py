"""What the experiments share: cells by name and how they start, training until a task is solved, rounding."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log10
from typing import Any

import numpy as np

import lstm_ref as ref
from lstm_ref.learning.tasks import adding, remember_bit
from lstm_ref.learning.training import Loss, Model, accuracy, logistic_loss, predict, squared_loss, train

BATCH = 32
CHECK_EVERY = 50  # updates
FRESH = 500  # sequences drawn anew for each check
ENOUGH = 0.99  # at least, of signs
EXACT = 0.01  # at most, mean squared error; always answering 1 has 1/6
LINE = 110  # characters


@dataclass(frozen=True)
class Kind:
    """A cell by its verbs, and `start(D, H, rng)`, which draws its parameters."""

    forward: Callable[..., Any]
    backward: Callable[..., Any]
    start: Callable[[int, int, np.random.Generator], Any]

    def model(self, H: int, rng: np.random.Generator) -> Model:
        """Return a new cell for two inputs, with a new read-out."""
        return Model.init(self.start(2, H, rng), rng=rng)


def rnn(recurrent: Callable[[int, np.random.Generator], np.ndarray]) -> Kind:
    """Return a plain network whose recurrent weights, (H, H), are drawn by `recurrent`; the others stay uniform."""

    def start(D: int, H: int, rng: np.random.Generator) -> ref.RNNParams:
        params = ref.RNNParams.init(D, H, rng=rng)
        return ref.RNNParams(np.concatenate([recurrent(H, rng), params.W_h[:, H:]], axis=1), params.b_h)

    return Kind(ref.rnn_forward, ref.rnn_backward, start)


def orthogonal(H: int, rng: np.random.Generator) -> np.ndarray:
    """Return a random orthogonal matrix; the signs make all of them equally likely."""
    Q, R = np.linalg.qr(rng.normal(size=(H, H)))
    return Q * np.sign(np.diag(R))


def with_bias(Params: Any, forward: Any, backward: Any, bias: float) -> Kind:
    """Return a cell with a forget gate, its weights uniform and its forget bias as given."""
    return Kind(forward, backward, lambda D, H, rng: Params.init(D, H, rng=rng, forget_bias=bias))


def lstm(bias: float) -> Kind:
    return with_bias(ref.LSTMParams, ref.lstm_forward, ref.lstm_backward, bias)


RNN_UNIFORM = Kind(ref.rnn_forward, ref.rnn_backward, lambda D, H, rng: ref.RNNParams.init(D, H, rng=rng))
TRAINABLE = {
    "rnn_uniform": RNN_UNIFORM,
    "rnn_orthogonal": rnn(orthogonal),
    "rnn_identity": rnn(lambda H, rng: np.eye(H)),
    "lstm_b0": lstm(0),
    "lstm_b1": lstm(1),
    "lstm_b3": lstm(3),
}
SIZES = {name: 33 if name.startswith("rnn") else 16 for name in TRAINABLE}  # 1,188 and 1,216 parameters


@dataclass(frozen=True)
class Task:
    """What is drawn, the loss that is trained, the score on fresh data with its name, and which scores are good."""

    draw: Callable[..., tuple[np.ndarray, np.ndarray]]
    loss: Loss
    score: Callable[[np.ndarray, np.ndarray], float]
    scored: str
    solved: Callable[[float], bool]

    def batches(self, size: int, rng: np.random.Generator, updates: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Return training batches, drawn as they are asked for."""
        return (self.draw(size, BATCH, rng) for _ in range(updates))

    def fresh_score(self, kind: Kind, model: Model, size: int, rng: np.random.Generator) -> float:
        """Return the score on sequences that are drawn for this."""
        x, target = self.draw(size, FRESH, rng)
        return self.score(predict(kind.forward, model, x), target)


def mean_square(y: np.ndarray, target: np.ndarray) -> float:
    return squared_loss(y, target)[0]


BIT = Task(remember_bit, logistic_loss, accuracy, "accuracy", lambda right: right >= ENOUGH)
ADDING = Task(adding, squared_loss, mean_square, "error", lambda error: error <= EXACT)


def bit_batches(lag: int, rng: np.random.Generator, updates: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    return BIT.batches(lag, rng, updates)


def bit_accuracy(kind: Kind, model: Model, lag: int, rng: np.random.Generator) -> float:
    return BIT.fresh_score(kind, model, lag, rng)


def until_solved(
    kind: Kind, H: int, task: Task, size: int, rate: float, seed: int, budget: int
) -> tuple[int | None, float]:
    """Train until fresh data are answered well; return after how many updates (None: never), and the last score."""
    rng, fresh_rng = np.random.default_rng(seed), np.random.default_rng([seed, 1])
    start = kind.model(H, rng)
    batches = task.batches(size, rng, budget)
    score = float("nan")
    models = train(kind.forward, kind.backward, start, batches, task.loss, learning_rate=rate)
    for update, (model, _) in enumerate(models, start=1):
        if update % CHECK_EVERY == 0:
            score = task.fresh_score(kind, model, size, fresh_rng)
            if task.solved(score):
                return update, score
    return None, score


def outcome(task: Task, runs: list[tuple[int | None, float]]) -> dict[str, Any]:
    """Return what the seeds of one setting gave, from `until_solved`."""
    updates = [update for update, _ in runs]
    solved = sum(update is not None for update in updates)
    return {"solved": f"{solved}/{len(runs)}", "updates": updates, task.scored: spread(score for _, score in runs)}


def spread(values: Any) -> dict[str, Any]:
    """Return median and quartiles, to three digits."""
    low, middle, high = (three_digits(q) for q in np.percentile(list(values), [25, 50, 75]))
    return {"median": middle, "quartiles": [low, high]}


def three_digits(number: float) -> float:
    return float(f"{number:.3g}")


def exponent(number: float) -> float:
    """Return log10 to one decimal; -300 stands for everything below it, and for 0."""
    return round(log10(max(number, 1e-300)), 1) + 0.0


def to_json(measurement: dict[str, Any]) -> str:
    """Return the measurement as JSON: a list of numbers is one line, and a short object that holds no other."""
    text = json.dumps(measurement, indent=1, ensure_ascii=False)
    for inner in (r"\[[^\[\]{}]*\]", r"{[^{}]*}"):
        text = re.sub(inner, lambda found: on_one_line(found[0]), text)
    return text + "\n"


def on_one_line(text: str) -> str:
    line = re.sub(r"(?<=[\[{]) | (?=[\]}])", "", " ".join(text.split()))
    return line if len(line) <= LINE or line[0] == "[" else text
