import 'uplot/dist/uPlot.min.css';
import {useComputedColorScheme} from '@mantine/core';
import {useEffect, useMemo, useRef} from 'react';
import uPlot from 'uplot';
import type {LivePoint} from '../../api/dialling';
import {columnsOf} from '../../api/history';
import {useText} from '../../text/useText';
import css from './Live.module.css';

const WINDOW_S = 600;

/** Ten minutes of the dialler: an area of talking calls, a line of ringing ones, the pace below. */
export function Chart({history}: {history: LivePoint[]}) {
  const {t, f} = useText();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const scheme = useComputedColorScheme('light');
  const columns = useMemo(() => columnsOf(history), [history]);
  const latest = useRef(columns);
  latest.current = columns;

  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const made = new uPlot(optionsOf(box, (at) => f.time(at * 1000).slice(0, 5)), latest.current, box);
    chart.current = made;
    const watch = new ResizeObserver(() => made.setSize({width: box.clientWidth, height: box.clientHeight}));
    watch.observe(box);
    return () => {
      watch.disconnect();
      made.destroy();
      chart.current = null;
    };
  }, [scheme, f]);

  useEffect(() => chart.current?.setData(columns), [columns]);

  return <div ref={place} className={css.chart} role="img" aria-label={t.live.chartAbout} />;
}

export function Legend() {
  const {t} = useText();
  const lines = [
    ['var(--talk)', t.live.talking], ['var(--ring)', t.live.ringing], ['var(--miss)', t.live.started],
  ];
  return (
    <div className={css.legend}>
      {lines.map(([colour, name]) => <span key={name}><i style={{background: colour}} />{name}</span>)}
    </div>
  );
}

function optionsOf(box: HTMLElement, clock: (at: number) => string): uPlot.Options {
  const style = getComputedStyle(box);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const axis = {
    stroke: colour('--dim'),
    font: `11px ${style.fontFamily}`,
    grid: {stroke: colour('--line'), width: 1},
    ticks: {show: false},
  };
  const ends = {min: 0, max: 4};
  return {
    width: box.clientWidth,
    height: box.clientHeight,
    legend: {show: false},
    cursor: {y: false, points: {size: 6}},
    padding: [8, 8, 0, 0],
    scales: {
      x: {time: true, range: (_, __, max) => [max - WINDOW_S, max]},
      y: {range: (_, __, max) => [0, Math.max(ends.max, (max ?? 0) * 1.15)]},
    },
    axes: [
      {...axis, grid: {show: false}, values: (_, at) => at.map(clock), space: 70, size: 26},
      {...axis, size: 38, values: (_, at) => at.map((value) => (Number.isInteger(value) ? String(value) : ''))},
    ],
    series: [
      {},
      {stroke: colour('--talk'), width: 2, fill: `color-mix(in srgb, ${colour('--talk')} 16%, transparent)`, points: {show: false}},
      {stroke: colour('--ring'), width: 2, points: {show: false}},
      {stroke: colour('--miss'), width: 1, points: {show: false}},
    ],
  };
}
