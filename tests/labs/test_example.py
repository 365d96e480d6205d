"""The tiny cell: its numbers are round, its state is what the sentence leaves, and it does what the book says of it."""

import numpy as np

from lstm_labs.example import SENTENCE, tiny_inputs, tiny_params, tiny_step
from lstm_ref import lstm_forward, lstm_step


def test_the_state_is_that_after_three_words_to_one_decimal():
    trace = lstm_forward(tiny_params(), tiny_inputs()[:3])
    x_t, state = tiny_step()
    assert np.array_equal(trace.final.h.round(1), state.h)
    assert np.array_equal(trace.final.C.round(1), state.C)
    assert np.array_equal(x_t, tiny_inputs()[3])


def test_it_forgets_the_old_subject_and_stores_the_new_one():
    x_t, state = tiny_step()
    step = lstm_step(tiny_params(), x_t, state)
    assert np.all(state.C > 0)
    assert np.all(step.f_t < 0.3)
    assert np.all(step.i_t > 0.8)
    assert np.all(step.C_t < -0.4)


def test_a_word_for_every_input():
    assert {len(words) for words in SENTENCE.values()} == {len(tiny_inputs())}
