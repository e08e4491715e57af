/**
 * Which files a file leads to by its imports. Files that lead to each other are one component; what a component leads to is kept as
 * bits, so that a project in which everything leads to everything takes little room and time.
 */
import { componentsFrom } from './strong-components.ts';

/** The components that one leads to, by their numbers: the bits count from the lowest. */
interface ComponentSet {
  readonly lowest: number;
  readonly bits: Uint32Array;
}

export class ImportClosure<Node> {
  readonly #successorsOf: (node: Node) => readonly Node[];
  readonly #onNode: (node: Node) => void;
  /** Numbered as they are found: what a component leads to has lower numbers than itself. */
  readonly #components = new Map<Node, number>();
  readonly #reaches: ComponentSet[] = [];

  /** `onNode` is told of each node once, before it is said to be reached. */
  constructor(successorsOf: (node: Node) => readonly Node[], onNode: (node: Node) => void) {
    this.#successorsOf = successorsOf;
    this.#onNode = onNode;
  }

  /** The number of the component that a node is in. Nodes of one component lead to the same. */
  componentOf(node: Node): number {
    if (!this.#components.has(node)) {
      for (const component of componentsFrom(node, this.#successorsOf, known => this.#components.has(known))) this.#add(component);
    }
    // One of those components is its own.
    return this.#components.get(node) as number;
  }

  /** Whether a component leads to a node, or holds it. */
  leads(component: number, to: Node): boolean {
    const { lowest, bits } = this.#reaches[component] as ComponentSet;
    const index = (this.#components.get(to) ?? -1) - lowest;
    return index >= 0 && (((bits[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1;
  }

  #add(component: readonly Node[]): void {
    const number = this.#reaches.length;
    for (const node of component) this.#components.set(node, number);
    const next = new Set(component.flatMap(this.#successorsOf).map(node => this.#components.get(node) as number));
    next.delete(number);
    const reached = Array.from(next, other => this.#reaches[other] as ComponentSet);
    const lowest = reached.reduce((least, other) => Math.min(least, other.lowest), number) & ~31;
    const bits = new Uint32Array(((number - lowest) >>> 5) + 1);
    for (const other of reached) {
      const shift = (other.lowest - lowest) >>> 5;
      other.bits.forEach((word, index) => (bits[index + shift] = (bits[index + shift] as number) | word));
    }
    const own = number - lowest;
    bits[own >>> 5] = (bits[own >>> 5] as number) | (1 << (own & 31));
    this.#reaches.push({ lowest, bits });
    component.forEach(this.#onNode);
  }
}
