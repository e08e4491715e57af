// A small shop's server, as one finds them: every finding in it stops all other requests.
import { execSync } from 'node:child_process';
import { pbkdf2Sync } from 'node:crypto';
import fs from 'node:fs';
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';

// Read once, before anyone waits: not a finding.
const layout = fs.readFileSync(new URL('layout.html', import.meta.url), 'utf8');

class Orders {
  #db = new DatabaseSync(':memory:');

  find(id) {
    return this.#db.prepare('SELECT * FROM orders WHERE id = ?').get(id);
  }
}

const orders = new Orders();

const render = name => layout.replace('{{content}}', loadTemplate(name));

function loadTemplate(name) {
  const file = new URL(`${name}.html`, import.meta.url);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : 'Not found.';
}

async function signIn(name, password) {
  const hash = pbkdf2Sync(password, name, 600_000, 32, 'sha256');
  return hash.toString('hex');
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  switch (pathname) {
    case '/':
      response.end(render('home'));
      break;
    case '/order':
      response.end(JSON.stringify(orders.find(searchParams.get('id'))));
      break;
    case '/sign-in':
      response.end(await signIn(searchParams.get('name'), searchParams.get('password')));
      break;
    case '/version':
      response.end(execSync('git rev-parse HEAD'));
      break;
    default:
      response.writeHead(404).end();
  }
});

setInterval(() => fs.writeFileSync('/tmp/alive', String(Date.now())), 60_000).unref();

server.listen(Number(process.env.PORT ?? 3000));
