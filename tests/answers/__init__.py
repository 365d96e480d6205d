"""Right and wrong answers to the exercises, a module for each chapter.

RIGHT: exercise, answer. WRONG: exercise, answer, what the English reply must say, what the Chinese one must say.
"""
