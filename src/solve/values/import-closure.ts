/**
 * The transitive closure of imports: the files that a file reaches. Files that reach each other form one component. One bit for each
 * component says whether another component reaches it. So a project whose files all reach each other takes little memory and time.
 */
import { componentsFrom } from './strong-components.ts';

/** The components that one component reaches, by number. The first bit is that of `lowest`. */
interface ComponentSet {
  readonly lowest: number;
  readonly bits: Uint32Array;
}

export class ImportClosure<Node> {
  readonly #successorsOf: (node: Node) => readonly Node[];
  readonly #onNode: (node: Node) => void;
  /** The number of each node's component. A component has a higher number than all components that it reaches. */
  readonly #components = new Map<Node, number>();
  readonly #reaches: ComponentSet[] = [];

  /** `onNode` receives each node once, before a query can see that the node is reached. */
  constructor(successorsOf: (node: Node) => readonly Node[], onNode: (node: Node) => void) {
    this.#successorsOf = successorsOf;
    this.#onNode = onNode;
  }

  /** Returns the number of a node's component. All nodes of a component reach the same nodes. */
  componentOf(node: Node): number {
    if (!this.#components.has(node)) {
      for (const component of componentsFrom(node, this.#successorsOf, known => this.#components.has(known))) this.#add(component);
    }
    // One of these components contains the node.
    return this.#components.get(node) as number;
  }

  /** Tells whether a component reaches or contains a node. */
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
