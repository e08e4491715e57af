/**
 * The solver: the stages of the analysis for one project, in the order of the work. Each stage asks only earlier stages. The last stage is
 * `findings/`. Each file there is one kind of finding: a function of a module and this solver.
 */
import type { Catalog } from '../catalog/index.ts';
import { CallGraph } from './calls/call-graph.ts';
import { CallbackParameters } from './calls/callback-parameters.ts';
import { Invocations } from './calls/invocations.ts';
import { ModuleContexts } from './contexts/module-contexts.ts';
import { BlockingLoops } from './loops/blocking-loops.ts';
import { RoundEffects } from './loops/round-effects.ts';
import { createEvaluator, type Evaluator } from './values/evaluator.ts';
import type { Modules } from './values/modules.ts';
import { CallSteps } from './verdicts/call-steps.ts';
import { CallTargets } from './verdicts/call-targets.ts';
import { Verdicts } from './verdicts/verdicts.ts';

/** The settings that hold for every file. */
export interface SolverSettings {
  readonly startup: 'ignore' | 'report';
  /** Tells whether the user allows an API, by its access path, so that no finding names it. */
  readonly allows: (path: string) => boolean;
}

export class Solver {
  readonly catalog: Catalog;
  readonly modules: Modules;
  readonly settings: SolverSettings;
  /** 1. Values: the abstract values that a symbolic value may have. */
  readonly evaluator: Evaluator;
  /** 2. Calls: the functions that a call site runs, and their arguments. */
  readonly invocations: Invocations;
  readonly callGraph: CallGraph;
  /** 3. Contexts: the functions that run on the event loop, and why. */
  readonly contexts: ModuleContexts;
  /** 4. Loops: the loops that hold the thread. */
  readonly loops: BlockingLoops;
  /** 5. Verdicts: the functions that block, and the shortest chain to each blocker. */
  readonly targets: CallTargets;
  readonly steps: CallSteps;
  readonly verdicts: Verdicts;

  constructor(catalog: Catalog, modules: Modules, settings: SolverSettings) {
    this.catalog = catalog;
    this.modules = modules;
    this.settings = settings;

    const callbackParameters = new CallbackParameters(catalog);
    this.evaluator = createEvaluator(catalog, modules, (...question) => callbackParameters.nodesOf(...question));

    this.invocations = new Invocations(this.evaluator, catalog);
    this.callGraph = new CallGraph(this.evaluator, this.invocations);

    this.contexts = new ModuleContexts(catalog, this.evaluator, this.invocations, settings.startup);

    this.loops = new BlockingLoops(new RoundEffects(this.callGraph), this.evaluator);

    const { evaluator, callGraph, contexts } = this;
    this.targets = new CallTargets({ catalog, modules, evaluator, callGraph, contexts, allows: settings.allows });
    this.steps = new CallSteps(callGraph, this.targets, this.loops);
    this.verdicts = new Verdicts(fn => this.steps.of(fn));
  }
}
