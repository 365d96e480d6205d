"""Modules of PyTorch held to the suite by the checker, where it is installed: right ones and wrong ones."""

from functools import partial

import numpy as np
import pytest

from lstm_ref.conformance import TargetError, check, torch_module
from lstm_ref.conformance.candidates import load
from lstm_ref.conformance.candidates.torch_module import is_factory
from lstm_ref.conformance.command import main
from lstm_ref.conformance.report.sentences import sentences

torch = pytest.importorskip("torch")
nn = torch.nn
GRADIENTS = {"dx", "dh0", "dweight_ih", "dweight_hh", "dbias_ih", "dbias_hh"}


class Packed(nn.Module):
    """An LSTM with one W and one b, written by hand; `slip` changes a line."""

    def __init__(self, input_size, hidden_size, slip=""):
        super().__init__()
        self.W = nn.Parameter(torch.zeros(4 * hidden_size, hidden_size + input_size))
        self.b = nn.Parameter(torch.zeros(4 * hidden_size))
        self.slip = slip

    def forward(self, x, state):
        h, C = (part[0] for part in state)
        hs = []
        for x_t in x:
            a_f, a_i, a_C, a_o = (torch.cat([h, x_t], 1) @ self.W.T + self.b).chunk(4, 1)
            f = torch.sigmoid(a_f)
            f = f.detach() if self.slip == "detached" else f
            C = f * C + torch.sigmoid(a_i) * torch.tanh(a_C)
            h = torch.sigmoid(a_o) * (C if self.slip == "no_tanh" else torch.tanh(C))
            hs.append(h)
        output = torch.stack(hs)
        if self.slip == "float32":
            output = output.float()
        return output if self.slip == "h_alone" else (output, (h[None], C[None]))


class Inside(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.recurrent = nn.LSTM(input_size, hidden_size, batch_first=True)
        self.batch_first = True

    def forward(self, x, state):
        return self.recurrent(x, state)


def report(factory, cell="lstm", **options):
    return check(torch_module(factory), cell, **options)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("directions", [1, 2])
@pytest.mark.parametrize(("kind", "cell"), [(nn.LSTM, "lstm"), (nn.GRU, "gru_reset_after"), (nn.RNN, "rnn")])
def test_pytorchs_own_modules_are_right(kind, cell, directions, dtype):
    for factory in (kind, partial(kind, batch_first=True)):
        found = report(factory, cell, directions=directions, dtype=dtype)
        assert found.right
        assert {name for outcome in found.outcomes for name in outcome.compared} >= GRADIENTS
        assert ("output" if directions == 2 else "h") in found.outcomes[0].compared


def test_modules_of_ones_own_are_right():
    assert {"dW", "db"} <= set(report(Packed).outcomes[0].compared)
    for factory in (Packed, Inside, partial(Packed, slip="h_alone")):
        assert report(factory).right
    assert report(partial(Packed, slip="h_alone")).outcomes[0].compared == ("h",)


def test_wrong_modules_are_wrong():
    assert all(o.difference.name == "h" for o in report(partial(Packed, slip="no_tanh")).outcomes)
    assert not any(o.right for o in report(partial(nn.LSTM, bias=False)).outcomes)
    wrong = [outcome for outcome in report(partial(Packed, slip="detached")).outcomes if not outcome.right]
    assert wrong
    assert all(outcome.difference.name.startswith("d") for outcome in wrong)
    assert not report(partial(Packed, slip="float32")).right


def test_the_second_direction_is_told_to_who_takes_it():
    bidirectional = lambda D, H: nn.LSTM(D, H, bidirectional=True)  # noqa: E731  it takes no keyword
    assert report(bidirectional, directions=2).right
    assert report(Inside, directions=2).outcomes[0].fault == "raised"


def test_what_does_not_fit_is_told():
    outcome = report(nn.GRU).outcomes[-1]
    assert (outcome.fault, outcome.detail["name"]) == ("parameter", "weight_ih")
    outcome = report(Beside, only="lstm_small_float64").outcomes[0]
    assert (outcome.fault, outcome.detail["kind"]) == ("raised", "RuntimeError")
    assert "called as forward(x, (h0, C0))" in sentences(outcome, "en")


class Beside(Packed):
    """It has the axis of the batch first, and does not say so."""

    def forward(self, x, state):
        return super().forward(x.transpose(0, 1), state)


class Forward(Packed):
    """A module that is called with the parameters of a function, of which a test needs the names alone."""

    def __init__(self, input_size, hidden_size, forward):
        super().__init__(input_size, hidden_size)
        self.forward = forward


@pytest.mark.parametrize(
    ("factory", "fault", "words"),
    [
        (partial(Forward, forward=lambda x: x), "forward", r"called as forward\(x, \(h0, C0\)\).* takes: x\n"),
        (partial(Forward, forward=lambda x, h, C: x), "forward", r" takes: x, h, C\n"),
        (partial(Forward, forward=lambda x_t, state: x_t), "module_step", r"is one step; .* forward\(x, \(h0, C0\)\)"),
        (nn.LSTMCell, "module_step", "^LSTMCell is one step"),
    ],
)
def test_what_is_called_otherwise_is_told(factory, fault, words):
    with pytest.raises(TargetError, match=words) as error:
        report(factory)
    assert error.value.fault == fault


class Graphless(Packed):
    """It returns some of output, h_n and C_n without their gradients."""

    def __init__(self, input_size, hidden_size, what):
        super().__init__(input_size, hidden_size)
        self.what = what

    def forward(self, x, state):
        output, last = super().forward(x, state)
        values = {"output": output, "h_n": last[0], "C_n": last[1]}
        output, *last = (one.detach() if name in self.what else one for name, one in values.items())
        return output, tuple(last)


@pytest.mark.parametrize("what", [["output"], ["C_n"], ["output", "h_n", "C_n"]])
def test_a_module_that_cannot_be_trained_is_wrong(what):
    found = report(partial(Graphless, what=what))
    assert not found.right
    wrong = [(outcome.fault, outcome.detail) for outcome in found.outcomes if not outcome.right]
    assert wrong == [("no_graph", {"names": tuple(what)})] * len(wrong)


def test_a_parameter_that_is_not_trained_is_told():
    def frozen(D, H):
        module = Packed(D, H)
        module.W.requires_grad_(False)
        return module

    outcome = report(frozen).outcomes[0]
    assert (outcome.fault, outcome.detail) == ("frozen", {"names": ("W",)})


def test_that_no_gradients_were_compared_is_told():
    assert report(partial(Packed, slip="h_alone")).ungraded
    assert not report(Packed).ungraded


def test_a_wrong_value_is_told_before_a_gradient_that_is_not_there():
    def wrong(D, H):
        module = Graphless(D, H, ["output", "h_n", "C_n"])
        module.slip = "no_tanh"
        return module

    assert all(outcome.difference.name == "h" for outcome in report(wrong).outcomes)


@pytest.mark.parametrize(
    ("factory", "fault", "words"),
    [
        (lambda D, H: np.zeros(D), "not_a_module", "got ndarray$"),
        (lambda D, H: 1 / 0, "not_made", r"ZeroDivisionError: .*\n    .*test_checker_live.py, line \d+"),
        (lambda D, H: nn.LSTM(D, H, num_layers=2), "parameters", "weight_ih_l1.*expected one layer"),
        (
            lambda D, H: nn.Sequential(nn.LSTM(D, H), nn.LSTM(H, H)),
            "parameters",
            r"0.weight_ih_l0 \(8, 3\), .*1.weight_ih_l0",
        ),
        (
            lambda D, H: nn.Linear(D, H),
            "parameters",
            r"has the parameters weight \(2, 3\), bias \(2,\) .*\n.*\n(.*\n)*rename",
        ),
        (lambda D, H: nn.Tanh(), "no_weights", "asks for no weights"),
    ],
)
def test_what_cannot_be_made_is_told(factory, fault, words):
    with pytest.raises(TargetError, match=words) as error:
        torch_module(factory)
    assert error.value.fault == fault


def test_an_option_that_was_forgotten_is_told():
    with pytest.raises(TargetError, match=r"weight_ih_l0_reverse.*give --directions 2$"):
        report(lambda D, H: nn.LSTM(D, H, bidirectional=True))
    assert "--cell" in sentences(report(nn.GRU).outcomes[-1], "en")
    outcome = report(Packed, directions=2).outcomes[0]
    assert (outcome.fault, outcome.detail["want"], outcome.detail["got"]) == ("shape", (4, 2, 6), (4, 2, 3))
    with pytest.raises(TargetError, match=r"got an instance: give its class, LSTM$"):
        is_factory(nn.LSTM(1, 2))


def test_which_targets_are_of_pytorch():
    def made(input_size, hidden_size): ...
    def step(x_t, h, C, W, b): ...

    assert all(map(is_factory, (nn.LSTM, Packed, made)))
    assert not any(map(is_factory, (step, np.zeros, np.ndarray, 3)))


def test_the_command_takes_them(capsys, monkeypatch):
    monkeypatch.setattr("sys.path", [*load.sys.path])
    assert main(["check", "torch.nn:LSTM"]) == 0
    assert main(["check", "--cell", "gru_reset_after", "--directions", "2", "torch.nn:GRU"]) == 0
    assert main(["check", "--cell", "gru", "torch.nn:GRU"]) == 2
    assert main(["check", f"{__file__}:Packed"]) == 0
    assert "dW" in capsys.readouterr().out.splitlines()[-2]
