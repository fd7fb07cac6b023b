package dev.vigia.analysis.topics;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The weights of every topic, by feature: one signed byte times a scale each, and only those that are not 0.
 *
 * @param first by feature, where its weights start; one more entry at the end
 * @param topic by weight
 * @param weight by weight, in units of the topic's scale
 * @param scales by topic
 * @param constants by topic
 */
record TopicWeights(int[] first, short[] topic, byte[] weight, float[] scales, float[] constants) {

    /** The weights of one topic that are not 0, features ascending. */
    record OneTopic(int[] feature, byte[] weight, float scale, float constant) {

        /** Rounds what {@link LinearSvm#fit} gives. */
        static OneTopic quantise(float[] fitted) {
            int features = fitted.length - 1;
            float largest = 1e-9f;
            for (int i = 0; i < features; i++) {
                largest = Math.max(largest, Math.abs(fitted[i]));
            }
            float scale = largest / Byte.MAX_VALUE;
            int[] feature = new int[features];
            byte[] weight = new byte[features];
            int size = 0;
            for (int i = 0; i < features; i++) {
                byte rounded = (byte) Math.round(fitted[i] / scale);
                if (rounded != 0) {
                    feature[size] = i;
                    weight[size++] = rounded;
                }
            }
            return new OneTopic(Arrays.copyOf(feature, size), Arrays.copyOf(weight, size), scale, fitted[features]);
        }
    }

    static TopicWeights of(List<OneTopic> topics, int features) {
        int[] first = new int[features + 1];
        topics.forEach(each -> Arrays.stream(each.feature()).forEach(feature -> first[feature + 1]++));
        Arrays.parallelPrefix(first, Math::addExact);
        int[] next = first.clone();
        short[] topic = new short[first[features]];
        byte[] weight = new byte[topic.length];
        float[] scales = new float[topics.size()];
        float[] constants = new float[topics.size()];
        for (int each = 0; each < topics.size(); each++) {
            OneTopic one = topics.get(each);
            scales[each] = one.scale();
            constants[each] = one.constant();
            for (int i = 0; i < one.feature().length; i++) {
                int at = next[one.feature()[i]]++;
                topic[at] = (short) each;
                weight[at] = one.weight()[i];
            }
        }
        return new TopicWeights(first, topic, weight, scales, constants);
    }

    /** How far on its side of the border of each topic the text is: 1 is clearly inside, −1 clearly outside. */
    double[] margins(SparseVector text) {
        double[] margins = new double[constants.length];
        for (int i = 0; i < text.index().length; i++) {
            int feature = text.index()[i];
            double value = text.value()[i];
            for (int at = first[feature]; at < first[feature + 1]; at++) {
                margins[topic[at]] += weight[at] * value;
            }
        }
        for (int each = 0; each < margins.length; each++) {
            margins[each] = margins[each] * scales[each] + constants[each];
        }
        return margins;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(constants.length);
        for (int each = 0; each < constants.length; each++) {
            out.writeFloat(scales[each]);
            out.writeFloat(constants[each]);
        }
        for (int feature = 0; feature + 1 < first.length; feature++) {
            out.writeShort(first[feature + 1] - first[feature]);
        }
        for (short each : topic) {
            out.writeShort(each);
        }
        out.write(weight);
    }

    static TopicWeights read(DataInputStream in, int features) throws IOException {
        float[] constants = new float[Sizes.checked(in.readInt(), Short.MAX_VALUE)];
        float[] scales = new float[constants.length];
        for (int each = 0; each < constants.length; each++) {
            scales[each] = in.readFloat();
            constants[each] = in.readFloat();
        }
        int[] first = new int[features + 1];
        for (int feature = 0; feature < features; feature++) {
            first[feature + 1] = Sizes.checked(first[feature] + in.readUnsignedShort(), Sizes.MOST);
        }
        short[] topic = new short[first[features]];
        for (int at = 0; at < topic.length; at++) {
            topic[at] = (short) Sizes.checked(in.readShort(), constants.length - 1);
        }
        byte[] weight = new byte[topic.length];
        in.readFully(weight);
        return new TopicWeights(first, topic, weight, scales, constants);
    }
}
