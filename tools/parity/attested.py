REQUIRED=False
def open_pairs(root): return []
def summary(x): return ""
def keys(*a): return set()
