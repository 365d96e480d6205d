"""The cases of the conformance suite that PyTorch makes."""
