/** What leads to what is the same as when one walks there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportClosure } from '../../../src/solve/values/import-closure.ts';

type Graph = readonly (readonly number[])[];

function walked(graph: Graph, from: number): Set<number> {
  const reached = new Set([from]);
  for (const node of reached) for (const next of graph[node] ?? []) reached.add(next);
  return reached;
}

const graphs = fc
  .integer({ min: 1, max: 120 })
  .chain(size => fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size }));

describe('what leads to what', () => {
  it('is the same as when one walks there, whichever node is asked about first', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), (graph, seed) => {
        const noted: number[] = [];
        const reachable = new ImportClosure<number>(
          node => graph[node] ?? [],
          node => noted.push(node),
        );
        for (let asked = 0; asked < graph.length; asked++) {
          const from = (seed + asked * 7) % graph.length;
          const component = reachable.componentOf(from);
          const expected = walked(graph, from);
          expect(graph.flatMap((_, to) => (reachable.leads(component, to) ? [to] : []))).toEqual([...expected].sort((a, b) => a - b));
          expect([...expected].filter(node => !noted.includes(node))).toEqual([]);
        }
        expect(noted).toHaveLength(new Set(noted).size);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
