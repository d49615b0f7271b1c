// Puts the design system's CSS into one file, in the order of package.json, theme first.
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const { dependencies } = JSON.parse(readFileSync(join(web, 'package.json'), 'utf8'));

const fileOf = (name) => {
  const dist = join(web, 'node_modules', name, 'dist');
  const component = name.split('/')[1].replace(/-css$/, '');
  const found = ['theme.css', 'index.css', `${component}.css`].map((file) => join(dist, file)).find(existsSync);
  if (!found) throw new Error(`${name} has no stylesheet where we expect one: run 'npm ci' in Recruit.Web`);
  return found;
};

const names = Object.keys(dependencies).sort((a, b) => Number(b.endsWith('tokens')) - Number(a.endsWith('tokens')));
const textOf = (name) => readFileSync(fileOf(name), 'utf8').replace(/\/\*# sourceMappingURL.*?\*\//g, '');
const css = names.map((name) => `/* ${name} ${dependencies[name]} */\n${textOf(name)}`);
mkdirSync(join(web, 'wwwroot', 'design'), { recursive: true });
writeFileSync(join(web, 'wwwroot', 'design', 'design.css'), css.join('\n'));
