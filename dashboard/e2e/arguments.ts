import { parseArgs } from 'node:util';

export interface Arguments {
  url: string;
  token: string;
  /** Directory of the screenshots. */
  out: string;
  chromium: string;
  /** Agents whose firing alert and whose trend the overview must show; absent: not looked for. */
  alert?: string;
  trend?: string;
  /** How long to wait for a number, ms. */
  patience: number;
}

export function readArguments(parameters: string[]): Arguments {
  const { values } = parseArgs({
    args: parameters,
    options: {
      url: { type: 'string' },
      token: { type: 'string' },
      out: { type: 'string', default: 'target/e2e' },
      chromium: { type: 'string', default: process.env.VIGIA_CHROMIUM ?? '/usr/bin/chromium' },
      alert: { type: 'string' },
      trend: { type: 'string' },
      patience: { type: 'string', default: '30000' },
    },
  });
  if (!values.url || !values.token) {
    throw new Error('usage: npm run e2e -- --url http://HOST:PORT --token KEY [--out DIR] [--chromium FILE] [--alert AGENT] [--trend AGENT] [--patience MS]');
  }
  return { ...values, url: values.url.replace(/\/$/, ''), token: values.token, patience: Number(values.patience) };
}
