import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draw, parse } from '../ladder.mjs';

const upload = `
   client                                      server
     |---- "first half" ------------------------->|  Read -> 10
     |  throw ...                                 |
     |<--- RST -----------------------------------|  too late      "something broke"
`;

test('names, packets with their direction, notes and remarks are read', () => {
  assert.deepEqual(parse(upload), [{
    left: 'client',
    right: 'server',
    steps: [
      { to: 'right', label: '"first half"', isTls: false, remarks: ['Read -> 10'] },
      { note: 'throw ...', indent: 2, remarks: [] },
      { to: 'left', label: 'RST', isTls: false, remarks: ['too late', '"something broke"'] },
    ],
  }]);
});

test('two pictures may stand in one text', () => assert.deepEqual(parse(upload + '\n' + upload).map(ladder => ladder.left), ['client', 'client']));

test('a ladder may go on without names', () => assert.equal(parse('  |---- FIN ---->|  Read -> 0')[0].steps[0].label, 'FIN'));

test('a line of TLS records is one', () => assert.equal(parse('  |==== record ====>|  Read -> data')[0].steps[0].isTls, true));

test('a label may have lines and signs in it', () =>
  assert.equal(parse('  |<--- one more byte: "\\n", a TLS ticket ... -|')[0].steps[0].label, 'one more byte: "\\n", a TLS ticket ...'));

test('output of a program is no picture', () => {
  assert.equal(parse('client: sent everything\nserver: the upload is complete: 3 line(s)'), null);
  assert.equal(parse('UploadClient.cs(12,19): warning HUP101: ...'), null);
});

test('a table without an arrow is no picture', () => assert.equal(parse('  | one | two |\n  | 1   | 2   |'), null));

test('what is drawn cannot be taken for markup', () => {
  const svg = draw(parse('  |---- <b>{{ 1 }}</b> ---->|  "&"'));
  assert.ok(!svg.includes('<b>') && !svg.includes('{{'));
});

test('a reset, a FIN and data look different', () => {
  const svg = draw(parse('  |---- data ---->|\n  |---- FIN ---->|\n  |---- RST ---->|'));
  assert.deepEqual([...svg.matchAll(/class="packet (\w+)/g)].map(match => match[1]), ['data', 'fin', 'reset']);
});
