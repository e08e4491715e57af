/** The ways to files: what is refused, and what a link at the path leaves alone. */
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CacheFolder } from '../../src/disk/cache-folder.ts';
import { readBytes, readText } from '../../src/disk/read.ts';
import { writeOutput, writeWhole } from '../../src/disk/write.ts';
import { scratch, write } from '../support/scratch.ts';

describe('reading', () => {
  it('gives the text of a regular file, also through a link, without a byte order mark', () => {
    const folder = scratch({ 'a.txt': '\uFEFFtext', 'link.txt': '->a.txt' });
    expect(readText(join(folder, 'link.txt'))).toBe('text');
    expect(readBytes(join(folder, 'a.txt'))).toHaveLength(7);
  });

  it.skipIf(process.platform === 'win32')('refuses what has no end, and does not wait for a pipe', () => {
    const folder = scratch({});
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    symlinkSync('/dev/zero', join(folder, 'zero'));
    for (const name of ['pipe', 'zero', '.']) expect(() => readText(join(folder, name)), name).toThrow('It is no regular file.');
  });

  it('refuses what is too large', () => {
    const folder = scratch({ 'large.txt': '' });
    truncateSync(join(folder, 'large.txt'), 65 * 1024 * 1024);
    expect(() => readText(join(folder, 'large.txt'))).toThrow('It has more than 64 MiB.');
  });
});

describe('writing', () => {
  it('replaces a link, and leaves what it leads to', () => {
    const folder = scratch({ 'target.rc': 'precious', 'report.json': '->target.rc' });
    writeOutput(join(folder, 'report.json'), 'new');
    expect(readFileSync(join(folder, 'target.rc'), 'utf8')).toBe('precious');
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('new');
    expect(lstatSync(join(folder, 'report.json')).isSymbolicLink()).toBe(false);
  });

  it('leaves the old file and no half of a new one where it fails', () => {
    const folder = scratch({ 'a/b': '' });
    expect(() => {
      writeWhole(join(folder, 'a'), 'text');
    }).toThrow();
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it.skipIf(process.platform === 'win32')('writes to devices', () => {
    expect(() => {
      writeOutput('/dev/null', 'text');
    }).not.toThrow();
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

describe('the folder of a cache', () => {
  it('neither reads nor removes what has another name or kind', () => {
    const folder = scratch({ 'thesis.doc': '', id_rsa: '', 'sub.txt/a': '', 'old-1.txt': '', 'link.txt': '->thesis.doc' });
    const long = new Date(0);
    for (const name of readdirSync(folder)) if (name !== 'link.txt') utimesSync(join(folder, name), long, long);
    const cache = new CacheFolder(folder);
    cache.removeWhere(() => true);
    expect(readdirSync(folder).sort()).toEqual(['id_rsa', 'link.txt', 'sub.txt', 'thesis.doc']);
    for (const name of ['../a.txt', '/etc/passwd', 'id_rsa', 'a/b.txt']) expect(() => cache.read(name), name).toThrow('That is no file');
    expect(() => cache.open('link.txt')).toThrow();
  });

  it('is missing where it is a link', () => {
    const folder = scratch({ 'elsewhere/old-1.txt': '', cache: '->elsewhere' });
    const cache = new CacheFolder(join(folder, 'cache'));
    cache.removeWhere(() => true);
    expect(() => cache.read('old-1.txt')).toThrow('That is no file');
    expect(() => {
      cache.replace('index.json', '');
    }).toThrow('is a link');
    expect(() => cache.create('new-1.txt')).toThrow('is a link');
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['old-1.txt']);
  });

  it('makes no file where something waits by its name', () => {
    const folder = scratch({ target: '' });
    mkdirSync(join(folder, 'cache'));
    symlinkSync(join(folder, 'target'), join(folder, 'cache/own-1.txt'));
    expect(() => new CacheFolder(join(folder, 'cache')).create('own-1.txt')).toThrow();
    write(folder, 'cache/own-2.txt', '');
    expect(() => new CacheFolder(join(folder, 'cache')).create('own-2.txt')).toThrow();
    writeFileSync(join(folder, 'other'), '');
    expect(existsSync(join(folder, 'other'))).toBe(true);
  });
});
