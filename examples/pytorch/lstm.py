"""An LSTM as a module of PyTorch; the checker compares its gradients, which are autograd's, too.

    python -m lstm_ref check examples/pytorch/lstm.py:LSTM

Put your own module in its place. The rows of W (4H, H + D) and b (4H,) are those of f, i, C~ and o, H each, in this
order; the columns of W meet [h_{t-1}, x_t]. Parameters with the names that `torch.nn.LSTM` has will do as well.
"""

import torch
from torch import nn


class LSTM(nn.Module):
    """An LSTM of one layer and direction."""

    def __init__(self, input_size, hidden_size):
        super().__init__()
        bound = hidden_size**-0.5
        self.W = nn.Parameter(torch.empty(4 * hidden_size, hidden_size + input_size).uniform_(-bound, bound))
        self.b = nn.Parameter(torch.zeros(4 * hidden_size))

    def step(self, x_t, h_prev, C_prev):
        """Take one step: x_t (B, D), h_prev and C_prev (B, H) to h and C (B, H)."""
        a = torch.cat([h_prev, x_t], dim=1) @ self.W.T + self.b  # (B, 4H)
        a_f, a_i, a_C, a_o = a.chunk(4, dim=1)  # (B, H) each
        f = torch.sigmoid(a_f)  # (1) forget gate
        i = torch.sigmoid(a_i)  # (2) input gate
        C_tilde = torch.tanh(a_C)  # (3) candidate
        C = f * C_prev + i * C_tilde  # (4) cell state
        o = torch.sigmoid(a_o)  # (5) output gate
        h = o * torch.tanh(C)  # (6) hidden state
        return h, C

    def forward(self, x, state):
        """Take a step with each x_t of x (T, B, D), from a state of two (1, B, H), as torch.nn.LSTM does."""
        (h,), (C,) = state
        every_h = []
        for x_t in x:
            h, C = self.step(x_t, h, C)
            every_h.append(h)
        return torch.stack(every_h), (h[None], C[None])
