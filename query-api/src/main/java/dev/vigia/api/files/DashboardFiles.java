package dev.vigia.api.files;

import dev.vigia.api.http.Pages;
import io.javalin.http.Context;

/**
 * The built dashboard. Files under {@code assets/} have their hash in their name and may be kept for ever; every
 * address of the page's own router shows {@code index.html}.
 */
public final class DashboardFiles implements Pages {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";
    private static final String NO_DASHBOARD = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Vigía</title>
            <h1>Vigía: query API</h1>
            <p>This program was built without the dashboard (module <code>dashboard</code>).</p>
            <p>The API is described at <a href="/docs">/docs</a>.</p></html>
            """;

    private final Assets assets;

    public DashboardFiles() {
        this(Assets.of("/dashboard", name -> true));
    }

    DashboardFiles(Assets assets) {
        this.assets = assets;
    }

    @Override
    public boolean serve(Context context) {
        var path = context.path();
        if (path.startsWith("/api/")) {
            return false;
        }
        var name = path.equals("/") ? "index.html" : path.substring(1);
        var file = assets.find(name);
        if (file.isPresent()) {
            send(context, file.get(), name.startsWith("assets/") ? FOR_EVER : ASK_AGAIN);
            return true;
        }
        if (name.substring(name.lastIndexOf('/') + 1).contains(".") && !name.equals("index.html")) {
            return false;
        }
        assets.find("index.html").ifPresentOrElse(index -> send(context, index, ASK_AGAIN), () -> context.status(200)
                .html(NO_DASHBOARD));
        return true;
    }

    static void send(Context context, Assets.Asset file, String caching) {
        context.header("Cache-Control", caching).header("ETag", file.tag()).contentType(file.type());
        if (file.tag().equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            context.status(200).result(file.bytes());
        }
    }
}
