"""A training in a file: `.npz`, arrays and one JSON text; nothing in it is code, and nothing is unpickled."""

from __future__ import annotations

import json
import os
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from ..checks import Array, check_array, check_size
from ..files import write_whole
from ..params import LSTMParams
from ..variants.gru_params import GRUParams, GRUResetAfterParams
from ..variants.lstm_params import CoupledParams, NoForgetParams, PeepholeParams
from ..variants.rnn_params import RNNParams
from .fits import Fit, generator_of
from .model import Model
from .optimisers import AdamState
from .sequence_model import SequenceModel

FORMAT = "lstm_ref fit 1"
CELLS = {
    kind.__name__: kind
    for kind in (
        LSTMParams, RNNParams, PeepholeParams, CoupledParams, NoForgetParams, GRUParams, GRUResetAfterParams,
    )
}  # fmt: skip
MODELS = {kind.__name__: kind for kind in (Model, SequenceModel)}
READ_OUTS = {"Model": ("w_y", "b_y"), "SequenceModel": ("W_y", "b_y")}
ABOUT = {"format", "model", "cell", "step", "generator", "seed", "interrupted"}


def save_fit(path: str | os.PathLike[str], fit: Fit[Any]) -> None:
    """Write a fit to a file, whole or not at all: beside its place first, then moved there.

    Parameters
    ----------
    path : str or path
        Where to; a file that is there is replaced. Nothing is added to the name; `.npz` is usual.
    fit : Fit
        What `fit` returned, of a cell of this package and with `adam_update` or `sgd_update`.

    Raises
    ------
    TypeError
        If `fit` is no Fit, or holds a model, a cell or an optimiser of another kind.
    OSError
        If the file cannot be written; an old one is left as it was.

    Examples
    --------
    See `load_fit`.
    """
    if not isinstance(fit, Fit):
        raise TypeError(f"fit: expected Fit, got {type(fit).__name__}")
    model, cell, optimiser = type(fit.model), type(fit.model.params), fit.optimiser
    if MODELS.get(model.__name__) is not model or CELLS.get(cell.__name__) is not cell:
        raise TypeError(f"fit: expected a model and a cell of this package, got {model.__name__} of {cell.__name__}")
    if not (optimiser is None or isinstance(optimiser, AdamState)):
        raise TypeError(f"fit: expected an optimiser that is AdamState or None, got {type(optimiser).__name__}")
    about = {
        "format": FORMAT, "model": model.__name__, "cell": cell.__name__, "step": optimiser and optimiser.step,
        "generator": fit.generator, "seed": int(fit.seed), "interrupted": fit.interrupted,
    }  # fmt: skip
    parts = {"model": fit.model.arrays()}
    if optimiser is not None:
        parts |= {"mean": optimiser.mean, "square": optimiser.square}
    arrays = {f"{part}.{name}": array for part, held in parts.items() for name, array in held.items()}
    held = BytesIO()
    np.savez(held, about=np.array(json.dumps(about)), losses=fit.losses, **arrays)
    write_whole(Path(path), held.getvalue())


def load_fit(path: str | os.PathLike[str]) -> Fit[Any]:
    """Read a fit that `save_fit` wrote.

    Parameters
    ----------
    path : str or path
        The file.

    Returns
    -------
    Fit
        Equal to the bit to the one that was saved.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If it is broken or no fit; the message names the file and what is wrong.

    Examples
    --------
    >>> import tempfile
    >>> from lstm_ref import RNNParams, rnn_backward, rnn_forward
    >>> rng = np.random.default_rng(0)
    >>> model = Model.init(RNNParams.init(2, 8, rng=rng), rng=rng)
    >>> first = Fit(model, np.zeros(0), None, rng.bit_generator.state, seed=0, interrupted=True)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_fit(f"{folder}/first.npz", first)
    ...     again = load_fit(f"{folder}/first.npz")
    >>> again.generator == first.generator, bool(np.all(again.model.w_y == model.w_y))
    (True, True)
    """
    try:
        return fit_of(arrays_in(Path(path)))
    except (KeyError, TypeError, ValueError) as error:
        wrong = error.args[0] if isinstance(error, KeyError) else error
        raise ValueError(f"{path}: expected a fit that save_fit wrote: {wrong}") from error


def arrays_in(path: Path) -> dict[str, Array]:
    """Return all arrays of a `.npz`, by name; a ValueError says what is wrong with the file."""
    data = BytesIO(path.read_bytes())
    if not zipfile.is_zipfile(data):
        raise ValueError("it is no .npz, or not the whole of it")
    data.seek(0)
    try:
        with np.load(data, allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError, zlib.error) as error:
        raise ValueError(f"its arrays cannot be read: {error}") from error


def fit_of(arrays: Mapping[str, Array]) -> Fit[Any]:
    """Return the fit that the arrays of a file hold."""
    about = about_of(arrays)
    kind, cell = one_of("model", about["model"], MODELS), one_of("cell", about["cell"], CELLS)
    inside = list(cell.__dataclass_fields__)
    names = (*inside, *READ_OUTS[about["model"]])
    parts = ("model",) if about["step"] is None else ("model", "mean", "square")
    wanted = {"about", "losses", *(f"{part}.{name}" for part in parts for name in names)}
    if wanted != set(arrays):
        lacking, foreign = sorted(wanted - set(arrays)), sorted(set(arrays) - wanted)
        raise ValueError(f"arrays missing: {lacking}; arrays that do not belong there: {foreign}")
    held = {part: {name: arrays[f"{part}.{name}"] for name in names} for part in parts}
    params = cell(**{name: held["model"][name] for name in inside})
    model = kind(params, *(held["model"][name] for name in READ_OUTS[about["model"]]))
    for part in parts[1:]:
        for name, array in held["model"].items():
            check_array(f"{part}.{name}", held[part][name], array.shape, dtype=array.dtype, finite=False)
    losses = arrays["losses"]
    if losses.ndim != 1 or losses.dtype != np.float64:
        raise ValueError(f"losses: expected shape (n,) and float64, got {losses.shape} and {losses.dtype}")
    optimiser = AdamState(about["step"], held["mean"], held["square"]) if len(parts) > 1 else None
    generator_of(about["generator"])
    return Fit(model, losses, optimiser, about["generator"], about["seed"], about["interrupted"])


def about_of(arrays: Mapping[str, Array]) -> dict[str, Any]:
    """Return what the JSON text of a file says, once it is seen to be of this format."""
    if "about" not in arrays or arrays["about"].dtype.kind != "U" or arrays["about"].ndim:
        raise ValueError("it has no text named about")
    about = json.loads(str(arrays["about"]))
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise ValueError(f"about: expected the format {FORMAT!r}")
    if set(about) != ABOUT:
        raise ValueError(f"about: expected {sorted(ABOUT)}, got {sorted(about)}")
    check_size("seed", about["seed"], least=0)
    step = about["step"]
    if (step is not None and (type(step) is not int or step < 1)) or type(about["interrupted"]) is not bool:
        raise ValueError(f"about: expected a step and whether it was interrupted, got {step}, {about['interrupted']}")
    return about


def one_of(name: str, key: Any, table: Mapping[str, Any]) -> Any:
    """Return what a closed table holds; nothing is looked up anywhere else."""
    if not isinstance(key, str) or key not in table:
        raise ValueError(f"{name}: expected one of {', '.join(table)}, got {key!r}")
    return table[key]
