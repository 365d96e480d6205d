"""The other forms of the conformance vectors, made from their JSON and published with the site.

`arrays.py` writes `.npz` and safetensors, `c_header.py` C headers; `published.py` has the folder and its zip.
"""
