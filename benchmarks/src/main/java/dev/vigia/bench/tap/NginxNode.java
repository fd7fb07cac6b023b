package dev.vigia.bench.tap;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.bench.process.Workplace;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** nginx as a WebSocket proxy, configured as its manual says, without access log. */
final class NginxNode {
    private static final long START_SECONDS = 10;

    private final int port = Workplace.freePort();
    private final Process process;

    NginxNode(Workplace workplace, int upstream) {
        var directory = workplace.path("nginx");
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("nginx.conf"), configuration(upstream));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        process = workplace.start(
                "nginx",
                List.of(program().toString(), "-p", directory.toString(), "-e", "stderr", "-c", "nginx.conf"),
                Map.of());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
        throw new BenchmarkException("nginx does not start:\n" + workplace.log("nginx"));
    }

    /** @throws BenchmarkException when nginx is not installed */
    static Path program() {
        return Stream.concat(
                        Pattern.compile(Pattern.quote(File.pathSeparator))
                                .splitAsStream(Optional.ofNullable(System.getenv("PATH"))
                                        .orElse("")),
                        Stream.of("/usr/sbin"))
                .map(directory -> Path.of(directory, "nginx"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new BenchmarkException(
                        "nginx, the reference, is missing: install it (Debian: apt-get install nginx-light)"));
    }

    private String configuration(int upstream) {
        return """
                daemon off;
                pid nginx.pid;
                worker_processes auto;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                  server {
                    listen 127.0.0.1:%d;
                    location / {
                      proxy_pass http://127.0.0.1:%d;
                      proxy_http_version 1.1;
                      proxy_set_header Upgrade $http_upgrade;
                      proxy_set_header Connection "upgrade";
                      proxy_read_timeout 300s;
                    }
                  }
                }
                """.formatted(port, upstream);
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    int port() {
        return port;
    }
}
