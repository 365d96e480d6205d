"""The package onnx, which is needed for files alone and imported only then."""

from typing import Any


def require_onnx(what: str) -> Any:
    """Return the package onnx, with the parts that are used here; an ImportError says what needs it and what to do."""
    try:
        import onnx
        import onnx.checker
        import onnx.defs
        import onnx.helper
        import onnx.numpy_helper
        import onnx.shape_inference
    except ImportError as error:
        raise ImportError(f"{what} needs the package onnx, which is not installed: pip install onnx") from error
    return onnx
