package dev.vigia.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database to this version of contract 2. Running it again changes nothing. */
public final class Migrations {
    private static final int DAYS_BEFORE = 2;
    private static final int DAYS_AFTER = 14;

    private Migrations() {}

    /** @return how many migrations were applied */
    public static int apply(DataSource database) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate()
                .migrationsExecuted;
    }

    /**
     * Makes the daily partitions around a day, so that no row has to go to the default partition.
     *
     * @return how many partitions were created
     */
    public static int createPartitions(DataSource database, LocalDate today) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement("select chat_create_day_partitions(?, ?)")) {
            statement.setObject(1, today.minusDays(DAYS_BEFORE));
            statement.setObject(2, today.plusDays(DAYS_AFTER));
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }
}
