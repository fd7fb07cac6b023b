import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { en } from './i18n/en';
import { es } from './i18n/es';

const TAXONOMY = new URL('../../../analysis/src/main/resources/dev/vigia/analysis/topics/customer-service.yaml', import.meta.url);

it('names the topics that ship with Vigía as their file does', () => {
  const file = readFileSync(fileURLToPath(TAXONOMY), 'utf8');
  const topics = [...file.matchAll(/- id: (\S+)\s+names: {es: (.+), en: (.+)}/g)];
  expect(topics).toHaveLength(Object.keys(es.topicNames).length);
  for (const [, id, spanish, english] of topics) {
    expect(es.topicNames).toHaveProperty([id ?? ''], spanish);
    expect(en.topicNames).toHaveProperty([id ?? ''], english);
  }
});
