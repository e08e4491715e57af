/**
 * Electron's main process, which serves all windows, and what a preload script puts into one. Facts: its documentation of
 * ipcMain, app, protocol, webRequest, Menu and contextBridge.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { early, later, methods, within } from '../rows.ts';

const ipc = later(1, 'Electron IPC handler');
const webRequest = [
  'onBeforeRequest',
  'onBeforeSendHeaders',
  'onSendHeaders',
  'onHeadersReceived',
  'onResponseStarted',
  'onBeforeRedirect',
  'onCompleted',
  'onErrorOccurred',
];
const appListener = [
  early(1, 'Electron app as it starts', { argument: 0, oneOf: ['ready', 'will-finish-launching'] }),
  { ...later(1, 'Electron app as it quits', { argument: 0, oneOf: ['will-quit', 'quit'] }), runs: 'exit' },
  later(1, 'Electron app listener'),
] as const;
const menuItems = ['*', '*.submenu.*', '*.submenu.*.submenu.*'].map(item => `${item}.click`);

export const electron: readonly ContextTableShape[] = ['electron', 'electron/main'].map(module => ({
  module,
  framework: 'Electron',
  callbacks: {
    ...methods('ipcMain.', ['handle', 'handleOnce', 'on', 'once', 'addListener'], ipc),
    ...methods('app.', ['on', 'once'], appListener),
    'protocol.handle': later(1, 'Electron protocol handler'),
    'session.defaultSession.protocol.handle': later(1, 'Electron protocol handler'),
    ...methods('session.defaultSession.webRequest.', webRequest, later('last', 'Electron request listener')),
    'globalShortcut.register': later(1, 'Electron shortcut'),
    'globalShortcut.registerAll': later(1, 'Electron shortcut'),
    'Menu.buildFromTemplate': within(0, menuItems, 'Electron menu item'),
    'new MenuItem': within(0, ['click', ...menuItems.map(path => `submenu.${path}`)], 'Electron menu item'),
    ...(module === 'electron' && { 'contextBridge.exposeInMainWorld': within(1, ['*', '*.*'], 'function of an Electron preload script') }),
  },
  same: { 'session.fromPartition()': 'session.defaultSession' },
}));
