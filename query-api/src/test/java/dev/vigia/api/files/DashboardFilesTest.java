package dev.vigia.api.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DashboardFilesTest {
    private Javalin server = serve(new DashboardFiles(Assets.of("/pages", name -> true)));

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void hashedFilesMayBeKeptForEverAndOthersNot() throws Exception {
        var script = get("/assets/index-abc123.js");
        assertThat(script.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(script.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(get("/").headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(get("/robots.txt").body()).isEqualTo("User-agent: *\n");
    }

    @Test
    void anUnchangedFileIsNotSentAgain() throws Exception {
        var tag = get("/").headers().firstValue("ETag").orElseThrow();

        assertThat(get("/", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void addressesOfThePagesOwnRouterShowThePage() throws Exception {
        assertThat(get("/conversations/c-1").body()).contains("<title>page</title>");
        assertThat(get("/missing.js").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void noAddressReachesOutsideTheFolder() throws Exception {
        for (var path :
                new String[] {"/..%2flogback-test.xml", "/assets/..%2f..%2flogback-test.xml", "/%2e%2e/logback-test.xml"
                }) {
            assertThat(get(path).body()).as(path).doesNotContain("configuration");
        }
    }

    @Test
    void withoutADashboardThePageSaysSo() throws Exception {
        server.stop();
        server = serve(new DashboardFiles(Assets.of("/no-such-folder", name -> true)));

        assertThat(get("/").body()).contains("without the dashboard", "/docs");
    }

    private static Javalin serve(DashboardFiles files) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/*", context -> {
                        if (!files.serve(context)) {
                            throw new NotFoundResponse();
                        }
                    });
                })
                .start("127.0.0.1", 0);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
