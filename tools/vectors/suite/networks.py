"""A case made by PyTorch in two ways: by the equations, with every value between, and by its own module.

Both return outputs and gradients, as the dtype that they were computed in. The loss is the sum of h, h_n and C_n of
each direction, each multiplied by its weights; without weights there are no gradients.
"""

from typing import Any

import torch

from lstm_ref.conformance.reference import ENDS
from tools.vectors.suite.equations import DIFFERENTIATED, Tensors, run
from tools.vectors.suite.inputs import Named

MODULE = {"lstm": ("LSTM", "ifCo"), "gru_reset_after": ("GRU", "rzh"), "rnn": ("RNN", "h")}  # and its blocks of rows


def leaves_of(inputs: Named, dtype: Any) -> Tensors:
    return {name: torch.tensor(array, dtype=dtype, requires_grad=True) for name, array in inputs.items()}


def go_back(outputs: Tensors, weights: Named) -> None:
    """Let the gradients of the loss be computed, if there is one."""
    if weights:
        loss = sum((torch.tensor(w, dtype=outputs[name].dtype) * outputs[name]).sum() for name, w in weights.items())
        loss.backward()


def arrays(tensors: Tensors) -> Named:
    return {name: tensor.detach().numpy() for name, tensor in tensors.items()}


def state_of(leaves: Tensors, end: str) -> Tensors:
    return {part: leaves[f"{part}0{end}"] for part in "hC" if f"{part}0{end}" in leaves}


def by_equations(cell: str, inputs: Named, weights: Named, dtype: Any, *, every_step: bool) -> tuple[Named, Named]:
    """Return every value of every step, and the gradients by the inputs and, if wanted, by the steps' values."""
    leaves, steps = leaves_of(inputs, dtype), {}
    outputs: Tensors = {}
    ends = [end for end in ENDS if f"h0{end}" in inputs]
    for end in ends:
        p = {name.removesuffix(end): leaf for name, leaf in leaves.items() if name.endswith("_reverse") == bool(end)}
        steps[end] = run(cell, p, leaves["x"], state_of(leaves, end), reverse=bool(end))
        outputs |= {name + end: torch.stack([step[name] for step in steps[end]]) for name in steps[end][0]}
        outputs |= {f"{part}_n{end}": steps[end][0 if end else -1][part] for part in state_of(leaves, end)}
    go_back(outputs, weights)
    if len(ends) == 2:
        outputs["output"] = torch.cat([outputs[f"h{end}"] for end in ends], dim=2)
    gradients = {name: leaf.grad for name, leaf in leaves.items()} if weights else {}
    for end in ends if weights and every_step else ():
        names = DIFFERENTIATED[cell]
        gradients |= {name + end: torch.stack([step[name].grad for step in steps[end]]) for name in names}
    return arrays(outputs), arrays(gradients)


def rows(cell: str, leaves: Tensors, end: str) -> Tensors:
    """Return the parameters of PyTorch's module, made of those of lstm_ref; its second bias is zero, or b_hh."""
    parts = {gate: (leaves[f"W_{gate}{end}"], leaves[f"b_{gate}{end}"]) for gate in MODULE[cell][1]}
    if "z" in parts:
        parts["z"] = (-parts["z"][0], -parts["z"][1])  # its z weighs the old state: it is our 1 - z
    W, b = (torch.cat([part[k] for part in parts.values()]) for k in (0, 1))
    H = leaves[f"h0{end}"].shape[1]
    second = 0 * b
    if cell == "gru_reset_after":
        second = torch.cat([second[H:], leaves[f"b_hh{end}"]])
    named = {"weight_ih": W[:, H:], "weight_hh": W[:, :H], "bias_ih": b, "bias_hh": second}
    return {f"{name}_l0{end}": tensor for name, tensor in named.items()}


def by_module(cell: str, inputs: Named, weights: Named, dtype: Any) -> tuple[Named, Named]:
    """Return h, the final states and the gradients by the inputs, of nn.LSTM, nn.GRU or nn.RNN."""
    leaves = leaves_of(inputs, dtype)
    ends = [end for end in ENDS if f"h0{end}" in inputs]
    D, H = inputs["x"].shape[2], inputs["h0"].shape[1]
    network = getattr(torch.nn, MODULE[cell][0])(D, H, bidirectional=len(ends) == 2, dtype=dtype)
    ours: Tensors = {}
    for end in ends:
        ours |= rows(cell, leaves, end)
    network.load_state_dict({name: tensor.detach() for name, tensor in ours.items()})
    states = [state_of(leaves, end) for end in ends]
    first = tuple(torch.stack([state[part] for state in states]) for part in states[0])
    output, last = network(leaves["x"], first if cell == "lstm" else first[0])
    last = last if cell == "lstm" else (last,)
    outputs = {f"h{end}": output[..., k * H : (k + 1) * H] for k, end in enumerate(ends)}
    outputs |= {
        f"{part}_n{end}": stack[k] for part, stack in zip("hC", last, strict=False) for k, end in enumerate(ends)
    }
    go_back(outputs, weights)
    outputs |= {"output": output} if len(ends) == 2 else {}
    if not weights:
        return arrays(outputs), {}
    theirs = dict(network.named_parameters())
    torch.autograd.backward(list(ours.values()), [theirs[name].grad for name in ours])  # on to our parameters
    return arrays(outputs), arrays({name: leaf.grad for name, leaf in leaves.items()})
