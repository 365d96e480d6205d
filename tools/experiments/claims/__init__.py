"""The experiments, one module a claim; the module's name is the claim's."""
