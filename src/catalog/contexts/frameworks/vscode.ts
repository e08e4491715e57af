/** VS Code: all extensions share one thread. Facts: the reference of its API; `activate` is left to what it is otherwise. */
import type { ContextTableShape } from '../../model.ts';
import { later, methods } from '../rows.ts';

const listener = later(0, 'VS Code listener');
const workspaceEvents = [
  'ChangeTextDocument',
  'OpenTextDocument',
  'CloseTextDocument',
  'SaveTextDocument',
  'ChangeConfiguration',
  'ChangeWorkspaceFolders',
  'CreateFiles',
  'DeleteFiles',
  'RenameFiles',
].map(name => `onDid${name}`);
const windowEvents = ['ActiveTextEditor', 'VisibleTextEditors', 'TextEditorSelection', 'WindowState'].map(name => `onDidChange${name}`);

const provider = (...names: readonly string[]) => ({ methods: names, as: 'VS Code provider' });
const providers: Readonly<Record<string, readonly string[]>> = {
  CompletionItemProvider: ['provideCompletionItems', 'resolveCompletionItem'],
  HoverProvider: ['provideHover'],
  DefinitionProvider: ['provideDefinition'],
  ReferenceProvider: ['provideReferences'],
  DocumentSymbolProvider: ['provideDocumentSymbols'],
  WorkspaceSymbolProvider: ['provideWorkspaceSymbols', 'resolveWorkspaceSymbol'],
  CodeActionProvider: ['provideCodeActions', 'resolveCodeAction'],
  CodeLensProvider: ['provideCodeLenses', 'resolveCodeLens'],
  DocumentFormattingEditProvider: ['provideDocumentFormattingEdits'],
  DocumentRangeFormattingEditProvider: ['provideDocumentRangeFormattingEdits'],
  RenameProvider: ['provideRenameEdits', 'prepareRename'],
  SignatureHelpProvider: ['provideSignatureHelp'],
  DocumentLinkProvider: ['provideDocumentLinks', 'resolveDocumentLink'],
  FoldingRangeProvider: ['provideFoldingRanges'],
  InlayHintsProvider: ['provideInlayHints', 'resolveInlayHint'],
  TreeDataProvider: ['getChildren', 'getTreeItem', 'getParent', 'resolveTreeItem'],
  TextDocumentContentProvider: ['provideTextDocumentContent'],
  WebviewViewProvider: ['resolveWebviewView'],
  CustomTextEditorProvider: ['resolveCustomTextEditor'],
};

export const vscode: readonly ContextTableShape[] = [
  {
    module: 'vscode',
    framework: 'VS Code',
    callbacks: {
      ...methods('commands.', ['registerCommand', 'registerTextEditorCommand'], later(1, 'VS Code command')),
      ...methods('workspace.', [...workspaceEvents, 'onWillSaveTextDocument'], listener),
      ...methods('window.', windowEvents, listener),
      ...Object.fromEntries(
        Object.entries(providers).map(([name, names]) => [
          `languages.register${name}`,
          later({ argument: 1, properties: names }, 'VS Code provider'),
        ]),
      ),
      'window.registerTreeDataProvider': later({ argument: 1, properties: ['getChildren', 'getTreeItem'] }, 'VS Code provider'),
    },
    overrides: Object.fromEntries(Object.entries(providers).map(([name, names]) => [name, provider(...names)])),
  },
];
