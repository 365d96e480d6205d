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
from .onnx_export import export_onnx
from .onnx_load import load_onnx
from .onnx_node import from_onnx, to_onnx
from .pytorch import from_pytorch, to_pytorch

__all__ = [
    "GATE_ORDERS",
    "export_onnx",
    "from_keras",
    "from_onnx",
    "from_pytorch",
    "load_onnx",
    "repack",
    "to_keras",
    "to_onnx",
    "to_pytorch",
]
