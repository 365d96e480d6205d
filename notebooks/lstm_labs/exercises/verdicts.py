"""What is told about a written derivative, in both languages; `derivative.py` finds which of it holds."""

from .text import Text

EXACT = Text("{name}: exact.", "{name}：完全正确。")
FACTOR = Text(
    "{name}: right up to a factor, it is {c} times what it should be.", "{name}：只差一个倍数，你的是应有值的 {c} 倍。"
)
SIGN = Text("{name}: right up to its sign.", "{name}：只差一个正负号。")
MEAN = Text(
    "{name}: right up to a factor, it is {c} times what it should be: a mean over the {B} examples. The loss is a sum.",
    "{name}：只差一个倍数，你的是应有值的 {c} 倍：你对 {B} 个样本取了平均，而损失是对样本求和的。",
)
MISSING = Text("{name}: a term is missing: {term}.", "{name}：缺了一项：{term}。")
TERM_SIGN = Text("{name}: one term has the wrong sign: {term}.", "{name}：有一项的正负号反了：{term}。")
TERM_FACTOR = Text("{name}: one term is taken {c} times: {term}.", "{name}：有一项被乘了 {c} 倍：{term}。")
LACKS = Text("{name}: right up to a factor, which is missing: {role}.", "{name}：只差一个因子，你漏乘了它：{role}。")
TWICE = Text(
    "{name}: right up to a factor that stands there twice: {role}.", "{name}：只差一个因子，你把它多乘了一次：{role}。"
)
TOO_MANY = Text("{name}: right up to a factor too many: {other}.", "{name}：只差一个因子，你多乘了 {other}。")
INSTEAD = Text(
    "{name}: right but for one factor. In the place of this one stands {other}: {role}.",
    "{name}：只有一个因子不对。在它的位置上，你写的是 {other}：{role}。",
)
HINTED = Text("{name}: {hint}", "{name}：{hint}")
ITSELF = Text("{name}: this is {other} itself. {asked}", "{name}：这就是 {other} 本身。{asked}")
TRANSPOSED = Text(
    "{name}: right, but transposed: {shape} instead of {wanted}.",
    "{name}：数值对，但转置了：形状是 {shape}，应当是 {wanted}。",
)
UNSUMMED = Text(
    "{name}: the shape is {shape}; expected {wanted}. Each example has its share here; they are still to be summed.",
    "{name}：形状是 {shape}，应当是 {wanted}。这里每个样本各有一份，还没有加起来。",
)
SUMMED = Text(
    "{name}: the shape is {shape}; expected {wanted}. Something is summed that should stay apart.",
    "{name}：形状是 {shape}，应当是 {wanted}。不该相加的，这里加起来了。",
)
A_PART = Text(
    "{name}: the shape is {shape}; expected {wanted}. What is there is right; columns are cut off.",
    "{name}：形状是 {shape}，应当是 {wanted}。已有的数值都对，只是少了几列。",
)
SHAPE = Text("{name}: the shape is {shape}; expected {wanted}.", "{name}：形状是 {shape}，应当是 {wanted}。")
OTHER = Text(
    "{name}: {place} is {got} where {want} is right. {asked}", "{name}：{place} 是 {got}，应当是 {want}。{asked}"
)
NOT_THESE = Text(
    "Your answer is {came}; expected {n} arrays: ({names}).",
    "你的答案是{came}；这里需要 {n} 个数组：({names})。",
)
IT = Text("{name} is", "{name} 是")
