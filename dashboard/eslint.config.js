import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

const features = readdirSync(new URL('./src/features', import.meta.url));

/** Dependencies point one way: app → features → live → components → lib. */
const oneWay = [
  { target: './src/lib', from: ['./src/components', './src/live', './src/features', './src/app'] },
  { target: './src/components', from: ['./src/live', './src/features', './src/app'] },
  { target: './src/live', from: ['./src/components', './src/features', './src/app'] },
  { target: './src/features', from: ['./src/app'] },
];

/** Features never import each other; only app composes them. */
const apart = features.map((feature) => ({
  target: `./src/features/${feature}`,
  from: './src/features',
  except: [`./${feature}`],
}));

export default tseslint.config(
  { ignores: ['target', 'node_modules', 'src/lib/api/schema.ts'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [
      ...tseslint.configs.recommendedTypeChecked,
      importX.flatConfigs.typescript,
      jsxA11y.flatConfigs.recommended,
      reactHooks.configs.flat['recommended-latest'],
    ],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/method-signature-style': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      'import-x/no-restricted-paths': ['error', { zones: [...oneWay, ...apart] }],
      'no-restricted-syntax': ['error', { selector: 'ExportAllDeclaration', message: 'No barrel files.' }],
      'no-console': 'error',
      'max-lines': ['error', 300],
    },
  },
  { files: ['dev/**', 'e2e/**'], rules: { 'no-console': 'off' } },
  {
    // Chart.js is drawn by one component, so that every chart updates in place and obeys reduced motion.
    files: ['src/**'],
    ignores: ['src/components/chart/**'],
    rules: { 'no-restricted-imports': ['error', { paths: ['chart.js'] }] },
  },
  {
    // live/ owns the only stream.
    files: ['src/**'],
    ignores: ['src/live/**'],
    rules: { 'no-restricted-globals': ['error', 'EventSource'] },
  },
  {
    files: ['src/features/**', 'src/components/**', 'src/app/**'],
    ignores: ['**/*.test.*'],
    rules: { 'no-restricted-globals': ['error', 'EventSource', 'fetch'] },
  },
);
