"""Accepts connections one after another, answers what it reads, reads to the end and prints what it saw: "eof 10" or "reset 10"."""
import socket
import sys

family, address = (socket.AF_INET6, "::1") if sys.argv[1] == "ipv6" else (socket.AF_INET, "127.0.0.1")
listener = socket.socket(family)
listener.bind((address, 0))
listener.listen(64)
print(listener.getsockname()[1], flush=True)
while True:
    connection, _ = listener.accept()
    seen = 0
    try:
        while data := connection.recv(65536):
            seen += len(data)
            connection.sendall(data)
        end = "eof"
    except ConnectionResetError:
        end = "reset"
    connection.close()
    print(end, seen, flush=True)
