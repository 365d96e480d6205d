"""A module of PyTorch as a candidate: its parameters are set by their names, its gradients are autograd's."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from ...checks import Array
from ..checking import CandidateError, Ungraded
from ..reference import ENDS
from .answers import sequence_answer
from .errors import TargetError
from .raised import message, place, shown
from .signature import layout_of, meant, names_of
from .torch_loss import fits, gradient, loss_of

SMALL = (3, 2)  # input and hidden size of the module whose names are read
Factory = Callable[..., Any]


class TorchModule:
    """A module of PyTorch, made anew for each case; made by `torch_module`."""

    gradients = True

    def __init__(self, factory: Factory, layout: str | None, name: str) -> None:
        self.name, self._factory = name, factory
        has = dict(self.made(*SMALL, directions=1).named_parameters())
        means = [meant(name.rpartition(".")[2]) for name in has]
        if "" in means or len(set(means)) < len(means):
            names = tuple(f"{name} {tuple(one.shape)}" for name, one in has.items())
            sizes = dict(zip("DH", SMALL, strict=True))
            raise TargetError("parameters", name=self.name, names=names, known=names_of(), **sizes)
        self.layout = layout_of(means, layout)

    def __call__(self, asked: Mapping[str, Array]) -> Mapping[str, Array]:
        """Return what the module makes of a question, and its gradients; a CandidateError if it raises."""
        import torch

        ends = [end for end in ENDS if f"h0{end}" in asked]
        module = self.made(asked["x"].shape[2], asked["h0"].shape[1], directions=len(ends))
        if reverse := [name for name, _ in module.named_parameters() if "_reverse" in name and len(ends) == 1]:
            raise TargetError("one_direction", names=tuple(reverse))
        module.to(getattr(torch, str(asked["x"].dtype))).eval()
        parameters = {meant(name.rpartition(".")[2]): p for name, p in module.named_parameters()}
        self.fill(parameters, asked)
        names = ["x", *(f"{part}0{end}" for part in "hC" for end in ends if f"{part}0" in asked)]
        given = {name: torch.tensor(asked[name], requires_grad=True) for name in names}
        states = [torch.stack([given[f"{part}0{end}"] for end in ends]) for part in "hC" if f"{part}0" in asked]
        x = given["x"].transpose(0, 1) if (first := getattr(module, "batch_first", False)) else given["x"]
        self.refuse(module, parts := "hC"[: len(states)])
        try:
            output, last = unpacked(module(x, states[0] if len(states) == 1 else tuple(states)))
            output = output.transpose(0, 1) if first else output
            if len(ends) == 2 and output.shape[-1] == asked["h0"].shape[1]:
                want = (*output.shape[:-1], 2 * output.shape[-1])
                raise CandidateError("shape", name="output", want=want, got=tuple(output.shape))
            answer = sequence_answer((output, *last), asked, self.name)
            if "dh" not in asked or len(last) < len(states) or not fits(output, last, asked, ends):
                return Ungraded(answer)
            returned = ("output", *(f"{part}_n" for part in parts))
            if without := [name for name, one in zip(returned, (output, *last), strict=False) if not one.requires_grad]:
                return Ungraded(answer, CandidateError("no_graph", names=tuple(without)))
            if frozen := [name for name, parameter in parameters.items() if not parameter.requires_grad]:
                return Ungraded(answer, CandidateError("frozen", names=tuple(frozen)))
            loss_of(output, last, asked, ends).backward()
        except (CandidateError, TargetError, KeyboardInterrupt):
            raise
        except BaseException as error:
            raise shown(error, "module", state=state_in_words(parts), last=state_in_words(parts, "_n")) from error
        return answer | {f"d{name}": gradient(tensor) for name, tensor in (given | parameters).items()}

    def refuse(self, module: Any, parts: str) -> None:
        """Raise a TargetError if a module is one step, or is not called with x and the initial state."""
        from torch.nn import RNNCellBase

        names = parameters_of(module.forward)
        if isinstance(module, RNNCellBase) or next(iter(names), "").endswith("_t"):
            raise TargetError("module_step", name=self.name, state=state_in_words(parts))
        try:
            inspect.signature(module.forward).bind(None, None)
        except TypeError:
            asks = {"asks": tuple(names), "state": state_in_words(parts)}
            raise TargetError("forward", name=self.name, **asks) from None
        except ValueError:  # it cannot be read
            return

    def made(self, D: int, H: int, *, directions: int) -> Any:
        """Return a new module."""
        try:
            from torch.nn import Module
        except ImportError as error:
            raise TargetError("no_torch", why=error) from None
        options = {"bidirectional": True} if directions == 2 and takes(self._factory, "bidirectional") else {}
        try:
            module = self._factory(D, H, **options)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            why = f"{type(error).__name__}: {message(error)}"
            raise TargetError("not_made", name=self.name, why=why, where=place(error)) from error
        if not isinstance(module, Module):
            raise TargetError("not_a_module", name=self.name, got=type(module).__name__)
        return module

    def fill(self, parameters: Mapping[str, Any], asked: Mapping[str, Array]) -> None:
        """Set the parameters of a module to the weights in a question."""
        import torch

        for name, parameter in parameters.items():
            if name not in asked:
                known = tuple(one for one in asked if meant(one) and one not in ("x", "h0", "C0"))
                raise CandidateError("no_parameter", name=name, layout=self.layout, known=known)
            if asked[name].shape != tuple(parameter.shape):
                shapes = {"got": tuple(parameter.shape), "want": asked[name].shape}
                raise CandidateError("parameter", name=name, layout=self.layout, **shapes)
            with torch.no_grad():
                parameter.copy_(torch.tensor(asked[name]))


def torch_module(factory: Factory, layout: str | None = None, *, name: str | None = None) -> TorchModule:
    """Return a module of PyTorch as a candidate for `check`.

    Parameters
    ----------
    factory : callable
        A class such as `torch.nn.LSTM`, or a function: it is called with the input size and the hidden size, and for
        two directions with bidirectional=True if it takes that. The module is called with x (T, B, D), or (B, T, D)
        if it has `batch_first`, and the initial state, (directions, B, H): (h0, C0), or h0. Its parameters have the
        names of one layout, with or without _l0; those of a module inside it count too.
    layout : str, optional
        That layout, where the names do not say.
    name : str, optional
        What the report calls it.

    Returns
    -------
    TorchModule
        The candidate. Gradients are compared where the module returns the final state too, and it is a fault if
        what it returns, or a parameter, has none.

    Raises
    ------
    TargetError
        If PyTorch is not there, the module cannot be made, or its parameters have other names.
    """
    return TorchModule(factory, layout, name or str(getattr(factory, "__qualname__", type(factory).__name__)))


def is_factory(found: Any) -> bool:
    """Return whether a target makes modules of PyTorch: a class of them, or a function of input and hidden size.

    Raises
    ------
    TargetError
        If it is such a module itself.
    """
    if isinstance(found, type):
        return is_module_class(found)
    if is_module_class(type(found)):
        raise TargetError("instance", name=type(found).__name__)
    return callable(found) and {"input_size", "hidden_size"} <= set(parameters_of(found))


def is_module_class(kind: type) -> bool:
    """Return whether a class is one of PyTorch's modules; PyTorch is not imported for it."""
    return any(f"{base.__module__}.{base.__name__}" == "torch.nn.modules.module.Module" for base in kind.__mro__)


def takes(function: Factory, name: str) -> bool:
    """Return whether a function has a parameter of this name, or takes any."""
    parameters = parameters_of(function)
    return name in parameters or any(one.kind == one.VAR_KEYWORD for one in parameters.values())


def parameters_of(function: Factory) -> Mapping[str, inspect.Parameter]:
    """Return the parameters of a function; none if they cannot be read."""
    try:
        return inspect.signature(function).parameters
    except (TypeError, ValueError):
        return {}


def state_in_words(parts: str, which: str = "0") -> str:
    """Return how the initial state is given, (h0, C0) or h0; or the final one, of `which` _n."""
    words = ", ".join(part + which for part in parts)
    return f"({words})" if len(parts) > 1 else words


def unpacked(returned: Any) -> tuple[Any, list[Any]]:
    """Return the output and the parts of the final state: none, if they were not returned."""
    if not isinstance(returned, tuple):
        return returned, []
    output, *rest = returned
    return output, list(rest[0]) if len(rest) == 1 and isinstance(rest[0], tuple) else rest
