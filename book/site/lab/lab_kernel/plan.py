"""Which cells above a cell must run first: those that bind a name which it uses, and what they need themselves."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Cell = tuple[str, str]  # its id and its source


@dataclass(frozen=True)
class Names:
    """The names that a cell binds, and the global ones that it uses."""

    bound: frozenset[str]
    used: frozenset[str]


def names(source: str) -> Names:
    r"""Return the names of a cell; none where the source is no Python.

    >>> found = names("x = [y for z in w]\ndef f(a): return a + b")
    >>> sorted(found.bound), sorted(found.used)
    (['f', 'x'], ['b', 'w', 'y'])
    """
    try:
        top = symtable.symtable(source, "<cell>", "exec")
    except (SyntaxError, ValueError):
        return Names(frozenset(), frozenset())
    bound = {name.get_name() for name in top.get_symbols() if name.is_assigned() or name.is_imported()}
    used = {name.get_name() for name in top.get_symbols() if name.is_referenced()}
    used |= {node.target.id for node in ast.walk(ast.parse(source)) if _adds_to_a_name(node)}  # type: ignore[attr-defined]
    for scope in _inside(top):
        used |= {name.get_name() for name in scope.get_symbols() if name.is_global() and name.is_referenced()}
    return Names(frozenset(bound), frozenset(used))


def _adds_to_a_name(node: ast.AST) -> bool:
    """Return whether it is like x += 1, which a table of symbols does not count as a use."""
    return isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name)


def _inside(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    for child in table.get_children():
        yield child
        yield from _inside(child)


def plan(cells: Sequence[Cell], done: Mapping[str, tuple[str, int]]) -> list[str]:
    """Return the ids of the cells to run, in order, for the last of `cells`, itself among them.

    Parameters
    ----------
    cells : sequence of (id, source)
        The cells of the page from the first one to the one that is asked for.
    done : dict
        By the id of a cell that has run: the source that ran, and its turn, a number that grows.

    Notes
    -----
    A cell that has run need not run again, unless its source has changed since or a cell that it needs ran after it.
    """
    found = [names(source) for _, source in cells]
    needs = [_needed(found, n) for n in range(len(cells))]
    stale: list[bool] = []
    for n, (name, source) in enumerate(cells):
        ran, turn = done.get(name, ("", 0))
        later = any(stale[k] or done[cells[k][0]][1] > turn for k in needs[n])
        stale.append(turn == 0 or ran != source or later)
    last = len(cells) - 1
    wanted, waiting = {last}, [last]
    while waiting:
        for k in needs[waiting.pop()]:
            if k not in wanted:
                wanted.add(k)
                waiting.append(k)
    return [name for n, (name, _) in enumerate(cells) if n in wanted and (stale[n] or n == last)]


def _needed(found: Sequence[Names], n: int) -> set[int]:
    """Return the latest cells above the n-th that bind what it uses."""
    above = (next((k for k in reversed(range(n)) if name in found[k].bound), None) for name in found[n].used)
    return {k for k in above if k is not None}
