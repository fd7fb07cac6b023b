package dev.vigia.api;

import dev.vigia.settings.Settings;
import dev.vigia.settings.SettingsException;
import io.javalin.util.JavalinBindException;
import java.time.Clock;

/** The program: serves REST, live stream, documentation and dashboard until it is told to end. */
public final class QueryApi {
    private QueryApi() {}

    public static void main(String[] arguments) {
        try {
            var settings = ApiSettings.from(Settings.fromEnvironmentAnd(arguments));
            try {
                var api = Api.start(settings, Clock.systemUTC());
                Runtime.getRuntime().addShutdownHook(new Thread(api::close, "shutdown"));
                System.out.println(
                        "API and dashboard: http://" + settings.address().host() + ":" + api.port());
            } catch (JavalinBindException taken) {
                fail("Port " + settings.address().port() + " of "
                        + settings.address().host()
                        + " cannot be used, another program may have it. Set VIGIA_API_PORT to a free one.");
            }
        } catch (SettingsException unusable) {
            fail(String.valueOf(unusable.getMessage()));
        }
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }
}
