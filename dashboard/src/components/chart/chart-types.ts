/** One measure drawn over the times of a chart. */
export interface ChartSeries {
  key: string;
  label: string;
  kind: 'line' | 'bar';
  /** Name of a CSS variable, without the dashes. */
  color: string;
  /** One per time; null where there was nothing to measure. */
  values: (number | null)[];
  format: (value: number | null) => string;
  /** Shades the space down to the series before it. */
  shadeToPrevious?: boolean;
  dashed?: boolean;
}

export interface ChartModel {
  times: number[];
  /** Bucket width, ms. */
  step: number;
  series: ChartSeries[];
  /** Per time: the bucket is still open, and drawn fainter. */
  provisional: boolean[];
}
