package dev.vigia.local.rejected;

import dev.vigia.local.home.DataOption;
import dev.vigia.local.home.StackException;
import dev.vigia.local.home.StackFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code vigia rejected}: what could not be taken, and a second chance for it. */
@Command(
        name = "rejected",
        description = "Shows dead letters, and sends those again that can be read now.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class RejectedCommand implements Runnable {
    @Option(
            names = "--code",
            paramLabel = "CODE",
            description = "Only these, such as malformed_json (default: all).",
            scope = ScopeType.INHERIT)
    private String code = "";

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(out());
    }

    @Command(name = "list", description = "One line each: when, who, code, position, reason.")
    int list() throws Exception {
        for (var letter : Letters.in(stack().kafka())) {
            if (code.isEmpty() || code.equals(letter.code())) {
                out().printf(
                                "%s %s %s %s %s%n",
                                letter.rejectedAt(),
                                letter.stage(),
                                letter.code(),
                                letter.position() == null ? "-" : letter.position(),
                                letter.reason());
            }
        }
        out().flush();
        return 0;
    }

    @Command(
            name = "replay",
            description = "Sends events again that can be read now, as after an update; each counts once.")
    int replay() throws Exception {
        var kafka = stack().kafka();
        var sent = new ArrayList<Future<RecordMetadata>>();
        int left = 0;
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (var letter : Letters.in(kafka)) {
                if (code.isEmpty() || code.equals(letter.code())) {
                    var again = Letters.again(letter);
                    if (again.isPresent()) {
                        sent.add(producer.send(again.get()));
                    } else {
                        left++;
                    }
                }
            }
        }
        for (var record : sent) {
            try {
                record.get();
            } catch (ExecutionException refused) {
                throw new StackException("Kafka did not take an event: " + refused.getMessage(), refused);
            }
        }
        out().printf("%d sent again, %d still cannot be read%n", sent.size(), left);
        out().flush();
        return 0;
    }

    private StackFile stack() throws Exception {
        return StackFile.read(data.directory().stackFile())
                .orElseThrow(() -> new StackException(
                        "no stack runs on " + data.directory().root() + ": start one with ./vigia up"));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
