"""The words for what may be behind an exception of theirs, in both languages."""

from __future__ import annotations

from .words import Words

HINTS: Words = {
    "module": {
        "en": "the module is called as forward(x, {state}), x (T, B, D), each part of the state (directions, B, H), "
        "and returns output, {last}; where its batch_first is True, x is (B, T, D)",
        "zh": "模块按 forward(x, {state}) 调用：x 的形状为 (T, B, D)，状态各部分的形状为 (directions, B, H)；"
        "返回 output, {last}。属性 batch_first 为 True 时，x 的形状为 (B, T, D)",
    },
    "arrays": {
        "en": "a function is given NumPy arrays; torch.as_tensor makes tensors of them",
        "zh": "交给函数的是 NumPy 数组；用 torch.as_tensor 可以转成张量",
    },
}
