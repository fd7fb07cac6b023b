package dev.vigia.bridge.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.vigia.bridge.otlp.Span.Happening;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;

/** Reads an export request in its binary encoding. */
final class ProtobufTraces {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ProtobufTraces() {}

    /** @throws InvalidProtocolBufferException when the bytes are no export request */
    static List<Span> read(byte[] body) throws InvalidProtocolBufferException {
        var spans = new ArrayList<Span>();
        for (var ofResource : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
            var resource = attributes(ofResource.getResource().getAttributesList());
            for (var ofScope : ofResource.getScopeSpansList()) {
                for (var span : ofScope.getSpansList()) {
                    spans.add(span(span, resource));
                }
            }
        }
        return spans;
    }

    private static Span span(io.opentelemetry.proto.trace.v1.Span span, Attributes resource) {
        var happenings = span.getEventsList().stream()
                .map(event -> new Happening(
                        event.getName(), Span.instant(event.getTimeUnixNano()), attributes(event.getAttributesList())))
                .toList();
        return new Span(
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                Span.instant(span.getStartTimeUnixNano()),
                Span.instant(span.getEndTimeUnixNano()),
                attributes(span.getAttributesList()),
                happenings,
                resource,
                span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR,
                span.getStatus().getMessage());
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private static Attributes attributes(List<KeyValue> pairs) {
        var values = new HashMap<String, JsonNode>();
        pairs.forEach(pair -> values.put(pair.getKey(), value(pair.getValue())));
        return new Attributes(values);
    }

    private static JsonNode value(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> JSON.textNode(value.getStringValue());
            case BOOL_VALUE -> JSON.booleanNode(value.getBoolValue());
            case INT_VALUE -> JSON.numberNode(value.getIntValue());
            case DOUBLE_VALUE -> JSON.numberNode(value.getDoubleValue());
            case BYTES_VALUE -> JSON.binaryNode(value.getBytesValue().toByteArray());
            case ARRAY_VALUE -> {
                var array = JSON.arrayNode();
                value.getArrayValue().getValuesList().forEach(item -> array.add(value(item)));
                yield array;
            }
            case KVLIST_VALUE -> {
                var object = JSON.objectNode();
                value.getKvlistValue()
                        .getValuesList()
                        .forEach(pair -> object.set(pair.getKey(), value(pair.getValue())));
                yield object;
            }
            default -> JSON.nullNode();
        };
    }
}
