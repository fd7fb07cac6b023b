package dev.vigia.schema;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A mergeable count of distinct users: what the column {@code users_sketch} of contract 2 holds. Up to
 * {@value #MOST_TOKENS} users are counted exactly, as sorted tokens of four bytes; more by an UltraLogLog (Ertl:
 * "UltraLogLog: A Practical and More Space-Efficient Alternative to HyperLogLog", VLDB 2024) of 2 KiB, with a standard
 * error of 1.7 %. The bytes depend on the set of users alone, not on the order in which they came.
 *
 * <p>No users are an empty array.
 */
public final class DistinctUsers {
    static final int MOST_TOKENS = 256;

    private static final int PRECISION = 11;
    private static final byte TOKENS = 1;
    private static final byte REGISTERS = 2;
    private static final Hasher64 HASHER = Hashing.komihash5_0();

    private DistinctUsers() {}

    /** What stands for a user. */
    public static int token(String userId) {
        return UltraLogLog.computeToken(HASHER.hashCharsToLong(userId));
    }

    /** The users of {@code known} and those of the tokens. */
    public static byte[] with(byte[] known, int... tokens) {
        if (tokens.length == 0) {
            return known;
        }
        if (!isRegisters(known)) {
            int[] all = IntStream.concat(Arrays.stream(tokensOf(known)), Arrays.stream(tokens))
                    .sorted()
                    .distinct()
                    .toArray();
            if (all.length <= MOST_TOKENS) {
                return encode(all);
            }
            return encode(registersWith(UltraLogLog.create(PRECISION), all));
        }
        return encode(registersWith(registersOf(known), tokens));
    }

    /** The users of both. */
    public static byte[] merge(byte[] one, byte[] other) {
        if (!isRegisters(other)) {
            return with(one, tokensOf(other));
        }
        if (!isRegisters(one)) {
            return with(other, tokensOf(one));
        }
        return encode(registersOf(one).add(registersOf(other)));
    }

    /** How many users there are, about. */
    public static long count(byte[] sketch) {
        return isRegisters(sketch)
                ? Math.round(registersOf(sketch).getDistinctCountEstimate())
                : tokensOf(sketch).length;
    }

    private static boolean isRegisters(byte[] sketch) {
        return sketch.length > 0 && sketch[0] == REGISTERS;
    }

    private static int[] tokensOf(byte[] sketch) {
        if (sketch.length == 0) {
            return new int[0];
        }
        if (sketch[0] != TOKENS || sketch.length % Integer.BYTES != 1) {
            throw new IllegalArgumentException("Not a count of users (" + sketch.length + " bytes)");
        }
        int[] tokens = new int[sketch.length / Integer.BYTES];
        ByteBuffer.wrap(sketch, 1, sketch.length - 1).asIntBuffer().get(tokens);
        return tokens;
    }

    private static UltraLogLog registersOf(byte[] sketch) {
        return UltraLogLog.wrap(Arrays.copyOfRange(sketch, 1, sketch.length));
    }

    private static UltraLogLog registersWith(UltraLogLog registers, int[] tokens) {
        for (int token : tokens) {
            registers.addToken(token);
        }
        return registers;
    }

    private static byte[] encode(int[] tokens) {
        var buffer = ByteBuffer.allocate(1 + tokens.length * Integer.BYTES).put(TOKENS);
        buffer.asIntBuffer().put(tokens);
        return buffer.array();
    }

    private static byte[] encode(UltraLogLog registers) {
        var state = registers.getState();
        return ByteBuffer.allocate(1 + state.length).put(REGISTERS).put(state).array();
    }
}
