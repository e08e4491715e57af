/** Texts of about 10 KB, as servers get them. */

const SIZE = 10_000;

/** As many lines as make 10 KB. */
function lines(line: (index: number) => string, head = '', tail = ''): string {
  let text = head;
  for (let index = 0; text.length < SIZE; index++) text += `${line(index)}\n`;
  return text + tail;
}

export const records = Array.from({ length: 90 }, (_, id) => ({
  id,
  name: `Name ${id}`,
  mail: `name.${id}@example.org`,
  tags: ['one', 'two'],
  active: id % 2 === 0,
}));
export const json = JSON.stringify(records);
export const yaml = lines(id => `- id: ${id}\n  name: Name ${id}\n  mail: name.${id}@example.org\n  tags: [one, two]`);
export const toml = lines(id => `[[people]]\nid = ${id}\nname = "Name ${id}"\nmail = "name.${id}@example.org"\ntags = ["one", "two"]\n`);
export const csv = lines(id => `${id},"Name ${id}",name.${id}@example.org,one,two`, 'id,name,mail,first,second\n');
export const xml = lines(
  id => `<person id="${id}"><name>Name ${id}</name><mail>name.${id}@example.org</mail></person>`,
  '<people>\n',
  '</people>',
);
export const html = lines(id => `<li class="person"><a href="/people/${id}">Name ${id}</a> <b>${id}</b></li>`, '<ul>\n', '</ul>');
export const markdown = lines(
  id => `## Part ${id}\n\nA *short* paragraph with [a link](https://example.org/${id}) and \`code\`.\n\n- one\n- two\n`,
);
export const script = lines(id => `export function f${id}(a, b) {\n  return a.map(x => x * ${id}).filter(Boolean).concat(b ?? []);\n}`);
export const template = '<ul>{{#each records}}<li>{{name}} <{{mail}}></li>{{/each}}</ul>';
export const mustache = '<ul>{{#records}}<li>{{name}} <{{mail}}></li>{{/records}}</ul>';
export const ejs = '<ul><% for (const { name, mail } of records) { %><li><%= name %> <%= mail %></li><% } %></ul>';
export const nunjucks = '<ul>{% for r in records %}<li>{{ r.name }} {{ r.mail }}</li>{% endfor %}</ul>';
