import {
  BarController,
  BarElement,
  CategoryScale,
  Chart as ChartJs,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type Plugin,
} from 'chart.js';
import { useEffect, useRef } from 'react';
import { useThemeOnScreen } from '@/lib/theme';
import { useFormat } from '@/lib/use-format';
import { chartConfig, type AnyChart } from './chart-config';
import type { ChartModel } from './chart-types';

ChartJs.register(
  BarController, BarElement, CategoryScale, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip,
);

/** A thin line from the pointer's time to the axis. */
const crosshair: Plugin<'bar' | 'line'> = {
  id: 'crosshair',
  afterDatasetsDraw(chart) {
    const active = chart.tooltip?.getActiveElements()[0];
    if (!active) return;
    const { ctx, chartArea } = chart;
    ctx.save();
    ctx.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue('--edge');
    ctx.setLineDash([2, 3]);
    ctx.beginPath();
    ctx.moveTo(active.element.x, chartArea.top);
    ctx.lineTo(active.element.x, chartArea.bottom);
    ctx.stroke();
    ctx.restore();
  },
};

/** The one place where Chart.js lives: made once, then updated in place, so that live data never flickers. */
export function Chart({ model, label }: { model: ChartModel; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<ChartJs<'bar' | 'line', (number | null)[], number> | null>(null);
  const theme = useThemeOnScreen();
  const format = useFormat();

  useEffect(() => {
    const config = chartConfig(model, format);
    if (chart.current) update(chart.current, config);
    else if (canvas.current?.getContext('2d')) {
      chart.current = new ChartJs(canvas.current, { ...config, plugins: [crosshair] });
    }
  }, [model, format, theme]);

  useEffect(
    () => () => {
      chart.current?.destroy();
      chart.current = null;
    },
    [],
  );

  return <canvas ref={canvas} role="img" aria-label={label} />;
}

/** Keeps the dataset objects, so that Chart.js moves what is there instead of drawing anew. */
function update(chart: ChartJs<'bar' | 'line', (number | null)[], number>, config: AnyChart): void {
  chart.data.labels = config.data.labels ?? [];
  config.data.datasets.forEach((next, index) => {
    const kept = chart.data.datasets[index];
    if (kept) Object.assign(kept, next);
    else chart.data.datasets[index] = next;
  });
  chart.data.datasets.length = config.data.datasets.length;
  if (config.options) chart.options = config.options;
  chart.update();
}
