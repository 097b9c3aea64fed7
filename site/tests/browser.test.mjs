// The site in a headless Chromium, where there is one: on a phone and on a desktop, light and dark.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isInstalled, open } from './browser.mjs';
import { pages, serve } from './site.mjs';

const skip = isInstalled ? false : 'no Chromium';
let site, browser;

before(async () => { [site, browser] = skip ? [] : await Promise.all([serve(), open()]); });
after(async () => { await browser?.close(); site?.stop(); });

/** A tab whose errors fail the test. */
async function tab(viewport, colorScheme = 'light') {
  const page = await browser.newPage({ viewport, colorScheme });
  page.on('pageerror', error => { throw error; });
  return page;
}

test('no page is wider than a phone, and no text of a picture hangs out of it', { skip }, async () => {
  const page = await tab({ width: 375, height: 800 });
  for (const name of pages()) {
    await page.goto(site.address + name);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375, name);
    assert.deepEqual(await page.evaluate(outside), [], name);
  }
});

/** Runs in the page. */
function outside() {
  return [...document.querySelectorAll('.ladder svg, .graph svg')].flatMap(svg => {
    const frame = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter(text => text.getBoundingClientRect().right > frame.right + 1).map(text => text.textContent);
  });
}

test('search finds a rule by what it says', { skip }, async () => {
  const page = await tab({ width: 1280, height: 800 });
  await page.goto(site.address, { waitUntil: 'networkidle' });
  await page.keyboard.press('Control+k');
  await page.fill('#localsearch-input', 'disposed while it is still open');
  await page.locator('.VPLocalSearchBox .result').first().click();
  await page.waitForURL(/HUP101/);
});

for (const [scheme, isBright] of [['light', true], ['dark', false]]) {
  test(`${scheme} is ${scheme}, pictures and code too`, { skip }, async () => {
    const page = await tab({ width: 1280, height: 800 }, scheme);
    await page.goto(site.address + 'rules/HUP101.html', { waitUntil: 'networkidle' });
    const lightness = await page.evaluate(measure);
    assert.equal(lightness.page > 128, isBright);
    for (const part of ['remark', 'note', 'code']) {
      assert.ok(Math.abs(lightness[part] - lightness.page) > 80, `${part}: ${lightness[part]} on ${lightness.page}`);
    }
  });
}

/** Runs in the page: how bright paper and ink are, 0 to 255. */
function measure() {
  const bright = colour => colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
  const style = selector => getComputedStyle(document.querySelector(selector));
  return { page: bright(style('body').backgroundColor), remark: bright(style('.ladder .remark').fill), note: bright(style('.ladder .note').fill), code: bright(style('.vp-doc pre code .line span').color) };
}
