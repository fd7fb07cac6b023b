package dev.vigia.bridge.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Undoes {@code Content-Encoding: gzip}, as far as the limit allows: a bomb costs no more memory than a large body. */
final class Inflation {
    private static final int PIECE = 8192;

    /** The body cannot be taken; the answer says why. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        RefusedException(Answer answer) {
            super(Integer.toString(answer.status()));
            this.answer = answer;
        }

        Answer answer() {
            return answer;
        }
    }

    private Inflation() {}

    static byte[] inflate(byte[] body, String encoding, int limit) throws RefusedException {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> gunzip(body, limit);
            default ->
                throw new RefusedException(
                        Answer.problem(415, "Unsupported Media Type", "Content-Encoding may be gzip or identity.")
                                .with("Accept-Encoding", "gzip, identity"));
        };
    }

    private static byte[] gunzip(byte[] body, int limit) throws RefusedException {
        var inflated = new ByteArrayOutputStream(Math.min(limit, body.length * 4));
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body), PIECE)) {
            var piece = new byte[PIECE];
            for (int count = gzip.read(piece); count >= 0; count = gzip.read(piece)) {
                if (inflated.size() + count > limit) {
                    throw new RefusedException(Answer.problem(
                            413,
                            "Content Too Large",
                            "A request's body has at most " + limit + " bytes when inflated; send several."));
                }
                inflated.write(piece, 0, count);
            }
        } catch (IOException damaged) {
            throw new RefusedException(
                    Answer.problem(400, "Bad Request", "The body is not gzip: " + damaged.getMessage() + "."));
        }
        return inflated.toByteArray();
    }
}
