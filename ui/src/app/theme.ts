import {createTheme, type MantineColorsTuple} from '@mantine/core';

/** The bell: the one colour that calls for a click. */
const bronze: MantineColorsTuple = [
  '#fbf3e9', '#f3e3cd', '#e7c79c', '#dbab6c', '#d69a4d', '#cf8d3a', '#b57225', '#93561a', '#774514',
  '#5c350f',
];
const paper: MantineColorsTuple = [
  '#faf8f4', '#f4f1eb', '#e9e5dd', '#dcd7cd', '#c6c0b4', '#a19a8d', '#716b60', '#57534a', '#3a3731',
  '#211f1b',
];
const ink: MantineColorsTuple = [
  '#e8e6e1', '#c2c1bd', '#a3a3a2', '#75787d', '#3d434c', '#303640', '#262b34', '#1a1e25', '#14171d',
  '#0e1115',
];

export const theme = createTheme({
  primaryColor: 'bronze',
  primaryShade: {light: 7, dark: 5},
  autoContrast: true,
  colors: {bronze, gray: paper, dark: ink},
  fontFamily: "'Golos Text Variable', system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'SF Mono', 'DejaVu Sans Mono', monospace",
  defaultRadius: 'md',
  headings: {fontWeight: '600'},
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: {xs: '0.75rem', sm: '0.84rem', md: '0.92rem', lg: '1.06rem', xl: '1.25rem'},
  components: {
    Button: {defaultProps: {size: 'sm'}},
    Modal: {defaultProps: {centered: true, overlayProps: {backgroundOpacity: 0.4, blur: 2}}},
    Tooltip: {defaultProps: {withArrow: true, multiline: true, maw: 320, openDelay: 250}},
  },
});
