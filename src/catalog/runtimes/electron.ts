/** Electron: dialogs that stop the main process, messages that stop a window. Facts: the type declarations of Electron 41. */
import type { PackageTable } from '../model/blocking.ts';

const light = { weight: 'light' } as const;

const promise = <const Name extends string>(method: Name, differs: string) =>
  ({ counterpart: { method, returns: 'promise' }, differs }) as const;

export const electron = [
  {
    module: 'electron',
    kind: 'wait',
    blocking: {
      'dialog.showErrorBox': promise('showMessageBox', 'Can be shown only once the app is ready.'),
      'dialog.showMessageBoxSync': promise('showMessageBox', 'Resolves with `{ response, checkboxChecked }`.'),
      'dialog.showOpenDialogSync': promise('showOpenDialog', 'Resolves with `{ canceled, filePaths }`.'),
      'dialog.showSaveDialogSync': promise('showSaveDialog', 'Resolves with `{ canceled, filePath }`.'),
      'ipcRenderer.sendSync': promise('invoke', 'The main process answers with `ipcMain.handle`.'),
      'clipboard.readImage': light,
      'clipboard.readText': light,
      'clipboard.writeText': light,
      'nativeImage.createFromPath': { kind: 'disk', weight: 'light' },
      'safeStorage.decryptString': light,
      'safeStorage.encryptString': light,
    },
    untyped: {
      'nativeImage.createFromPath().resize': { kind: 'cpu', weight: 'light' },
      'nativeImage.createFromPath().toJPEG': { kind: 'cpu', weight: 'light' },
      'nativeImage.createFromPath().toPNG': { kind: 'cpu', weight: 'light' },
    },
    same: {
      'nativeImage.createFromBuffer()': 'nativeImage.createFromPath()',
      'nativeImage.createFromPath().resize()': 'nativeImage.createFromPath()',
      'nativeImage.createThumbnailFromPath()': 'nativeImage.createFromPath()',
    },
  },
  { module: 'electron/common', kind: 'wait', blocking: {}, same: { '': { module: 'electron' } } },
  { module: 'electron/main', kind: 'wait', blocking: {}, same: { '': { module: 'electron' } } },
  { module: 'electron/renderer', kind: 'wait', blocking: {}, same: { '': { module: 'electron' } } },
] as const satisfies readonly PackageTable[];
