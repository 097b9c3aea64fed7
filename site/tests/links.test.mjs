// Every link within the site leads to a page, and every anchor to a place on it. Other sites are not asked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LinkChecker, LinkState } from 'linkinator';
import { pages, serve } from './site.mjs';

test('links and anchors lead somewhere', async () => {
  const site = await serve();
  try {
    const { links } = await new LinkChecker().check({ path: pages().map(page => site.address + page), recurse: true, checkFragments: true, linksToSkip: [`^(?!${site.address})`] });
    assert.ok(links.filter(link => link.state === LinkState.OK).length > pages().length);
    assert.deepEqual(links.filter(link => link.state === LinkState.BROKEN).map(link => `${link.parent}: ${link.url}`), []);
  } finally {
    site.stop();
  }
});
