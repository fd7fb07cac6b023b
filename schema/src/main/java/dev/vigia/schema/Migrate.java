package dev.vigia.schema;

import dev.vigia.settings.Settings;
import dev.vigia.settings.SettingsException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Program: migrates the database named by the environment, creates the partitions of the coming days, and forgets what
 * is older than it may be. To be run before the other programs start, and once a day beside them.
 *
 * <p>{@code VIGIA_RETENTION}: how long messages, their analysis, conversations, turns and ratings are kept, such as
 * {@code P400D}; {@code VIGIA_RETENTION_METRICS}: the same for tiles, trends, alerts and the ledger. For ever, where nothing
 * is set.
 */
public final class Migrate {
    private Migrate() {}

    public static void main(String[] arguments) {
        try {
            var settings = Settings.fromEnvironmentAnd(arguments);
            var database = Database.from(settings);
            var conversations = period(settings, "VIGIA_RETENTION");
            var numbers = period(settings, "VIGIA_RETENTION_METRICS");
            settings.check();
            var source = dataSource(database);
            int migrations = Migrations.apply(source);
            var today = LocalDate.now(Clock.systemUTC());
            int partitions = Migrations.createPartitions(source, today);
            System.out.println(
                    "Database ready: " + migrations + " migrations applied, " + partitions + " partitions created.");
            var retention = new Retention(source);
            if (conversations != null) {
                report(conversations, retention.forgetConversations(today.minusDays(conversations.toDays())));
            }
            if (numbers != null) {
                report(numbers, retention.forgetNumbers(today.minusDays(numbers.toDays())));
            }
        } catch (SettingsException | FlywayException | SQLException failure) {
            System.err.println("The database could not be migrated: " + failure.getMessage());
            System.exit(1);
        }
    }

    private static @Nullable Duration period(Settings settings, String name) {
        if (settings.optionalText(name).isEmpty()) {
            return null;
        }
        var period = settings.duration(name, Duration.ofDays(1));
        if (period.compareTo(Duration.ofDays(1)) < 0) {
            settings.problem(name + " is less than a day");
        }
        return period;
    }

    private static void report(Duration period, Retention.Forgotten forgotten) {
        System.out.println("Older than " + period.toDays() + " days: " + forgotten.partitions()
                + " partitions dropped, " + forgotten.rows() + " rows deleted.");
    }

    private static PGSimpleDataSource dataSource(Database database) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password().reveal());
        return source;
    }
}
