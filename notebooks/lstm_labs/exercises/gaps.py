"""Whether an answer is still open: three dots in it, or a function that is only begun."""

import ast
import dis
import functools
import inspect
import textwrap
from types import CodeType, FunctionType, MethodType
from typing import Any

import numpy as np

DEPTH = 4  # how far into lists of lists dots are looked for
IDLE = {"RESUME", "NOP", "COPY_FREE_VARS", "CACHE", "LOAD_CONST", "RETURN_VALUE", "RETURN_CONST"}


def is_open(answer: Any, depth: int = DEPTH) -> bool:
    """Return whether nothing was answered yet: ``...``, alone or in a list, or a function without a body.

    Examples
    --------
    >>> is_open(...), is_open((1, ...)), is_open(lambda x: None)
    (True, True, False)
    """
    if answer is ...:
        return True
    if type(answer) in (tuple, list, dict) or (type(answer) is np.ndarray and answer.dtype == object):
        parts = answer.values() if isinstance(answer, dict) else answer.flat if hasattr(answer, "flat") else answer
        return depth > 0 and any(is_open(part, depth - 1) for part in parts)
    code = code_of(answer)
    return code is not None and code.co_name != "<lambda>" and _is_skeleton(code)


def open_line(answer: Any) -> int | None:
    """Return the line of the first ``...`` that stands for a value in a function, None where there is none.

    Dots in an index, as in ``x[..., 0]``, do not count. Of a tuple, each function is looked at.
    """
    if issubclass(type(answer), tuple):
        return next((line for part in answer if (line := open_line(part)) is not None), None)
    code = code_of(answer)
    if code is None:
        return None
    tree = _source(code)
    if tree is not None:
        indices = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Subscript) for part in _index(node)}
        dots = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value is ...)
        lines = [node.lineno for node in dots if id(node) not in indices]
        return code.co_firstlineno + min(lines) - 1 if lines else None
    steps = list(dis.get_instructions(code))
    indexed = any("SUBSCR" in step.opname or step.argrepr == "[]" for step in steps)
    return code.co_firstlineno if ... in code.co_consts and not indexed else None


def code_of(answer: Any) -> CodeType | None:
    """Return the code that runs when the answer is called, None where there is none in Python."""
    while issubclass(type(answer), functools.partial):
        answer = answer.func
    if type(answer) is MethodType:
        answer = answer.__func__
    if type(answer) is not FunctionType:
        answer = vars(type(answer)).get("__call__")
    return inspect.unwrap(answer).__code__ if type(answer) is FunctionType else None


def is_async(answer: Any) -> bool:
    """Return whether a call of the answer would only begin a coroutine."""
    code = code_of(answer)
    return code is not None and bool(code.co_flags & (inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR))


def _is_skeleton(code: CodeType) -> bool:
    tree = _source(code)
    if tree is not None:
        return all(isinstance(node, ast.Pass) or _is_text_or_dots(node) for node in tree.body)
    return code.co_consts[-1:] == (None,) and all(step.opname in IDLE for step in dis.get_instructions(code))


def _is_text_or_dots(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and (node.value.value is ... or isinstance(node.value.value, str))
    )


def _index(node: ast.Subscript) -> list[ast.expr]:
    return node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]


def _source(code: CodeType) -> ast.FunctionDef | None:
    """Return the definition of a function, None for a lambda or where the source is not to be had."""
    try:
        body = ast.parse(textwrap.dedent(inspect.getsource(code))).body
    except (OSError, SyntaxError, TypeError, IndexError):
        return None
    return body[0] if body and isinstance(body[0], ast.FunctionDef) else None
