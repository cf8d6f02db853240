import type { Operation } from "./history";
import { byItself, type Model, type Rules } from "./model";
import { after } from "./steps";

export type Verdict = "linearizable" | "impossible" | "undecided";

const BUDGET = 200_000;

interface Node {
  readonly model: Model;
  readonly done: ReadonlySet<number>;
  /** Everything before this position is done. */
  readonly first: number;
}

const nameOf = ({ model, done, first }: Node): string => {
  const beyond = [...done].filter((n) => n >= first).sort((a, b) => a - b);
  const { places, state, moving, exists, at, holders, offered, waiting } = model;
  return `${first}:${beyond}|${places}|${state}${moving}${exists}${at}|${holders}|${offered}|${waiting}`;
};

/** Positions of the operations that may come next: asked before any other open one was answered. */
function candidates(operations: readonly Operation[], { done, first }: Node): number[] {
  let earliest = Number.POSITIVE_INFINITY;
  const found: number[] = [];
  for (let n = first; n < operations.length; n++) {
    const operation = operations[n] as Operation;
    if (operation.asked > earliest) break;
    if (done.has(n)) continue;
    found.push(n);
    earliest = Math.min(earliest, operation.answered);
  }
  return found.filter((n) => (operations[n] as Operation).asked < earliest);
}

function advanced(node: Node, position: number, model: Model): Node {
  const done = new Set(node.done).add(position);
  let { first } = node;
  while (done.has(first)) done.delete(first++);
  return { model, done, first };
}

/**
 * Wing and Gong's search: is there an order of the operations, each within its own span, in which one clerk at one desk
 * would have given the same answers and would have ended in the same state?
 */
export function linearizable(
  operations: readonly Operation[],
  start: Model,
  ends: (model: Model) => boolean,
  rules: Rules,
): Verdict {
  const sorted = [...operations].sort((a, b) => a.asked - b.asked);
  const seen = new Set<string>();
  const open: Node[] = [{ model: start, done: new Set(), first: 0 }];
  while (open.length > 0) {
    const node = open.pop() as Node;
    const name = nameOf(node);
    if (seen.has(name)) continue;
    seen.add(name);
    if (seen.size > BUDGET) return "undecided";
    if (node.first === sorted.length && ends(node.model)) return "linearizable";
    for (const model of byItself(node.model, rules)) open.push({ ...node, model });
    for (const position of candidates(sorted, node).reverse()) {
      for (const model of after(node.model, sorted[position] as Operation, rules)) {
        open.push(advanced(node, position, model));
      }
    }
  }
  return "impossible";
}
