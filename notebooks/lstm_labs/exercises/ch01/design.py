"""Exercise 01.3: a unit that holds a sign, and yet gives way."""

from typing import Any

from numpy.random import Generator

from ..equations import unit_states
from ..kinds import Design
from ..reads import numbers
from ..result import Wrong
from ..text import Text

WAIT = 20  # silent steps after a pulse
SILENCE = [0.0] * WAIT


def told(unit: tuple[float, float], **values: Any) -> dict[str, Any]:
    """Return what a message says of a unit, pulses with their signs."""
    signs = {name: f"{value:+g}" if name in ("pulse", "later") else value for name, value in values.items()}
    return {"w": unit[0], "u": unit[1], "wait": WAIT, **signs}


def holds(unit: tuple[float, float], rng: Generator) -> None:
    """01.3: after a pulse and at every silent step, at least half is there, with the sign of the pulse."""
    for pulse in (1.0, -1.0):
        for waited, h in enumerate(unit_states(*unit, [pulse, *SILENCE])):
            if not h * pulse >= 0.5:
                hint = TURNS if unit[0] < 0 else FADES
                raise Wrong(LOST if waited else NOT_WRITTEN, told(unit, pulse=pulse, waited=waited, h=h, hint=hint))


def flips(unit: tuple[float, float], rng: Generator) -> None:
    """01.3: the opposite pulse takes the place of what is held."""
    for pulse in (1.0, -1.0):
        h = unit_states(*unit, [pulse, *SILENCE, -pulse, *SILENCE])[-1]
        if not h * -pulse >= 0.5:
            raise Wrong(STUCK, told(unit, pulse=pulse, later=-pulse, h=h, hint=LARGER if h * pulse > 0 else WEAK))


def flips_at_once(unit: tuple[float, float], rng: Generator) -> None:
    """01.3: so it does right after another pulse of the old sign, as Grandpa after books."""
    for pulse in (1.0, -1.0):
        states = unit_states(*unit, [pulse, *SILENCE, pulse, -pulse, *SILENCE])
        old, h = states[WAIT + 1], states[-1]
        if not h * -pulse >= 0.5:
            hint = AT_MOST if h * pulse > 0 else WEAK
            raise Wrong(STUBBORN, told(unit, pulse=pulse, later=-pulse, old=old, h=h, hint=hint))


NOT_WRITTEN = Text(
    "With w = {w} and u = {u}, the pulse {pulse} brings the state to {h}; wanted is the sign of the pulse and at least "
    "0.5 in size.\nHint: the first state is tanh(u x). Which sign must u have, and which size?",
    "w = {w}、u = {u} 时，来过信号 {pulse}，状态是 {h}；应当与 {pulse} 同号，绝对值不小于 0.5。\n"
    "提示：第一个状态是 tanh(u x)。u 应当是什么符号，又要多大？",
)
TURNS = Text(
    "what does a negative w do to the sign at every silent step?", "w 是负数时，没有信号的每一步，状态的符号会怎样？"
)
FADES = Text(
    "compute tanh(w * 0.5). A state of 0.5 holds only if this is not less than 0.5.",
    "算一算 tanh(w * 0.5)。它不小于 0.5，状态 0.5 才保持得住。",
)
LOST = Text(
    "With w = {w} and u = {u}, after the pulse {pulse} the state is {h} at silent step {waited}; wanted is the sign of the "
    "pulse and at least 0.5 in size.\nHint: {hint}",
    "w = {w}、u = {u} 时，来过信号 {pulse}，再过 {waited} 步没有信号，状态是 {h}；应当与 {pulse} 同号，绝对值不小于 0.5。\n"
    "提示：{hint}",
)
LARGER = Text(
    "the later pulse brings u x, the old state w h. Which of the two is larger in size?",
    "后来的信号带来 u x，旧状态带来 w h。两者谁的绝对值大？",
)
WEAK = Text(
    "the sign has turned, but too weakly to grow large again in time. Is u x much larger in size than w h?",
    "符号是翻过来了，只是太弱，来不及长大。u x 的绝对值比 w h 大得多吗？",
)
AT_MOST = Text(
    "how large can h become at most, and then w h? Which u outweighs it?",
    "h 最大能到多少？这时 w h 是多少？怎样的 u 才压得过它？",
)
STUCK = Text(
    "With w = {w} and u = {u}, the pulse {pulse} is held, but the later pulse {later} does not take its place: {wait} "
    "silent steps after it the state is {h}; wanted is the sign of the later pulse and at least 0.5 in size.\n"
    "Hint: {hint}",
    "w = {w}、u = {u} 时，{pulse} 守住了，可后来的 {later} 没能取代它：再过 {wait} 步没有信号，状态是 {h}；"
    "应当与 {later} 同号，绝对值不小于 0.5。\n提示：{hint}",
)
STUBBORN = Text(
    "With w = {w} and u = {u}, the pulse {later} does take the place of an old {pulse}, but not right after another "
    "{pulse}: that one brought the state to {old}, and {wait} silent steps after {later} it is {h}; wanted is the sign "
    "of the later pulse and at least 0.5 in size.\nHint: {hint}",
    "w = {w}、u = {u} 时，{later} 能取代早先的 {pulse}，可是紧跟在又一个 {pulse} 后面就不行："
    "后一个 {pulse} 把状态推到了 {old}，{later} 之后再过 {wait} 步没有信号，状态是 {h}；"
    "应当与 {later} 同号，绝对值不小于 0.5。\n提示：{hint}",
)

design = Design(
    "01.3",
    numbers("w", "u"),
    (holds, flips, flips_at_once),
    right=Text(
        "A w above 1 holds either sign, and a u that outweighs w times the old value lets every pulse through. Every "
        "pulse: nothing in this unit can tell which one concerns it.",
        "w 大于 1，两种符号都守得住；u 又压得过 w 乘以旧值，什么信号都进得来。可是，该不该让它进来，这个隐藏单元分不出。",
    ),
)
