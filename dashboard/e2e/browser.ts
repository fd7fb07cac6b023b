import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { Arguments } from './arguments';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

export function launch({ chromium: executablePath, out }: Arguments): Promise<Browser> {
  mkdirSync(out, { recursive: true });
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

/** A page that remembers everything a user should never see in its console. */
export async function openPage(browser: Browser, options: BrowserContextOptions, complaints: string[]): Promise<Page> {
  const context = await browser.newContext({ timezoneId: 'Europe/Madrid', ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    // Breaches of the content security policy are console errors, too.
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return page;
}

/** Serious and critical breaches of WCAG 2.2 A and AA, as sentences. */
export async function breaches(page: Page, where: string): Promise<string[]> {
  // Legacy mode judges in the page itself: there are no frames, and a second page for the result costs as much as the looking.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], preload: false })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .setLegacyMode(true)
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${where}: ${id} (${help}): ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`);
}

export async function shoot(page: Page, args: Arguments, name: string): Promise<void> {
  await page.screenshot({ path: join(args.out, `${name}.png`), fullPage: true });
}

/** How far the page is wider than its window, px: on a phone nothing may scroll sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
