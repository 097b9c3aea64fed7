// What the pages draw in text becomes a picture: ladders of packets in ```text, graphs in ```dot.
import { instance } from '@viz-js/viz';
import { draw, parse } from './ladder.mjs';

const graphviz = await instance();

/** A markdown-it plugin; a graph that cannot be read fails the build. */
export function pictures(markdown) {
  const fence = markdown.renderer.rules.fence;
  markdown.renderer.rules.fence = (tokens, index, ...rest) => {
    const { info, content } = tokens[index];
    if (info.trim() === 'dot') return drawGraph(content);
    const ladders = info.trim() === 'text' ? parse(content) : null;
    return ladders ? draw(ladders) : fence(tokens, index, ...rest);
  };
}

const look = {
  format: 'svg',
  engine: 'dot',
  graphAttributes: { nodesep: 0.3, ranksep: 0.5 },
  nodeAttributes: { shape: 'box', style: 'rounded', fontname: 'Arial', fontsize: 12, margin: '0.2,0.08' },
  edgeAttributes: { fontname: 'Arial', fontsize: 10, arrowsize: 0.7 },
};

/** Colours and fonts come from the page's style sheet. */
function drawGraph(source) {
  const svg = graphviz.renderString(source, look);
  const bare = svg.slice(svg.indexOf('<svg'))
    .replaceAll(/ (?:fill|stroke|font-family)="(?:black|white|none|transparent|[^"]*serif[^"]*)"/g, '')
    .replaceAll(/<title>[^<]*<\/title>|<!--[^>]*-->/g, '');
  return `<figure class="graph" tabindex="0">${bare}</figure>\n`;
}
