/**
 * Browsers and web workers, by the names of their globals; Deno and Bun have some of them. Facts: the interface
 * definitions of the web's standards, and browser-compat-data.
 */
import type { PackageTable } from '../model/blocking.ts';

/** A dialog stops the page, or in a terminal the program, until somebody answers. */
const dialog = {
  kind: 'wait',
  dialog: true,
  counterpart: { expression: 'showModal()', from: 'a <dialog> element' },
  differs: 'The answer comes with its `close` event.',
} as const;

const storage = {
  weight: 'light',
  counterpart: { expression: 'indexedDB', from: 'the global object' },
  differs: 'Its results arrive as events.',
} as const;

/** The weight of functions that exist in workers alone, where nothing else may wait for the thread. */
const inWorkers = { weight: 'light' } as const;

const ofBlob = <const Name extends string>(method: Name) =>
  ({ ...inWorkers, counterpart: { expression: method, from: 'the Blob itself' } }) as const;

const readback = { kind: 'cpu', weight: 'light', differs: 'Waits for what is still to be drawn.' } as const;

export const web = [
  {
    module: 'globalThis',
    kind: 'disk',
    blocking: {},
    untyped: {
      'XMLHttpRequest#open': {
        kind: 'network',
        when: { argument: 2, oneOf: [false] },
        counterpart: { expression: 'fetch(url)', from: 'the global object' },
        differs: 'It is `send` that waits, for a request that was opened in this way.',
      },
      alert: dialog,
      confirm: dialog,
      prompt: dialog,
      importScripts: {
        kind: 'module-load',
        counterpart: { expression: 'import(url)', from: 'a module worker' },
        differs: 'Gives what the module exports: nothing becomes global by itself.',
      },

      'localStorage.clear': storage,
      'localStorage.getItem': storage,
      'localStorage.key': storage,
      'localStorage.removeItem': storage,
      'localStorage.setItem': storage,
      'sessionStorage.clear': storage,
      'sessionStorage.getItem': storage,
      'sessionStorage.key': storage,
      'sessionStorage.removeItem': storage,
      'sessionStorage.setItem': storage,

      'FileReaderSync#readAsArrayBuffer': ofBlob('arrayBuffer()'),
      'FileReaderSync#readAsBinaryString': inWorkers,
      'FileReaderSync#readAsDataURL': inWorkers,
      'FileReaderSync#readAsText': ofBlob('text()'),
      'FileSystemSyncAccessHandle#close': inWorkers,
      'FileSystemSyncAccessHandle#flush': inWorkers,
      'FileSystemSyncAccessHandle#getSize': inWorkers,
      'FileSystemSyncAccessHandle#read': inWorkers,
      'FileSystemSyncAccessHandle#truncate': inWorkers,
      'FileSystemSyncAccessHandle#write': inWorkers,

      'CanvasRenderingContext2D#getImageData': readback,
      'HTMLCanvasElement#toDataURL': { kind: 'cpu', weight: 'light', counterpart: { method: 'toBlob', returns: 'callback' } },
      'WebGL2RenderingContext#finish': readback,
      'WebGL2RenderingContext#readPixels': readback,
      'WebGLRenderingContext#finish': readback,
      'WebGLRenderingContext#readPixels': readback,
      'new WebAssembly.Instance': {
        kind: 'cpu',
        weight: 'light',
        counterpart: { expression: 'instantiate(module)', from: 'the global WebAssembly' },
      },
      'new WebAssembly.Module': {
        kind: 'cpu',
        weight: 'light',
        counterpart: { expression: 'compile(bytes)', from: 'the global WebAssembly' },
      },
    },
    same: {
      self: '',
      window: '',
      'FileSystemFileHandle#createSyncAccessHandle()': 'FileSystemSyncAccessHandle#',
    },
  },
] as const satisfies readonly PackageTable[];
