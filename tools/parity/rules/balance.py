"""Hold the counted things of two texts against each other: numbers, terms, code.

A thing that stands in one text wants a partner in the other. What only may stand for it, such as *both* for 两 or
*unit* for 隐藏单元, serves as a partner and wants none itself. A thing said once more than in the other language is
let pass; a thing that the other text does not know at all is not, nor are things too many on both sides: then one
stands for the other.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass
class Found:
    """What was found in one text: the form met for each key, what wants a partner, what may be one."""

    forms: dict[str, str] = field(default_factory=dict)
    sure: Counter[str] = field(default_factory=Counter)
    loose: Counter[str] = field(default_factory=Counter)

    def add(self, key: str, form: str, sure: bool = True) -> None:
        """Count one more `key`, met as `form`."""
        (self.sure if sure else self.loose)[key] += 1
        if sure:
            self.forms.setdefault(key, form)

    def knows(self, key: str) -> bool:
        """Return whether the key occurs at all."""
        return key in self.sure or key in self.loose

    def listed(self, keys: Counter[str]) -> str:
        """Return the forms of the keys, as a message shows them."""
        return ", ".join(self.forms[key] for key in sorted(keys)) or "nothing more"


def unbalanced(name: str, en: Found, zh: Found, stands_for: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield a message if the two do not balance.

    Of each entry of `stands_for`, such as forget-gate: gate, the one may stand in the other language for the other.
    """
    wanted, came = en.sure - zh.sure, zh.sure - en.sure
    for one, other in (stands_for or {}).items():
        for here, there in [(wanted, came), (came, wanted)]:
            pairs = min(here[one], there[other])
            here[one] -= pairs
            there[other] -= pairs
    wanted, came = +wanted - zh.loose, +came - en.loose
    unknown = any(not zh.knows(key) for key in wanted) or any(not en.knows(key) for key in came)
    if unknown or (wanted and came):
        yield f"{name}: expected {en.listed(wanted)} / came {zh.listed(came)}"
