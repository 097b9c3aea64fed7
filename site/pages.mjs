// Gathers the pages of the site in site/pages: docs/ as it is, the README as the start, the index of the rules, the API.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { tidy } from './api.mjs';
import { relink } from './relink.mjs';

const here = import.meta.dirname;
const root = join(here, '..');
const pages = join(here, 'pages');
const read = path => readFileSync(join(root, path), 'utf8');
const write = (path, text) => writeFileSync(join(pages, path), text);

rmSync(pages, { recursive: true, force: true });
cpSync(join(root, 'docs'), pages, { recursive: true });
mkdirSync(join(pages, 'api'));
cpSync(join(here, 'public'), join(pages, 'public'), { recursive: true });
cpSync(join(here, 'home.md'), join(pages, 'index.md'));
for (const [source, page] of [['README.md', 'start.md'], ['CHANGELOG.md', 'changelog.md'], ['CONTRIBUTING.md', 'contributing.md'], ['SECURITY.md', 'security.md']]) {
  write(page, relink(read(source), ''));
}
for (const page of readdirSync(pages, { recursive: true }).filter(name => name.endsWith('.md') && existsSync(join(root, 'docs', name)))) {
  write(page, relink(readFileSync(join(pages, page), 'utf8'), join('docs', page, '..')));
}
write('rules/index.md', rules());
for (const page of readdirSync(join(here, 'api/pages')).filter(name => name.endsWith('.md'))) {
  write(join('api', page === 'Hangup.md' ? 'index.md' : page), tidy(readFileSync(join(here, 'api/pages', page), 'utf8')));
}

/** One row a rule, out of its page: tests/Analyzers.Tests/House holds the pages to the catalogue. */
function rules() {
  const groups = { 0: 'Vocabulary files', 1: 'The end is left to chance', 2: 'An abort that is not one', 3: 'A close that is not graceful', 4: 'Reading an end' };
  const rows = readdirSync(join(root, 'docs/rules')).filter(name => /^HUP\d+\.md$/.test(name)).sort().map(name => {
    const page = read(`docs/rules/${name}`);
    const [, id, title] = /^# (HUP\d+): (.+)$/m.exec(page);
    const [severity, , fix] = /^\| (?:Warning|Info|Error)[^\n]*/m.exec(page)[0].split('|').slice(1).map(cell => cell.trim());
    return { id, group: id[3], row: `| [${id}](./${basename(name)}) | ${title} | ${severity} | ${fix.split(',')[0]} |` };
  });
  const tables = Object.entries(groups).map(([group, name]) =>
    `## ${name}\n\n| Rule | What it says | Default | Fix |\n|---|---|---|---|\n${rows.filter(rule => rule.group === group).map(rule => rule.row).join('\n')}\n`);
  return `# Rules\n\nEach page says what is flagged and what is not, shows the packets, and says when to suppress. How loud they are: [levels](../levels.md).\n\n${tables.join('\n')}`;
}
