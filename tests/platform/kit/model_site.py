"""A tiny web site with headers as they should be, or not: judges are tried on it before they judge ours."""

import http.server
import ssl
import threading

from .certificate import Certificate

GOOD = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
PAGE = b"<!doctype html><html lang=en><title>A page</title><main><h1>A page</h1><p>Text.</p></main></html>"
BAD_PAGE = (
    b"<!doctype html><html><title>x</title><p style='color:#ccc'>Pale text</p><img src='https://stranger.example/a.png'>"
    b"<script>console.error('wrong')</script></html>"
)


class Site:
    """The site on two loopback ports: one speaks TLS, the other sends there."""

    def __init__(self, certificate: Certificate, good: bool) -> None:
        headers, page = (GOOD, PAGE) if good else ({}, BAD_PAGE)
        self.secure = serve(handler(headers, page))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate.chain, certificate.key)
        if good:
            context.set_ciphers("ECDHE+AESGCM:ECDHE+CHACHA20")
            context.set_ecdh_curve("prime256v1")
        else:
            context.set_ciphers("ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-SHA")
            context.maximum_version = ssl.TLSVersion.TLSv1_2
        self.secure.socket = context.wrap_socket(self.secure.socket, server_side=True)
        self.https = self.secure.server_address[1]
        self.plain = serve(redirect(self.https) if good else handler(headers, page))
        self.http = self.plain.server_address[1]
        for server in (self.secure, self.plain):
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        for server in (self.secure, self.plain):
            server.shutdown()
            server.server_close()


def serve(handling) -> http.server.ThreadingHTTPServer:
    return http.server.ThreadingHTTPServer(("127.0.0.1", 0), handling)


def handler(headers: dict, page: bytes):
    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            for name, value in {**headers, "Content-Type": "text/html; charset=utf-8"}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        do_OPTIONS = do_GET

        def log_message(self, *_) -> None:
            pass

    return Page


def redirect(port: int):
    class Redirect(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(308)
            self.send_header("Location", f"https://localhost:{port}{self.path}")
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_OPTIONS = do_GET

        def log_message(self, *_) -> None:
            pass

    return Redirect
