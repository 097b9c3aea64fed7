import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relink } from '../relink.mjs';

test('a page of docs keeps its address without docs', () => assert.equal(relink('[a](docs/levels.md#who-wins)', ''), '[a](/levels.md#who-wins)'));

test('a neighbour is found from the folder of the page', () => assert.equal(relink('[a](HUP102.md)', 'docs/rules'), '[a](/rules/HUP102.md)'));

test('a picture stays beside its page, wherever the page came from', () => {
  assert.equal(relink('![a](chart.svg)', 'docs'), '![a](./chart.svg)');
  assert.equal(relink('![a](docs/chart.svg)', ''), '![a](./chart.svg)');
});

test('the README is the start', () => assert.equal(relink('[a](../README.md#rules)', 'docs'), '[a](/start.md#rules)'));

test('code is shown in the repository', () =>
  assert.equal(relink('[a](../../samples/LooksFine/Program.cs)', 'docs/rules'), '[a](https://github.com/hangup-net/hangup/blob/main/samples/LooksFine/Program.cs)'));

test('other sites and anchors of the same page stay', () => {
  const text = '[a](https://www.rfc-editor.org/rfc/rfc9293) [b](#rules)';
  assert.equal(relink(text, 'docs'), text);
});
