// What docfx writes, without what says nothing here: ancestors, and the members that every object has.

/** A page of the API. */
export function tidy(page) {
  return page
    .replace(/^#### Inheritance\n[\s\S]*?(?=^#)/m, '')
    .replace(/^#### Inherited Members\n[\s\S]*?(?=^#|(?![\s\S]))/m, '')
    .replace(/^Assembly: .*\n/m, '')
    .replaceAll(/<xref href="([^"]*)"[^>]*><\/xref>/g, (_, target) => `<code>${shorten(target)}</code>`)
    .replaceAll(/<code class="paramref">/g, '<code>')
    .replaceAll('(Hangup.md)', '(./index.md)')
    .replaceAll(/^(`\w+ = -?\d+`) *$/gm, '- $1: ')
    .replaceAll(/^ {2,}(?=\S)/gm, '')
    .replaceAll(/^(- `[^`]*`: )\n\n/gm, '$1')
    .replaceAll(/\n{3,}/g, '\n\n');
}

/** The last name, without arguments: Hangup.ConnectionScope.Abort is Abort. */
const shorten = target => decodeURIComponent(target).replace(/\(.*$/, '').split('.').at(-1);
