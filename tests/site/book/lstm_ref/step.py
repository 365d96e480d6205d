"""An excerpt for the fixture book."""


def double(x: float) -> float:
    # begin: line
    return 2 * x
    # end: line
