// Links of the repository's pages, as the site has them.
import { posix } from 'node:path';

const repository = 'https://github.com/hangup-net/hangup/blob/main/';
const moved = { 'README.md': 'start.md', 'CHANGELOG.md': 'changelog.md', 'CONTRIBUTING.md': 'contributing.md', 'SECURITY.md': 'security.md' };
const link = /\]\((?!https?:|mailto:|#)([^)\s#]*)(#[^)\s]*)?\)/g;

/** What is no page of the site is shown in the repository. */
export function relink(text, folder) {
  return text.replaceAll(link, (whole, target, anchor = '') => {
    const path = posix.normalize(posix.join(folder.replaceAll('\\', '/') || '.', target));
    if (path.startsWith('docs/') && !path.endsWith('.md')) return `](./${posix.relative(folder || 'docs', path)}${anchor})`;
    if (path.startsWith('docs/')) return `](/${path.slice('docs/'.length)}${anchor})`;
    return `](${path in moved ? '/' + moved[path] : repository + path}${anchor})`;
  });
}
