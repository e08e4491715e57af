/**
 * VS Code: all extensions share one thread, on which others already run when one is activated. Facts: the reference of its
 * API, and its documentation of the extension host.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later, methods, within } from '../rows.ts';

const listener = later(0, 'VS Code listener');
const as = 'VS Code provider';

/** The events of each namespace. */
const events: Readonly<Record<string, readonly string[]>> = {
  workspace: [
    'onDidChangeTextDocument',
    'onDidOpenTextDocument',
    'onDidCloseTextDocument',
    'onDidSaveTextDocument',
    'onWillSaveTextDocument',
    'onDidChangeNotebookDocument',
    'onDidOpenNotebookDocument',
    'onDidCloseNotebookDocument',
    'onDidSaveNotebookDocument',
    'onWillSaveNotebookDocument',
    'onDidChangeConfiguration',
    'onDidChangeWorkspaceFolders',
    'onDidGrantWorkspaceTrust',
    'onDidCreateFiles',
    'onDidDeleteFiles',
    'onDidRenameFiles',
    'onWillCreateFiles',
    'onWillDeleteFiles',
    'onWillRenameFiles',
  ],
  window: [
    'onDidChangeActiveTextEditor',
    'onDidChangeVisibleTextEditors',
    'onDidChangeTextEditorSelection',
    'onDidChangeTextEditorVisibleRanges',
    'onDidChangeTextEditorOptions',
    'onDidChangeTextEditorViewColumn',
    'onDidChangeActiveNotebookEditor',
    'onDidChangeActiveTerminal',
    'onDidOpenTerminal',
    'onDidCloseTerminal',
    'onDidChangeTerminalState',
    'onDidChangeWindowState',
    'onDidChangeActiveColorTheme',
  ],
  languages: ['onDidChangeDiagnostics'],
  tasks: ['onDidStartTask', 'onDidEndTask', 'onDidStartTaskProcess', 'onDidEndTaskProcess'],
  debug: [
    'onDidChangeActiveDebugSession',
    'onDidStartDebugSession',
    'onDidReceiveDebugSessionCustomEvent',
    'onDidTerminateDebugSession',
    'onDidChangeBreakpoints',
  ],
  extensions: ['onDidChange'],
  authentication: ['onDidChangeSessions'],
};

/** The methods of each provider, and what takes it: its last argument but for options. */
interface Provider {
  readonly methods: readonly string[];
  readonly register?: string;
  readonly argument?: number;
}
const language = (name: string, ...names: readonly string[]): Provider => ({ methods: names, register: `languages.register${name}` });
const providers: Readonly<Record<string, Provider>> = {
  CompletionItemProvider: language('CompletionItemProvider', 'provideCompletionItems', 'resolveCompletionItem'),
  InlineCompletionItemProvider: language('InlineCompletionItemProvider', 'provideInlineCompletionItems'),
  HoverProvider: language('HoverProvider', 'provideHover'),
  DefinitionProvider: language('DefinitionProvider', 'provideDefinition'),
  ImplementationProvider: language('ImplementationProvider', 'provideImplementation'),
  TypeDefinitionProvider: language('TypeDefinitionProvider', 'provideTypeDefinition'),
  DeclarationProvider: language('DeclarationProvider', 'provideDeclaration'),
  ReferenceProvider: language('ReferenceProvider', 'provideReferences'),
  DocumentHighlightProvider: language('DocumentHighlightProvider', 'provideDocumentHighlights'),
  DocumentSymbolProvider: language('DocumentSymbolProvider', 'provideDocumentSymbols'),
  WorkspaceSymbolProvider: { ...language('WorkspaceSymbolProvider', 'provideWorkspaceSymbols', 'resolveWorkspaceSymbol'), argument: 0 },
  CodeActionProvider: language('CodeActionsProvider', 'provideCodeActions', 'resolveCodeAction'),
  CodeLensProvider: language('CodeLensProvider', 'provideCodeLenses', 'resolveCodeLens'),
  DocumentFormattingEditProvider: language('DocumentFormattingEditProvider', 'provideDocumentFormattingEdits'),
  DocumentRangeFormattingEditProvider: language('DocumentRangeFormattingEditProvider', 'provideDocumentRangeFormattingEdits'),
  OnTypeFormattingEditProvider: language('OnTypeFormattingEditProvider', 'provideOnTypeFormattingEdits'),
  RenameProvider: language('RenameProvider', 'provideRenameEdits', 'prepareRename'),
  SignatureHelpProvider: language('SignatureHelpProvider', 'provideSignatureHelp'),
  DocumentLinkProvider: language('DocumentLinkProvider', 'provideDocumentLinks', 'resolveDocumentLink'),
  DocumentColorProvider: language('ColorProvider', 'provideDocumentColors', 'provideColorPresentations'),
  FoldingRangeProvider: language('FoldingRangeProvider', 'provideFoldingRanges'),
  SelectionRangeProvider: language('SelectionRangeProvider', 'provideSelectionRanges'),
  InlayHintsProvider: language('InlayHintsProvider', 'provideInlayHints', 'resolveInlayHint'),
  DocumentSemanticTokensProvider: language(
    'DocumentSemanticTokensProvider',
    'provideDocumentSemanticTokens',
    'provideDocumentSemanticTokensEdits',
  ),
  LinkedEditingRangeProvider: language('LinkedEditingRangeProvider', 'provideLinkedEditingRanges'),
  TreeDataProvider: {
    methods: ['getChildren', 'getTreeItem', 'getParent', 'resolveTreeItem'],
    register: 'window.registerTreeDataProvider',
  },
  TextDocumentContentProvider: { methods: ['provideTextDocumentContent'], register: 'workspace.registerTextDocumentContentProvider' },
  FileSystemProvider: {
    methods: ['stat', 'readDirectory', 'createDirectory', 'readFile', 'writeFile', 'delete', 'rename', 'copy', 'watch'],
    register: 'workspace.registerFileSystemProvider',
  },
  TaskProvider: { methods: ['provideTasks', 'resolveTask'], register: 'tasks.registerTaskProvider' },
  DebugConfigurationProvider: {
    methods: ['provideDebugConfigurations', 'resolveDebugConfiguration', 'resolveDebugConfigurationWithSubstitutedVariables'],
    register: 'debug.registerDebugConfigurationProvider',
  },
  FileDecorationProvider: { methods: ['provideFileDecoration'], register: 'window.registerFileDecorationProvider', argument: 0 },
  WebviewViewProvider: { methods: ['resolveWebviewView'], register: 'window.registerWebviewViewProvider' },
  CustomTextEditorProvider: { methods: ['resolveCustomTextEditor'], register: 'window.registerCustomEditorProvider' },
  CustomReadonlyEditorProvider: { methods: ['openCustomDocument', 'resolveCustomEditor'] },
  UriHandler: { methods: ['handleUri'], register: 'window.registerUriHandler', argument: 0 },
};

const registered = Object.values(providers).flatMap(({ register, argument = 1, methods: names }) =>
  register === undefined ? [] : [[register, within(argument, names, as)] as const],
);

export const vscode: readonly ContextTableShape[] = [
  {
    module: 'vscode',
    framework: 'VS Code',
    callbacks: {
      ...methods('commands.', ['registerCommand', 'registerTextEditorCommand'], later(1, 'VS Code command')),
      ...Object.fromEntries(
        Object.entries(events).flatMap(([namespace, names]) => Object.entries(methods(`${namespace}.`, names, listener))),
      ),
      ...methods('workspace.createFileSystemWatcher().', ['onDidChange', 'onDidCreate', 'onDidDelete'], listener),
      ...methods('window.createWebviewPanel().', ['onDidDispose', 'onDidChangeViewState', 'webview.onDidReceiveMessage'], listener),
      ...Object.fromEntries(registered),
      'window.createTreeView': within(
        1,
        ['getChildren', 'getTreeItem', 'getParent', 'resolveTreeItem'].map(name => `treeDataProvider.${name}`),
        as,
      ),
      'window.withProgress': later(1, 'VS Code task'),
      'chat.createChatParticipant': later(1, 'VS Code chat participant'),
      'lm.registerTool': within(1, ['invoke', 'prepareInvocation'], 'VS Code tool'),
    },
    overrides: Object.fromEntries(Object.entries(providers).map(([name, { methods: names }]) => [name, { methods: names, as }])),
    files: [
      {
        files: '(?:extension|main)\\.[cm]?[jt]s',
        exports: ['activate'],
        parameters: [['context', 'ctx', '_context', 'extensionContext']],
        as: 'VS Code extension as it is activated',
      },
    ],
  },
];
