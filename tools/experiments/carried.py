"""What h and C of a trained LSTM say of an answer's class, where the answer is due and before."""

import numpy as np

from lstm_ref.checks import Array
from lstm_ref.learning import SequenceModel
from lstm_ref.learning.tasks.batches import Indices
from lstm_ref.traces import Trace
from tools.experiments.agreement import Sample, evidence
from tools.experiments.gates_at_words import Measures, rounded

SHRINK = 1.0  # added to the diagonal: a ridge


def carried(lang: str, model: SequenceModel, trace: Trace, sample: Sample, answer: int, unit: int) -> Measures:
    """Return read-outs, the model's own evidence, and the unit's o, h and C, at the due step and before it.

    A read-out is a linear one, fitted on every second sentence and judged on the others: `h_due`, `C_due`; at the step
    before, `h_before`, `C_before`; `shuffled` from h at the due step, fitted to classes in a random order.
    `evidence_…` is how far the model's own scores speak for the right class, in nats: the log of the summed
    probability of its words less that of all other classes' words. `between` is the mean over the steps after the word
    that tells the class and before the due one.
    """
    due, right, B = sample.due[answer], sample.right[answer], np.arange(sample.x.shape[1])
    mixed = np.random.default_rng(0).permutation(right)
    y = evidence(lang, answer, model.read(trace.h))  # (T, B, K)
    for_right = y[:, B, right] - others(y, right)  # (T, B)
    told = [s.subjects[-1] if answer else s.head for s in sample.sentences]
    steps = np.arange(len(trace.h))[:, None]
    between = (steps > told) & (steps < due)
    o, h, C = (np.abs(part[:, :, unit]) for part in (trace.o, trace.h, trace.C))
    return rounded({
        "h_due": readable(trace.h[due, B], right),
        "h_before": readable(trace.h[due - 1, B], right),
        "C_due": readable(trace.C[due, B], right),
        "C_before": readable(trace.C[due - 1, B], right),
        "shuffled": readable(trace.h[due, B], mixed),
        "evidence_due": for_right[due, B].mean(),
        "evidence_before": for_right[due - 1, B].mean(),
        "evidence_between": for_right[between].mean(),
        "o_due": o[due, B].mean(),
        "o_between": o[between].mean(),
        "h_unit_due": h[due, B].mean(),
        "h_unit_between": h[between].mean(),
        "C_unit_due": C[due, B].mean(),
        "C_unit_between": C[between].mean(),
    })  # fmt: skip


def others(y: Array, right: Indices) -> Array:
    """Return the log of the summed exp of all classes but the right one, (T, B); y is (T, B, K)."""
    wrong = np.where(np.arange(y.shape[2]) == right[:, None], -np.inf, y)
    summed: Array = np.logaddexp.reduce(wrong, axis=2)
    return summed


def readable(values: Array, classes: Indices) -> float:
    """Return how many classes a linear read-out of the values (B, H) gets right; it is fitted on every second one.

    >>> values = np.random.default_rng(0).normal(size=(200, 3))
    >>> readable(values, (values[:, 1] > 0).astype(int)) > 0.9
    True
    """
    fitted, judged = values[::2], values[1::2]
    middle, width = fitted.mean(axis=0), fitted.std(axis=0) + 1e-9
    X, X_new = (np.column_stack([(part - middle) / width, np.ones(len(part))]) for part in (fitted, judged))
    wanted = np.eye(classes.max() + 1)[classes[::2]]
    W = np.linalg.solve(X.T @ X + SHRINK * np.eye(X.shape[1]), X.T @ wanted)
    return float(np.mean((X_new @ W).argmax(axis=1) == classes[1::2]))
