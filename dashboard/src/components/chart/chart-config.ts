import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { Format } from '@/lib/use-format';
import type { ChartModel, ChartSeries } from './chart-types';
import { timeTicks } from './time-ticks';

export type AnyChart = ChartConfiguration<'bar' | 'line', (number | null)[], number>;
type Dataset = ChartDataset<'bar' | 'line', (number | null)[]>;

const DAY = 86_400_000;

export function chartConfig(model: ChartModel, format: Format): AnyChart {
  const ink = color('soft');
  const line = color('line');
  const bars = model.series.some((series) => series.kind === 'bar');
  const [first, last] = [model.times[0] ?? 0, model.times.at(-1) ?? 0];
  const tick = (time: number) =>
    format.instant(time, model.step >= DAY ? 'day' : last - first > 2 * DAY ? 'dayMinute' : 'minute');
  const font = { family: "'Geist Variable', system-ui, sans-serif", size: 12 };
  return {
    type: bars ? 'bar' : 'line',
    data: { labels: model.times, datasets: model.series.map((series) => dataset(series, model)) },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      // Live data that animates never settles; what moves here moves because the numbers do.
      animation: false,
      interaction: { mode: 'index', intersect: false },
      font,
      layout: { padding: { top: 6, right: 4 } },
      scales: {
        x: {
          type: 'category',
          offset: bars,
          border: { color: line },
          grid: { display: false },
          ticks: {
            color: ink,
            font,
            autoSkip: false,
            maxRotation: 0,
            callback: (index) => tick(model.times[Number(index)] ?? 0),
          },
          afterBuildTicks: (axis) => {
            const room = Math.max(2, Math.floor(axis.width / (last - first > 2 * DAY ? 110 : 70)));
            const chosen = timeTicks(model.times, format.timeZone, room);
            axis.ticks = axis.ticks.filter((candidate) => chosen.has(model.times[candidate.value] ?? -1));
          },
        },
        y: {
          beginAtZero: true,
          grace: '8%',
          border: { display: false },
          grid: { color: line, drawTicks: false },
          ticks: {
            color: ink,
            font,
            maxTicksLimit: 5,
            padding: 8,
            precision: 0,
            callback: (at) => model.series[0]?.format(Number(at)) ?? String(at),
          },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: color('ink'),
          titleColor: color('surface'),
          bodyColor: color('surface'),
          titleFont: { ...font, weight: 600 },
          bodyFont: font,
          padding: 12,
          cornerRadius: 10,
          boxPadding: 6,
          usePointStyle: true,
          itemSort: (a, b) => b.datasetIndex - a.datasetIndex,
          callbacks: {
            title: (items) => {
              const time = model.times[items[0]?.dataIndex ?? 0] ?? 0;
              return format.instant(time, model.step >= DAY ? 'day' : 'dayMinute');
            },
            label: (item) => {
              const series = model.series[item.datasetIndex];
              return series ? `${series.label}  ${series.format(item.parsed.y)}` : '';
            },
          },
        },
      },
    },
  };
}

function dataset(series: ChartSeries, model: ChartModel): Dataset {
  const stroke = color(series.color);
  const open = (index: number) => model.provisional[index] === true;
  const shared = { label: series.label, data: series.values };
  if (series.kind === 'bar') {
    return {
      ...shared,
      type: 'bar',
      // Bars stand in front of each other: the later series is a part of the earlier one.
      grouped: false,
      order: model.series.length - model.series.indexOf(series),
      backgroundColor: (context) => (open(context.dataIndex) ? fade(stroke, 0.45) : stroke),
      hoverBackgroundColor: stroke,
      borderRadius: { topLeft: 4, topRight: 4 },
      borderSkipped: 'bottom',
      maxBarThickness: 28,
      categoryPercentage: 0.9,
      barPercentage: 0.86,
    };
  }
  return {
    ...shared,
    type: 'line',
    order: 0,
    borderColor: stroke,
    backgroundColor: fade(stroke, 0.14),
    borderWidth: 2,
    ...(series.dashed ? { borderDash: [3, 4] } : {}),
    tension: 0.3,
    cubicInterpolationMode: 'monotone',
    fill: series.shadeToPrevious ? '-1' : false,
    spanGaps: false,
    // A measure between two silences would be an invisible line of no length: give it a dot.
    pointRadius: (context) => (isAlone(series.values, context.dataIndex) ? 3 : 0),
    pointHoverRadius: 4,
    pointBackgroundColor: stroke,
    pointBorderWidth: 0,
    segment: { borderDash: (context) => (open(context.p1DataIndex) ? [4, 4] : undefined) },
  };
}

function isAlone(values: (number | null)[], index: number): boolean {
  return values[index] != null && values[index - 1] == null && values[index + 1] == null;
}

function color(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim() || '#888888';
}

function fade(hex: string, opacity: number): string {
  return `${hex}${Math.round(opacity * 255).toString(16).padStart(2, '0')}`;
}
