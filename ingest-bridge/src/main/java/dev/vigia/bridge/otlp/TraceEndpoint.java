package dev.vigia.bridge.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.vigia.bridge.http.Answer;
import dev.vigia.bridge.http.Call;
import dev.vigia.bridge.intake.Draft;
import dev.vigia.bridge.intake.Intake;
import dev.vigia.bridge.intake.QuotaException;
import dev.vigia.bridge.intake.Receipt;
import dev.vigia.settings.ApiKeys.Identity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/traces}: OTLP over HTTP, binary or JSON. Spans that are not about generative AI are accepted and make
 * no event. The answer comes when the events are durable; spans whose events were refused are a partial success.
 */
public final class TraceEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(TraceEndpoint.class);
    private static final String RETRY_SECONDS = "1";

    private final Intake intake;

    public TraceEndpoint(Intake intake) {
        this.intake = intake;
    }

    /** 200 with an ExportTraceServiceResponse; 400, 415, 429 and 503 with a google.rpc.Status. */
    public CompletableFuture<Answer> answer(Call call, Identity sender) {
        var encoding = OtlpEncoding.of(call.header("content-type").orElse(""));
        if (encoding.isEmpty()) {
            return CompletableFuture.completedFuture(
                    Answer.problem(415, "Unsupported Media Type", "Send application/x-protobuf or application/json."));
        }
        return answer(call.body(), encoding.get(), sender);
    }

    private CompletableFuture<Answer> answer(byte[] body, OtlpEncoding encoding, Identity sender) {
        List<List<Draft>> turns;
        try {
            turns = encoding.read(body).stream().map(Turns::of).toList();
        } catch (InvalidProtocolBufferException malformed) {
            return failed(encoding, 400, OtlpEncoding.INVALID_ARGUMENT, "not an ExportTraceServiceRequest");
        } catch (IOException malformed) {
            return failed(encoding, 400, OtlpEncoding.INVALID_ARGUMENT, String.valueOf(malformed.getMessage()));
        }
        var drafts = turns.stream().flatMap(List::stream).toList();
        try {
            if (!drafts.isEmpty()) {
                intake.admit(sender.name(), drafts.size());
            }
            return intake.take(intake.source("otlp", sender.name()), drafts)
                    .thenApply(receipt -> success(encoding, turns, receipt))
                    .exceptionally(failure -> unavailable(encoding, failure));
        } catch (QuotaException over) {
            return failed(encoding, 429, OtlpEncoding.RESOURCE_EXHAUSTED, String.valueOf(over.getMessage()))
                    .thenApply(answer -> answer.with("Retry-After", over.retryAfter()));
        } catch (IOException failure) {
            return CompletableFuture.completedFuture(unavailable(encoding, failure));
        }
    }

    private static Answer success(OtlpEncoding encoding, List<List<Draft>> turns, Receipt receipt) {
        var reasons = new ArrayList<String>();
        int rejectedSpans = 0;
        int at = 0;
        for (var turn : turns) {
            var refused = receipt.results().subList(at, at + turn.size()).stream()
                    .filter(result -> result.reason() != null)
                    .toList();
            at += turn.size();
            rejectedSpans += refused.isEmpty() ? 0 : 1;
            refused.forEach(result -> reasons.add(String.valueOf(result.reason())));
        }
        return encoding.success(
                rejectedSpans, reasons.stream().distinct().limit(5).toList());
    }

    private static CompletableFuture<Answer> failed(OtlpEncoding encoding, int status, int code, String message) {
        return CompletableFuture.completedFuture(encoding.failure(status, code, message));
    }

    private static Answer unavailable(OtlpEncoding encoding, Throwable cause) {
        LOG.warn("Traces are refused: {}", cause.toString());
        return encoding.failure(503, OtlpEncoding.UNAVAILABLE, "the events cannot be made durable now")
                .with("Retry-After", RETRY_SECONDS);
    }
}
