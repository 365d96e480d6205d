"""Rules for a pair of texts, English and Chinese: what both must say, found without understanding either."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from tools.parity.glossary import Term
from tools.parity.model import Block
from tools.parity.rules.balance import Found, unlike_but_for_repeats
from tools.parity.rules.language import check_language
from tools.parity.rules.length import check_length
from tools.parity.rules.named import NamedTerms
from tools.parity.rules.numbers import check_numbers

TextRule = Callable[[str, str], Iterator[str]]


def text_rules(terms: Sequence[Term]) -> dict[str, TextRule]:
    """Return the rules for two texts, by the name under which a mark turns one off."""
    return {
        "numbers": check_numbers,
        "terms": NamedTerms(terms),
        "language": check_language,
        "length": check_length,
    }


def check_code(en: Block, zh: Block) -> Iterator[str]:
    """Yield a message if the one block shows code that the other does not; how often is free."""
    yield from unlike_but_for_repeats(_code(en), _code(zh))


def _code(block: Block) -> Found:
    code: Counter[str] = block.parts.get("code", Counter())
    return Found({key: f"`{key}`" for key in code}, code)
