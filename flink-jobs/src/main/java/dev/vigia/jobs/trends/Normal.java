package dev.vigia.jobs.trends;

/** The standard normal distribution. */
final class Normal {
    /** From here on the series would lose its digits to cancellation, and the continued fraction converges fast. */
    private static final double FAR = 3;

    private static final int FRACTION_DEPTH = 60;

    private Normal() {}

    /**
     * The chance of a value above z, to about twelve digits.
     *
     * @param z 0 or more
     */
    static double upperTail(double z) {
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        return z < FAR ? 0.5 - density * oddSeries(z) : density / laplaceFraction(z);
    }

    /** z + z³/3 + z⁵/(3·5) + …: the chance of lying between 0 and z, in units of the density at z. */
    private static double oddSeries(double z) {
        double sum = 0;
        double term = z;
        for (int odd = 3; term > sum * 1e-17; odd += 2) {
            sum += term;
            term *= z * z / odd;
        }
        return sum;
    }

    /** Laplace's continued fraction z + 1/(z + 2/(z + 3/(z + …))) of density over upper tail. */
    private static double laplaceFraction(double z) {
        double fraction = z;
        for (int k = FRACTION_DEPTH; k > 0; k--) {
            fraction = z + k / fraction;
        }
        return fraction;
    }
}
