/** Line drawings on a 24 by 24 grid, one stroke width; drawn for this console. */
const drawings = {
  live: 'M3 12h3l2.500-6 4 13 3-9 1.500 2H21',
  campaigns: 'M4 10v4h3l8 5V5l-8 5Zm14-1.500a5 5 0 0 1 0 7',
  lists: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  messages: 'M4 5h16v11H10l-4 4v-4H4Zm4 4h8M8 12h5',
  recordings: 'M12 4a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3Zm-6 8a6 6 0 0 0 12 0m-6 6v3',
  trunks: 'M5 8h14M5 16h14M8 5v6m8 2v6',
  calls: 'M6 3.500 9 4l1.500 4.500L8.500 10a12 12 0 0 0 5.500 5.500l1.500-2L20 15l.500 3c-.500 2-2 2.500-3.500 2.500C9.500 20 4 14.500 3.500 7 3.500 5.500 4 4 6 3.500Z',
  settings: 'M4 7h9m4 0h3M4 17h3m4 0h9M15 4.500v5m-6 5v5',
  plus: 'M12 5v14M5 12h14',
  play: 'M8 5.500v13l10.500-6.500Z',
  pause: 'M8 5.500v13m8-13v13',
  stop: 'M6.500 6.500h11v11h-11Z',
  up: 'M12 19V5m-6 6 6-6 6 6',
  down: 'M12 5v14m-6-6 6 6 6-6',
  trash: 'M5 7h14M10 7V4.500h4V7M7 7l1 13h8l1-13m-7 4v5m4-5v5',
  upload: 'M12 16V5m-5 5 5-5 5 5M5 19h14',
  download: 'M12 5v11m-5-5 5 5 5-5M5 19h14',
  check: 'M5 12.500 10 17.500 19 7',
  cross: 'M6 6l12 12M18 6 6 18',
  warning: 'M12 4 21 19.500H3Zm0 6v4.500m0 2.500h.01',
  info: 'M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17Zm0 7.500v5m0-8h.01',
  search: 'M10.500 4a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13Zm5 11.500L20 20',
  menu: 'M4 7h16M4 12h16M4 17h16',
  out: 'M10 5H5v14h5m4-11 4 4-4 4m4-4H10',
  clock: 'M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17ZM12 7.500V12l3 2',
  speech: 'M4 12h1.500M8 8v8m4-11v14m4-10v6m4-3h-1',
  value: 'M9 5c-3 0-1.500 6-4 7 2.500 1 1 7 4 7m6-14c3 0 1.500 6 4 7-2.500 1-1 7-4 7',
  keys: 'M6 6h.01M12 6h.01M18 6h.01M6 12h.01M12 12h.01M18 12h.01M6 18h.01M12 18h.01M18 18h.01',
  back: 'M19 12H5m6-6-6 6 6 6',
  file: 'M7 3.500h7l4 4V20.500H7ZM13.500 4v4h4',
  gear: 'M4 7h9m4 0h3M4 17h3m4 0h9M15 4.500v5m-6 5v5',
  bell: 'M12 4a1 1 0 0 1 1 1c2.500.600 4 2.800 4 5.500 0 3 .800 4.500 2 5.500H5c1.200-1 2-2.500 2-5.500C7 7.800 8.500 5.600 11 5a1 1 0 0 1 1-1Zm-1.500 15.500h3',
} as const;

export type IconName = keyof typeof drawings;

/** A decoration: what it means is said in words beside it or in the button's label. */
export function Icon({name, size = 18}: {name: IconName; size?: number}) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'keys' ? 3 : 1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
