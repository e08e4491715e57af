/** Electron's main process, which serves all windows. Facts: its documentation of ipcMain, app, protocol and webRequest. */
import type { ContextTableShape } from '../../model.ts';
import { early, later, methods } from '../rows.ts';

const ipc = later(1, 'Electron IPC handler');
const webRequest = ['onBeforeRequest', 'onBeforeSendHeaders', 'onHeadersReceived', 'onCompleted', 'onErrorOccurred'];
const appListener = [
  early(1, 'Electron app as it starts', { argument: 0, oneOf: ['ready', 'will-finish-launching'] }),
  { ...later(1, 'Electron app as it quits', { argument: 0, oneOf: ['will-quit', 'quit'] }), runs: 'exit' },
  later(1, 'Electron app listener'),
] as const;

export const electron: readonly ContextTableShape[] = ['electron', 'electron/main'].map(module => ({
  module,
  framework: 'Electron',
  callbacks: {
    ...methods('ipcMain.', ['handle', 'handleOnce', 'on', 'once', 'addListener'], ipc),
    ...methods('app.', ['on', 'once'], appListener),
    'protocol.handle': later(1, 'Electron protocol handler'),
    ...methods('session.defaultSession.webRequest.', webRequest, later('last', 'Electron request listener')),
    'globalShortcut.register': later(1, 'Electron shortcut'),
  },
}));
