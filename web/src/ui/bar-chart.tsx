import { createMemo, createSignal, createUniqueId, For, type JSX, onCleanup, onMount, Show } from "solid-js";
import { formatNumber } from "../lib/format";

export interface Bar {
  label: string;
  value: number;
  /** The current period: the one red datum. */
  now?: boolean;
}

export interface BarChartProps {
  /** What is counted, in which unit: the chart's name and its table's caption. */
  label: string;
  bars: readonly Bar[];
  /** The heading over the labels and over the values, for the table behind the chart. */
  over: string;
  unit: string;
  height?: number;
}

const steps = [1, 2, 2.5, 5, 10];

/** A round top for the scale with three lines below it. */
export function niceTop(most: number): number {
  if (most <= 0) return 4;
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (steps.find((each) => each * power >= rough - 1e-9) ?? 10) * power;
  return step * Math.ceil(most / step);
}

/** Grey-blue bars with the current period in red, values written on them, and a table for screen readers. */
export function BarChart(props: BarChartProps): JSX.Element {
  const id = createUniqueId();
  const [width, setWidth] = createSignal(640);
  let box!: HTMLDivElement;
  onMount(() => {
    const see = () => setWidth(box.clientWidth || 640);
    see();
    if (typeof ResizeObserver === "undefined") return;
    const watch = new ResizeObserver(see);
    watch.observe(box);
    onCleanup(() => watch.disconnect());
  });
  const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
  const height = () => (props.height ?? 220) * rem();
  const top = createMemo(() => niceTop(Math.max(0, ...props.bars.map((bar) => bar.value))));
  const foot = () => 24 * rem();
  const head = () => 20 * rem();
  const room = () => height() - foot() - head();
  const slot = () => width() / Math.max(1, props.bars.length);
  const thick = () => Math.min(44, slot() * 0.6);
  const y = (value: number) => head() + room() * (1 - value / top());
  const value = (bar: Bar) => formatNumber(bar.value);
  const label = (bar: Bar) => bar.label;
  /** Which of some bars have a text written, from the last one back, so that no text touches the next. */
  const written = (text: (bar: Bar) => string, some: (bar: Bar) => boolean): Set<number> => {
    const wide = (Math.max(1, ...props.bars.map((bar) => text(bar).length)) * 8 + 6) * rem();
    const step = Math.max(1, Math.ceil(wide / slot()));
    const kept = new Set<number>();
    let next = Number.POSITIVE_INFINITY;
    for (let n = props.bars.length - 1; n >= 0; n--) {
      if (next - n < step || !some(props.bars[n] as Bar)) continue;
      kept.add(n);
      next = n;
    }
    return kept;
  };
  const labels = createMemo(() => written(label, () => true));
  /** Where there is little room, nothing is written over an empty place. */
  const values = createMemo(() => written(value, (bar) => bar.value > 0 || slot() >= 34 * rem()));
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption id={id} class="visually-hidden">
        {props.label}
      </figcaption>
      <div ref={box}>
        <svg width={width()} height={height()} aria-hidden="true">
          <For each={[0, 1, 2, 3, 4]}>
            {(line) => (
              <line class="chart-grid" x1={0} x2={width()} y1={y((top() * line) / 4)} y2={y((top() * line) / 4)} />
            )}
          </For>
          <For each={props.bars}>
            {(bar, index) => {
              const middle = () => slot() * (index() + 0.5);
              return (
                <>
                  <rect
                    class={bar.now ? "chart-bar-now" : "chart-bar"}
                    x={middle() - thick() / 2}
                    y={y(bar.value)}
                    width={thick()}
                    height={Math.max(0, head() + room() - y(bar.value))}
                    rx={3}
                  />
                  <Show when={values().has(index())}>
                    <text class="chart-value" x={middle()} y={y(bar.value) - 6} text-anchor="middle">
                      {value(bar)}
                    </text>
                  </Show>
                  <Show when={labels().has(index())}>
                    <text x={middle()} y={height() - 4} text-anchor="middle">
                      {bar.label}
                    </text>
                  </Show>
                </>
              );
            }}
          </For>
        </svg>
      </div>
      <div class="visually-hidden">
        <table>
          <caption>{props.label}</caption>
          <thead>
            <tr>
              <th scope="col">{props.over}</th>
              <th scope="col">{props.unit}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.bars}>
              {(bar) => (
                <tr>
                  <th scope="row">{bar.label}</th>
                  <td>{formatNumber(bar.value)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </figure>
  );
}
