package dev.vigia.bridge.otlp;

import com.google.protobuf.CodedOutputStream;
import dev.vigia.bridge.http.Answer;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The two encodings of OTLP/HTTP; an answer has the request's. */
enum OtlpEncoding {
    PROTOBUF("application/x-protobuf") {
        @Override
        List<Span> read(byte[] body) throws IOException {
            return ProtobufTraces.read(body);
        }

        @Override
        Answer success(int rejectedSpans, List<String> reasons) {
            var response = ExportTraceServiceResponse.newBuilder();
            if (rejectedSpans > 0) {
                response.setPartialSuccess(ExportTracePartialSuccess.newBuilder()
                        .setRejectedSpans(rejectedSpans)
                        .setErrorMessage(String.join("; ", reasons)));
            }
            return new Answer(200, contentType(), response.build().toByteArray(), Map.of());
        }

        /** google.rpc.Status: code is field 1, message is field 2. */
        @Override
        Answer failure(int status, int code, String message) {
            var bytes = new ByteArrayOutputStream();
            var fields = CodedOutputStream.newInstance(bytes);
            try {
                fields.writeInt32(1, code);
                fields.writeString(2, message);
                fields.flush();
            } catch (IOException impossible) {
                throw new UncheckedIOException("Writing to memory does not fail", impossible);
            }
            return new Answer(status, contentType(), bytes.toByteArray(), Map.of());
        }
    },
    JSON("application/json") {
        @Override
        List<Span> read(byte[] body) throws IOException {
            return JsonTraces.read(body);
        }

        @Override
        Answer success(int rejectedSpans, List<String> reasons) {
            return Answer.json(
                    200,
                    rejectedSpans == 0
                            ? Map.of()
                            : Map.of(
                                    "partialSuccess",
                                    Map.of(
                                            "rejectedSpans",
                                            Integer.toString(rejectedSpans),
                                            "errorMessage",
                                            String.join("; ", reasons))));
        }

        @Override
        Answer failure(int status, int code, String message) {
            return Answer.json(status, Map.of("code", code, "message", message));
        }
    };

    /** Codes of google.rpc.Code. */
    static final int INVALID_ARGUMENT = 3;

    static final int RESOURCE_EXHAUSTED = 8;
    static final int UNAVAILABLE = 14;

    private final String contentType;

    OtlpEncoding(String contentType) {
        this.contentType = contentType;
    }

    static Optional<OtlpEncoding> of(String contentType) {
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        for (var encoding : values()) {
            if (encoding.contentType.equals(type)) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }

    String contentType() {
        return contentType;
    }

    /** @throws IOException when the body is no export request in this encoding */
    abstract List<Span> read(byte[] body) throws IOException;

    abstract Answer success(int rejectedSpans, List<String> reasons);

    abstract Answer failure(int status, int code, String message);
}
