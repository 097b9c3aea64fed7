// Packet pictures: the ladders that the pages draw in plain text, read and drawn again as SVG.
//
//    client                                      server
//      |---- "first half" ------------------------->|  Read -> 10
//      |  throw ...                                 |
//      |---- RST ---------------------------------->|  Read -> ConnectionReset      "something broke"

const rung = /^\s*\|(.*?)(?:\|(.*))?$/;
const arrow = /^(<?)([-=]{2,4})(.*?)([-=]+)(>?)$/;
const head = /^\s*(\S.*?)(?:\s{2,}(\S.*))?$/;

/** The pictures of a text; null if it is none: a ladder has at least one arrow, and no line that is no part of it. */
export function parse(text) {
  const ladders = [];
  for (const line of text.split('\n').filter(line => line.trim() !== '')) {
    const step = rung.exec(line);
    if (step) {
      if (ladders.length === 0) ladders.push({ left: '', right: '', steps: [] });
      ladders.at(-1).steps.push(parseStep(step[1], step[2] ?? ''));
    } else {
      const names = head.exec(line);
      if (!names) return null;
      ladders.push({ left: names[1].trim(), right: (names[2] ?? '').trim(), steps: [] });
    }
  }
  const isPicture = ladders.length > 0 && ladders.every(ladder => ladder.steps.length > 0) && ladders.some(ladder => ladder.steps.some(step => step.to));
  return isPicture ? ladders : null;
}

function parseStep(between, beside) {
  const remarks = beside.trim().split(/\s{3,}/).filter(remark => remark !== '');
  const packet = arrow.exec(between.trim());
  if (!packet || (packet[1] === '') === (packet[5] === '')) {
    return { note: between.trim(), indent: between.length - between.trimStart().length, remarks };
  }
  return { to: packet[5] ? 'right' : 'left', label: packet[3].trim(), isTls: packet[2][0] === '=', remarks };
}

const left = 12, row = 24, font = 13;
// What words take, and code: fonts differ, so with room to spare.
const wide = words => [...words].reduce((sum, sign) => sum + (/[A-Z_]/.test(sign) ? 9.4 : 7.6), 0), mono = 7.1;

/** One SVG for all of them, no wider than it must be; colours and fonts come from the page's style sheet. */
export function draw(ladders) {
  const right = left + Math.max(170, ...ladders.flatMap(ladder => [wide(ladder.left) + 24, ...ladder.steps.map(spaceBetween)]));
  const width = Math.ceil(right + 18 + Math.max(...ladders.flatMap(ladder => [wide(ladder.right), ...ladder.steps.flatMap(step => step.remarks.map(wide))])));
  const parts = [];
  let y = 0;
  for (const ladder of ladders) {
    y = drawLadder(ladder, y, right, parts);
  }
  const spoken = ladders.map(speak).join('. ');
  return `<figure class="ladder" tabindex="0"><svg style="min-width:${Math.round(0.75 * width)}px" width="${width}" viewBox="0 0 ${width} ${y}" role="img" aria-label="${escape(spoken)}" font-size="${font}">${parts.join('')}</svg></figure>\n`;
}

const spaceBetween = step => step.to ? wide(step.label) + 60 : step.note.length * mono + 4 * step.indent + 16;

function drawLadder(ladder, top, right, parts) {
  let y = top + 18;
  if (ladder.left || ladder.right) {
    parts.push(text(left - 8, y, ladder.left, 'name'), text(right - 8, y, ladder.right, 'name'));
    y += 10;
  }
  const start = y;
  y += 18;
  for (const step of ladder.steps) {
    parts.push(...(step.to ? drawPacket(step, y, right) : [text(left + 6 + 4 * step.indent, y + 4, step.note, 'note')]));
    parts.push(...step.remarks.map((remark, line) => text(right + 14, y + 4 + line * 16, remark, 'remark')));
    y += row + 16 * Math.max(0, step.remarks.length - 1);
  }
  parts.push(line(left, start, left, y - 6, 'life'), line(right, start, right, y - 6, 'life'));
  return y + 8;
}

function drawPacket(step, y, right) {
  const kind = /\bRST\b/.test(step.label) ? 'reset' : /\bFIN\b/.test(step.label) ? 'fin' : 'data';
  const [from, to, back] = step.to === 'right' ? [left, right, -8] : [right, left, 8];
  return [
    `<g class="packet ${kind}${step.isTls ? ' tls' : ''}">`,
    line(from, y, to, y, 'way'),
    `<path class="tip" d="M${to} ${y}l${back} -4.5v9z"/>`,
    `<text class="label" x="${(left + right) / 2}" y="${y + 4}" text-anchor="middle">${escape(step.label)}</text>`,
    '</g>',
  ];
}

function speak(ladder) {
  const steps = ladder.steps.map(step => {
    const what = step.to ? `${step.label} ${step.to === 'right' ? `to ${ladder.right || 'the right'}` : `to ${ladder.left || 'the left'}`}` : step.note;
    return [what, ...step.remarks].filter(said => said !== '').join(', ');
  });
  return [`${ladder.left} and ${ladder.right}`, ...steps.filter(said => said !== '')].join('; ');
}

const line = (x1, y1, x2, y2, kind) => `<path class="${kind}" d="M${x1} ${y1}L${x2} ${y2}"/>`;
const text = (x, y, said, kind) => said === '' ? '' : `<text class="${kind}" x="${x}" y="${y}">${escape(said)}</text>`;
const escape = said => said.replace(/[&<>"{}]/g, sign => `&#${sign.charCodeAt(0)};`);
