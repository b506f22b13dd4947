"""Refuses and records every connection that the server process tries to make to another computer.

Python imports this by itself when the folder is on PYTHONPATH; it acts only where NETWERK_OUTGOING names a file.
A browser test cannot see such a connection: the server makes it, not the page.
"""

import ipaddress
import os
import socket

RECORD = os.environ.get("NETWERK_OUTGOING")


def _refuse_elsewhere(what, host):
    """Write down and refuse `host`, unless it is this computer."""
    if _is_here(host):
        return
    with open(RECORD, "a", encoding="utf-8") as file:
        file.write(f"{what} {host}\n")
    raise ConnectionRefusedError(f"a test server may not reach {host}")


def _is_here(host):
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(name.split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified  # a server listens on the unspecified address


def _guarded(name, original):
    def call(self, *arguments):
        address = arguments[-1]
        if isinstance(address, tuple):  # a path is a local socket
            _refuse_elsewhere(name, address[0])
        return original(self, *arguments)

    return call


def _asked(name, original):
    def call(host, *arguments, **options):
        _refuse_elsewhere(name, host)
        return original(host, *arguments, **options)

    return call


if RECORD:
    for method in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, method, _guarded(method, getattr(socket.socket, method)))
    for function in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
        setattr(socket, function, _asked(function, getattr(socket, function)))
