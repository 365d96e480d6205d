"""Hold the counted things of two texts against each other: numbers, terms, code.

A thing that stands in one text wants a partner in the other. What only may stand for it, such as *both* for 两 or
*unit* for 隐藏单元, serves as a partner and wants none itself.
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

    def listed(self, keys: Counter[str]) -> str:
        """Return the forms of the keys, as a message shows them."""
        return ", ".join(self.forms[key] for key in sorted(keys)) or "nothing more"


def unlike(en: Found, zh: Found) -> Iterator[str]:
    """Yield a message if anything lacks a partner."""
    wanted, came = en.sure - zh.sure - zh.loose, zh.sure - en.sure - en.loose
    if wanted or came:
        yield f"expected {en.listed(wanted)} / came {zh.listed(came)}"


def unlike_but_for_repeats(en: Found, zh: Found, stands_for: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield a message if anything lacks a partner, unless it is only said once more than in the other text.

    That is let pass, because one language has a noun where the other has a pronoun. It is not if the other text does
    not know the thing at all, nor if there are things too many on both sides: then one stands for the other. Of each
    entry of `stands_for`, such as forget-gate: gate, the one may stand in the other language for the other.
    """
    wanted, came = en.sure - zh.sure, zh.sure - en.sure
    for one, other in (stands_for or {}).items():
        for here, there in [(wanted, came), (came, wanted)]:
            pairs = min(here[one], there[other])
            here[one] -= pairs
            there[other] -= pairs
    wanted, came = +wanted - (zh.loose - en.loose), +came - (en.loose - zh.loose)
    kin = [set(entry) for entry in (stands_for or {}).items()]
    known = all(_knows(zh, key, kin) for key in wanted) and all(_knows(en, key, kin) for key in came)
    if (wanted and came) or not known:
        yield f"expected {en.listed(wanted)} / came {zh.listed(came)}"


def _knows(found: Found, key: str, kin: list[set[str]]) -> bool:
    return key in found.loose or any(each in found.sure for each in {key}.union(*(two for two in kin if key in two)))
