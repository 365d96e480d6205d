"""Parameters from and to other libraries: copies, by name, and nothing of those libraries is imported for it.

Examples
--------
>>> import numpy as np
>>> from lstm_ref import LSTMParams
>>> params = LSTMParams.init(3, 2, rng=np.random.default_rng(0))
>>> state_dict = to_pytorch([params])
>>> {name: array.shape for name, array in state_dict.items()}
{'weight_ih_l0': (8, 3), 'weight_hh_l0': (8, 2), 'bias_ih_l0': (8,), 'bias_hh_l0': (8,)}
>>> bool(np.all(from_pytorch(state_dict)[0].W_f == params.W_f))
True
"""

from .keras import from_keras, to_keras
from .layouts import GATE_ORDERS, repack
from .pytorch import from_pytorch, to_pytorch

__all__ = ["GATE_ORDERS", "from_keras", "from_pytorch", "repack", "to_keras", "to_pytorch"]
