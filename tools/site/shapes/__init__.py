"""The shapes of a recurrent network in PyTorch, Keras and ONNX: what the shape calculator shows when it is opened.

The page's own script (book/site/shapes) computes the same when a reader changes a setting; a test compares the two.
A dimension is a pair, in letters and as a number: `["2H", 8]`.
"""
