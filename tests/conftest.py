import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when NumPy is loaded: the workers share the machine, not a product

from hypothesis import settings

settings.register_profile("book", deadline=None, max_examples=40, derandomize=True)
settings.load_profile("book")
