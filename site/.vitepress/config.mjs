import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { pictures } from '../fences.mjs';

const pages = join(import.meta.dirname, '../pages');
const title = page => /^# (.+)$/m.exec(readFileSync(join(pages, page), 'utf8'))[1].replaceAll(/<a [^>]*><\/a>\s*|[`\\]/g, '');
const entry = (page, text = title(page)) => ({ text, link: '/' + page.replace(/(index)?\.md$/, '') });
const folder = name => existsSync(join(pages, name))
  ? readdirSync(join(pages, name)).filter(page => page.endsWith('.md') && page !== 'index.md').sort().map(page => entry(`${name}/${page}`))
  : [];

const named = [
  { text: 'Use it', pages: [['start.md', 'Start'], ['levels.md', 'Levels'], ['ci.md', 'In CI'], ['telemetry.md', 'What operators see'], ['neighbours.md', 'Beside other analyzers']] },
  { text: 'Understand it', pages: [['termination.md', 'How a connection ends'], ['ownership.md', 'Who ends it'], ['variants.md', 'Variants']] },
  { text: 'Judge it', pages: [['real-world.md', 'Over real code'], ['performance.md', 'Performance'], ['testing.md', 'Testing'], ['changelog.md', 'Changes']] },
  { text: 'Work on it', pages: [['design.md', 'Design'], ['contributing.md', 'Contributing'], ['security.md', 'Security']] },
];

/** A page that nobody has named yet is not lost: it stands under More. */
const more = () => readdirSync(pages).filter(page => page.endsWith('.md') && page !== 'index.md' && !named.some(group => group.pages.some(([name]) => name === page)));

const section = ({ text, pages: list }) => ({ text, items: list.filter(([page]) => existsSync(join(pages, page))).map(([page, name]) => entry(page, name)) });
const group = (text, items, index) => items.length === 0 ? [] : [{ text, items: [...(index ? [index] : []), ...items], collapsed: false }];
const rules = { text: 'Rules', collapsed: true, items: [entry('rules/index.md', 'All rules'), ...folder('rules').map(rule => ({ ...rule, text: rule.text.split(':')[0] + rule.text.slice(rule.text.indexOf(':')) }))] };

const [use, understand, judge, work] = named.map(section);

/** As on GitHub, so that one anchor serves both. */
const slugify = heading => heading.trim().toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}\s_-]/gu, '').replaceAll(/\s/g, '-');

export default defineConfig({
  title: 'Hangup',
  description: 'Say how every TCP connection ends: Roslyn analyzers, code fixes and a small runtime for .NET.',
  lang: 'en',
  base: process.env.SITE_BASE ?? '/',
  srcDir: 'pages',
  outDir: 'dist',
  head: [['link', { rel: 'icon', href: (process.env.SITE_BASE ?? '/') + 'icon.svg', type: 'image/svg+xml' }]],
  lastUpdated: false,
  markdown: {
    anchor: { slugify },
    config: pictures,
    languageAlias: { console: 'shellsession', editorconfig: 'ini' },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark' },
  },
  themeConfig: {
    logo: '/icon.svg',
    outline: [2, 3],
    search: { provider: 'local', options: { detailedView: true } },
    socialLinks: [{ icon: 'github', link: 'https://github.com/hangup-net/hangup' }],
    nav: [entry('start.md', 'Start'), entry('rules/index.md', 'Rules'), entry('variants.md', 'Variants'), entry('api/index.md', 'API')],
    sidebar: [
      use, rules, ...group('Recipes', folder('recipes')), understand, judge, work,
      { text: 'API of the runtime', collapsed: true, items: [entry('api/index.md', 'Overview'), ...folder('api').map(page => ({ ...page, text: page.text.split(' ').at(-1) }))] },
      ...group('More', more().map(page => entry(page))),
    ],
    footer: { message: 'MIT licensed' },
  },
});
