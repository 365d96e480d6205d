RIGHT = [
    ("03.1", lambda D, H: 4 * (H * (H + D) + H)),
    ("03.2", lambda W, H: (W[:, :H], W[:, H:])),
]

WRONG = [
    ("03.1", lambda D, H: H * (H + D) + H, "that is one layer", "一个层的参数个数"),
    ("03.1", lambda D, H: 4 * H * (H + D), "has a bias too", "还有一个偏置"),
    ("03.1", lambda D, H: 4 * (H * D + H), "how long is it", "它有多长"),
    ("03.1", lambda D, H: 4 * (H * (H + D) + 2 * H), "two biases", "两个偏置"),
    ("03.1", lambda D, H: 7, "Then count the layers", "然后数有几个层"),
    ("03.2", lambda W, H: (W[:H], W[H:]), "the shapes", "形状"),
    ("03.2", lambda W, H: (W[:, :2], W[:, 2:]), "of the shape (3, 4) and H = 3", "(3, 4)、H = 3"),
    ("03.2", lambda W, H: (W[:, -H:], W[:, :-H]), "which comes first", "谁在前"),
]
