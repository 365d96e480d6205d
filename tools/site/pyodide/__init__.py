"""Pyodide, Python for the browser, which runs the labs in the page: fetched, held to a lock, laid out for the site."""
