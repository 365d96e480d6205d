"""What the experiments have measured; an installed package has it as `lstm_labs.measurements`."""
