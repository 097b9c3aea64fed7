// The built site, served on loopback for as long as a test needs it.
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

export const dist = join(import.meta.dirname, '../dist');

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' };

/** Every page, as its address: "rules/HUP101.html". */
export const pages = () => readdirSync(dist, { recursive: true }).map(name => name.replaceAll('\\', '/')).filter(name => name.endsWith('.html') && name !== '404.html').sort();

/** Resolves to the address and a way to stop it. */
export function serve() {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://site').pathname));
    const file = [path, path + '.html', join(path, 'index.html')].map(name => join(dist, name)).find(name => existsSync(name) && statSync(name).isFile());
    response.writeHead(file ? 200 : 404, { 'content-type': types[extname(file ?? '')] ?? 'application/octet-stream' });
    file ? createReadStream(file).pipe(response) : response.end();
  });
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve({ address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() })));
}
