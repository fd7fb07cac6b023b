package dev.vigia.api.files;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Set;

/** The OpenAPI document, and Swagger UI to read it. */
public final class Docs {
    private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui";
    private static final Set<String> NEEDED =
            Set.of("swagger-ui.css", "index.css", "swagger-ui-bundle.js", "favicon-32x32.png", "favicon-16x16.png");
    private static final String PAGE = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Vigía API</title>
            <link rel="stylesheet" href="/docs/swagger-ui.css"><link rel="stylesheet" href="/docs/index.css">
            <link rel="icon" type="image/png" href="/docs/favicon-32x32.png"></head>
            <body><div id="swagger-ui"></div><script src="/docs/swagger-ui-bundle.js"></script>
            <script src="/docs/start.js"></script></body></html>
            """;
    private static final String START = """
            window.ui = SwaggerUIBundle({url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true,
              persistAuthorization: false});
            """;

    private final String document;
    private final Assets swagger;

    public Docs(String document) {
        this.document = document;
        this.swagger = Assets.of(SWAGGER, name -> NEEDED.contains(withoutVersion(name)))
                .renamed(Docs::withoutVersion);
    }

    public void addTo(RoutesConfig routes) {
        routes.get("/openapi.json", context -> context.contentType("application/json")
                .result(document));
        routes.get("/docs", context -> context.html(PAGE));
        routes.get("/docs/start.js", context -> context.contentType("text/javascript; charset=utf-8")
                .result(START));
        routes.get("/docs/{file}", this::file);
    }

    private void file(Context context) {
        DashboardFiles.send(
                context,
                swagger.find(context.pathParam("file")).orElseThrow(NotFoundResponse::new),
                "public, max-age=3600");
    }

    /** The webjar keeps its files in a folder named after its version. */
    private static String withoutVersion(String name) {
        return name.substring(name.indexOf('/') + 1);
    }
}
