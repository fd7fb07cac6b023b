package dev.vigia.schema;

import dev.vigia.settings.Settings;
import dev.vigia.settings.SettingsException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/** Program: migrates the database named by the environment and creates the partitions of the coming days. */
public final class Migrate {
    private Migrate() {}

    public static void main(String[] arguments) {
        try {
            var settings = Settings.fromEnvironmentAnd(arguments);
            var database = Database.from(settings);
            settings.check();
            var source = dataSource(database);
            int migrations = Migrations.apply(source);
            int partitions = Migrations.createPartitions(source, LocalDate.now(Clock.systemUTC()));
            System.out.println(
                    "Database ready: " + migrations + " migrations applied, " + partitions + " partitions created.");
        } catch (SettingsException | FlywayException | SQLException failure) {
            System.err.println("The database could not be migrated: " + failure.getMessage());
            System.exit(1);
        }
    }

    private static PGSimpleDataSource dataSource(Database database) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password().reveal());
        return source;
    }
}
