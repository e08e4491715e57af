/**
 * VS Code's ESLint language server, spoken to as an editor does: documents are opened and changed in memory, diagnostics are
 * asked for, and a code action is applied by whichever way the server chooses. It knows nothing of the plugin.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ApplyWorkspaceEditRequest,
  CodeActionKind,
  CodeActionRequest,
  Command,
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentEdit,
  type CodeAction,
  type Diagnostic,
  type ProtocolConnection,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** What the server's `eslint/confirmESLintExecution` is answered with: ESLint of this project may run. */
const APPROVED = 4;

/** How long the server may take to end by itself, in milliseconds. */
const PATIENCE = 5_000;

const settingsFor = (folder: string): object => ({
  validate: 'on',
  run: 'onType',
  packageManager: 'npm',
  useESLintClass: true,
  // The server reads properties of it, and fails where there is none.
  experimental: {},
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' }, showDocumentation: { enable: true } },
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  problems: { shortenToSingleLine: false },
  nodePath: null,
  workingDirectory: { mode: 'auto' },
  workspaceFolder: { uri: pathToFileURL(folder).href, name: basename(folder) },
});

const capabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    applyEdit: true,
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false },
    publishDiagnostics: { codeDescriptionSupport: true, dataSupport: true },
    codeAction: {
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: [CodeActionKind.QuickFix] } },
    },
  },
};

export class LanguageServer {
  readonly #process: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #documents = new Map<string, TextDocument>();
  /** What the server has asked to be applied, while one of its commands runs. */
  #requested: WorkspaceEdit | undefined;

  private constructor(process: ChildProcess, connection: ProtocolConnection) {
    this.#process = process;
    this.#connection = connection;
  }

  /** Starts the server whose program is at `file`, for the project in `folder`. */
  static async start(file: string, folder: string): Promise<LanguageServer> {
    const child = spawn(process.execPath, [file, '--stdio'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    const server = new LanguageServer(child, connection);
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => settingsFor(folder)));
    connection.onRequest('eslint/confirmESLintExecution', () => APPROVED);
    connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
      server.#requested = edit;
      return { applied: true };
    });
    connection.listen();
    const uri = pathToFileURL(folder).href;
    await connection.sendRequest(InitializeRequest.type, {
      // The server ends when this process does.
      processId: process.pid,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol's type asks for it still
      rootUri: uri,
      workspaceFolders: [{ uri, name: basename(folder) }],
      capabilities,
    });
    await connection.sendNotification(InitializedNotification.type, {});
    await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: {} });
    return server;
  }

  async open(file: string, text: string): Promise<void> {
    const document = TextDocument.create(pathToFileURL(file).href, /\.[cm]?ts$/.test(file) ? 'typescript' : 'javascript', 1, text);
    this.#documents.set(file, document);
    const { uri, languageId, version } = document;
    await this.#connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version, text } });
  }

  /** Types a text over the whole document. */
  async change(file: string, text: string): Promise<void> {
    const document = this.#document(file);
    TextDocument.update(document, [{ text }], document.version + 1);
    const { uri, version } = document;
    await this.#connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  async diagnostics(file: string): Promise<Diagnostic[]> {
    const { uri } = this.#document(file);
    const report = await this.#connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    if (report.kind !== 'full') throw new Error(`The server reports '${report.kind}' for a document that it has not seen.`);
    return report.items;
  }

  /** What is offered at a diagnostic. */
  async actions(file: string, diagnostic: Diagnostic): Promise<(CodeAction | Command)[]> {
    const { uri } = this.#document(file);
    const context = { diagnostics: [diagnostic], only: [CodeActionKind.QuickFix] };
    return (await this.#connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range: diagnostic.range, context })) ?? [];
  }

  /** The document's text once an action is applied; the document itself is left as it is. */
  async applied(file: string, action: CodeAction | Command): Promise<string> {
    const document = this.#document(file);
    const edit = Command.is(action)
      ? await this.#editOf(action)
      : (action.edit ?? (action.command && (await this.#editOf(action.command))));
    const changes = edit?.documentChanges?.filter(change => TextDocumentEdit.is(change)) ?? [];
    const edits =
      edit?.changes?.[document.uri] ??
      changes.filter(({ textDocument }) => textDocument.uri === document.uri).flatMap(change => change.edits);
    // Snippets are for clients that say they know them.
    return TextDocument.applyEdits(
      document,
      edits.filter(one => 'newText' in one),
    );
  }

  async #editOf({ command, arguments: given = [] }: Command): Promise<WorkspaceEdit | undefined> {
    this.#requested = undefined;
    await this.#connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: given });
    return this.#requested;
  }

  #document(file: string): TextDocument {
    const document = this.#documents.get(file);
    if (!document) throw new RangeError(`'${file}' is not open.`);
    return document;
  }

  /** Asks the server to end, and ends it where it does not. */
  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    const killing = setTimeout(() => this.#process.kill('SIGKILL'), PATIENCE);
    try {
      await Promise.race([this.#connection.sendRequest(ShutdownRequest.type), ended]);
      await this.#connection.sendNotification(ExitNotification.type);
    } finally {
      await ended;
      clearTimeout(killing);
      this.#connection.dispose();
    }
  }
}
