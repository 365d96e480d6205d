"""A model with one recurrent ONNX operator, ready to run: for the tests and for the speed comparison."""

from typing import Any

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

STATES = {"LSTM": ["h", "c"], "RNN": ["h"], "GRU": ["h"]}


def onnx_session(
    operator: str, W: np.ndarray, R: np.ndarray, B: np.ndarray, P: np.ndarray | None = None, **attributes: Any
) -> onnxruntime.InferenceSession:
    """Return a session of one LSTM, RNN or GRU, float32, one direction, on one thread.

    Its inputs are X (T, B, D) and initial_h, initial_c (1, B, H), its outputs Y (T, 1, B, H) and Y_h, Y_c (1, B, H).
    The weights are in ONNX's layout: W (1, gates H, D), R (1, gates H, H), B (1, 2 gates H), the biases of W first;
    the gates of the LSTM are packed i, o, f, c, those of the GRU z, r, h. An LSTM may have peepholes P (1, 3H), packed
    i, o, f.
    """
    states = STATES[operator]
    weights = {"W": W, "R": R, "B": B} | ({} if P is None else {"P": P})
    inputs = ["X", *(f"initial_{name}" for name in states)]
    outputs = ["Y", *(f"Y_{name}" for name in states)]
    node = helper.make_node(
        operator,
        ["X", "W", "R", "B", "", *inputs[1:], *(["P"] if P is not None else [])],  # "": all sequences are T long
        outputs,
        hidden_size=R.shape[-1],
        **attributes,
    )
    graph = helper.make_graph(
        [node],
        operator,
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, [None] * 3) for name in inputs],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs],
        [numpy_helper.from_array(array, name) for name, array in weights.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
