"""Serve the built site on this machine: `python -m tools.site.serve`."""

import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tools import ROOT

HTML = ROOT / "_build" / "html"
FIRST_PORT, PORTS = 8000, 50


class Handler(SimpleHTTPRequestHandler):
    """Shows the site's own page for an address that is not there."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with 404.html where nothing is found."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            return super().send_error(code, message, explain)
        text = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)


def open_server(folder: Path) -> ThreadingHTTPServer:
    """Return a server on the first free port."""
    handler = partial(Handler, directory=str(folder))
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        try:
            return ThreadingHTTPServer(("127.0.0.1", port), handler)
        except OSError:
            continue
    raise SystemExit(f"No free port between {FIRST_PORT} and {FIRST_PORT + PORTS - 1}.")


def main() -> None:
    if not (HTML / "index.html").is_file():
        sys.exit("There is no built site yet: run `make book` first.")
    server = open_server(HTML)
    print(f"http://127.0.0.1:{server.server_port}/  (Ctrl+C stops it)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
