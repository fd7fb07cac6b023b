package dev.vigia.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a classifier as ONNX's protocol buffers, field by field (onnx.proto): each of six words has a row of three
 * logits, a text's are their mean.
 */
final class TinyClassifier {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final float[][] LOGITS = {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}, {-4, 0, 8}, {8, 0, -4}, {-2, 6, -2}};
    private static final String TOKENIZER = """
            {"normalizer":{"type":"BertNormalizer","lowercase":true},
             "model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##",
               "vocab":{"[UNK]":0,"[CLS]":1,"[SEP]":2,"bueno":3,"malo":4,"mesa":5}}}""";

    private TinyClassifier() {}

    static Path in(Path directory) throws IOException {
        Files.writeString(directory.resolve("tokenizer.json"), TOKENIZER);
        Files.write(directory.resolve("model.onnx"), model());
        return directory;
    }

    private static byte[] model() {
        ByteBuffer table = ByteBuffer.allocate(LOGITS.length * 12).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : LOGITS) {
            for (float logit : row) {
                table.putFloat(logit);
            }
        }
        var initializer = new Message()
                .number(1, LOGITS.length)
                .number(1, 3)
                .number(2, FLOAT)
                .text(8, "table")
                .bytes(9, table.array());
        var gather = new Message()
                .text(1, "table")
                .text(1, "input_ids")
                .text(2, "rows")
                .text(4, "Gather");
        var axes = new Message().text(1, "axes").number(8, 1).number(20, 7);
        var keep = new Message().text(1, "keepdims").number(3, 0).number(20, 2);
        var mean = new Message()
                .text(1, "rows")
                .text(2, "logits")
                .text(4, "ReduceMean")
                .message(5, axes)
                .message(5, keep);
        var graph = new Message()
                .message(1, gather)
                .message(1, mean)
                .text(2, "tiny")
                .message(5, initializer)
                .message(11, value("input_ids", INT64, "pieces"))
                .message(12, value("logits", FLOAT, "classes"));
        var operators = new Message().text(1, "").number(2, 13);
        return new Message()
                .number(1, 8)
                .message(7, graph)
                .message(8, operators)
                .out
                .toByteArray();
    }

    private static Message value(String name, int type, String secondDimension) {
        var shape =
                new Message().message(1, new Message().number(1, 1)).message(1, new Message().text(2, secondDimension));
        var tensor = new Message().number(1, type).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        private void varint(long value) {
            long rest = value;
            for (; rest >= 0x80; rest >>>= 7) {
                out.write((int) (rest & 0x7f | 0x80));
            }
            out.write((int) rest);
        }

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.out.toByteArray());
        }
    }
}
