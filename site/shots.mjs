// Pictures of the site, to be looked at: site/shots. node shots.mjs [page ...]; needs a Chromium.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { open } from './tests/browser.mjs';
import { pages, serve } from './tests/site.mjs';

const shots = join(import.meta.dirname, 'shots');
mkdirSync(shots, { recursive: true });
const site = await serve();
const browser = await open();
for (const scheme of ['light', 'dark']) {
  for (const [device, width] of [['phone', 375], ['desktop', 1280]]) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
    for (const name of process.argv.length > 2 ? process.argv.slice(2) : pages()) {
      await page.goto(site.address + name, { waitUntil: 'networkidle' });
      await page.screenshot({ path: join(shots, `${name.replaceAll('/', '_').replace('.html', '')}-${device}-${scheme}.png`), fullPage: true });
    }
    await page.close();
  }
}
await browser.close();
site.stop();
