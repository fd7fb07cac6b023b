package dev.vigia.jobs.trends;

/** Sen's estimator of a slope (Sen 1968): the median of the slopes between all pairs of points. */
final class SenSlope {
    private SenSlope() {}

    /**
     * The slope per hour.
     *
     * @param series two points or more
     */
    static double perHour(Series series) {
        int n = series.size();
        var slopes = new double[n * (n - 1) / 2];
        int pair = 0;
        for (int later = 1; later < n; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                slopes[pair++] = (series.values()[later] - series.values()[earlier])
                        / (series.hours()[later] - series.hours()[earlier]);
            }
        }
        return Median.of(slopes);
    }
}
