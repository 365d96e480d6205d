"""Other recurrent cells, with the same verbs as the LSTM."""
