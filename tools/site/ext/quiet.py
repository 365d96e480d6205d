"""The theme's scripts report every page load to the reader's console: let them be silent."""

from pathlib import Path


def silence_scripts(app, exception):
    if exception is None:
        for script in (Path(app.outdir) / "_static" / "scripts").glob("*.js"):
            text = script.read_text(encoding="utf-8")
            script.write_text(text.replace("console.log(", "void("), encoding="utf-8")


def setup(app):
    app.connect("build-finished", silence_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
