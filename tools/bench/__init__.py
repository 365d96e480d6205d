"""Show the speed of lstm_ref as ratios to its peers, all measured in one run on one thread.

The peers are PyTorch and ONNX Runtime, and the bare matrix products that any program has to take. PyTorch is no
dependency of the project: where it is missing its columns are empty, and the table says so. For all columns use an
environment of its own:

    python -m venv peers && peers/bin/pip install numpy torch onnx onnxruntime matplotlib threadpoolctl
    make bench BENCH=peers/bin/python
"""
