/**
 * Opens the page of a running stack in Chromium as a user would: refused key, login, numbers, a transcript, both
 * languages, both themes, a phone. Fails on a missing number, a console error, a breach of the content security policy
 * or of WCAG AA. The stack must have at least one conversation of the last hour; alerts and trends are looked for where the
 * arguments name their agents.
 */
import type { Browser, Page } from 'playwright-core';
import { readArguments, type Arguments } from './arguments';
import { breaches, launch, openPage, overflow, shoot } from './browser';

const faults: string[] = [];
const check = (holds: boolean, fault: string) => {
  if (!holds) faults.push(fault);
};

async function refusedKey(browser: Browser, args: Arguments): Promise<void> {
  // The refusal itself is a 401 in the console, so this page's console is not judged.
  const page = await openPage(browser, { locale: 'es-ES' }, []);
  await page.goto(`${args.url}/#token=not-a-key`);
  await page.getByRole('alert').waitFor({ timeout: args.patience });
  check(!page.url().includes('token'), 'the key stays in the address');
  faults.push(...(await breaches(page, 'login')));
  await shoot(page, args, 'login');
  await page.context().close();
}

async function typedKey(browser: Browser, args: Arguments): Promise<void> {
  const page = await openPage(browser, { locale: 'en-GB' }, faults);
  await page.goto(args.url);
  await page.getByLabel('Access key').fill(args.token);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor({ timeout: args.patience });
  await page.context().close();
}

/** Waits until the stream lives and these cards show a number instead of a dash. */
async function numbers(page: Page, patience: number): Promise<void> {
  await page.locator('[data-connection=live]').waitFor({ timeout: patience });
  for (const id of ['active', 'messages-per-minute', 'success-rate', 'response-time']) {
    await page.locator(`[data-metric=${id}] [data-value]`, { hasText: /\d/ }).waitFor({ timeout: patience });
  }
  await page.locator('canvas').first().waitFor({ timeout: patience });
}

/** The alert and the trend that were caused on purpose are on the page, in words. */
async function findings(page: Page, { alert, trend, patience }: Arguments): Promise<void> {
  if (alert) await page.locator('[aria-live=polite] li', { hasText: alert }).first().waitFor({ timeout: patience });
  if (trend) await page.locator('[data-trend]', { hasText: trend }).first().waitFor({ timeout: patience });
}

async function overview(browser: Browser, args: Arguments, look: { name: string; dark: boolean; locale: string; width: number }) {
  const options = { locale: look.locale, colorScheme: look.dark ? 'dark' : 'light', viewport: { width: look.width, height: 900 } } as const;
  const page = await openPage(browser, options, faults);
  await page.goto(`${args.url}/#token=${encodeURIComponent(args.token)}`);
  await numbers(page, args.patience);
  await findings(page, args);
  check(!page.url().includes('token'), 'the key stays in the address');
  check((await overflow(page)) <= 0, `${look.name}: the overview scrolls sideways`);
  faults.push(...(await breaches(page, look.name)));
  await shoot(page, args, look.name);
  return page;
}

async function transcript(page: Page, args: Arguments, name: string): Promise<void> {
  await page.locator('nav a[href^="/conversations"]').click();
  const row = page.locator('[role=row] a').first();
  await row.waitFor({ timeout: args.patience });
  check((await overflow(page)) <= 0, `${name}: the list scrolls sideways`);
  faults.push(...(await breaches(page, `${name} list`)));
  await shoot(page, args, `${name}-list`);
  await row.click();
  await page.locator('main ol li p').first().waitFor({ timeout: args.patience });
  check((await overflow(page)) <= 0, `${name}: the transcript scrolls sideways`);
  faults.push(...(await breaches(page, `${name} transcript`)));
  await shoot(page, args, `${name}-transcript`);
}

async function questions(page: Page, args: Arguments, name: string): Promise<void> {
  await page.locator('nav a[href^="/questions"]').click();
  await page.locator('main ol li').first().waitFor({ timeout: args.patience });
  check((await overflow(page)) <= 0, `${name}: the questions scroll sideways`);
  faults.push(...(await breaches(page, `${name} questions`)));
  await shoot(page, args, `${name}-questions`);
}

async function look(
  browser: Browser, args: Arguments, wanted: { name: string; dark: boolean; locale: string; width: number }, pages: (typeof questions)[],
) {
  const page = await overview(browser, args, wanted);
  for (const next of pages) await next(page, args, wanted.name);
  await page.context().close();
}

const args = readArguments(process.argv.slice(2));
const browser = await launch(args);
try {
  await refusedKey(browser, args);
  await typedKey(browser, args);
  await look(browser, args, { name: 'es-light', dark: false, locale: 'es-ES', width: 1440 }, [questions, transcript]);
  // Language and theme are the same for every page; the phone is dark as well.
  await look(browser, args, { name: 'en-dark', dark: true, locale: 'en-GB', width: 1440 }, [questions]);
  await look(browser, args, { name: 'es-phone', dark: true, locale: 'es-ES', width: 360 }, [questions, transcript]);
} catch (error) {
  faults.push(error instanceof Error ? error.message : String(error));
} finally {
  await browser.close();
}
for (const fault of faults) console.error(`✗ ${fault}`);
if (faults.length > 0) process.exit(1);
console.log(`✓ dashboard: login, numbers, lists, transcripts and questions in es and en, light, dark and on a phone; screenshots in ${args.out}`);
