import {
  ActionIcon,
  Button,
  createTheme,
  type MantineColorsTuple,
  Menu,
  Modal,
  Paper,
  Skeleton,
  Table,
  Tooltip,
} from '@mantine/core'
import { keepEnterToList } from '../forms/open-list'

const marine: MantineColorsTuple = [
  '#eaf0fe',
  '#d3e0fc',
  '#a9c1f8',
  '#7da0f2',
  '#5884ec',
  '#3a68d8',
  '#2456cc',
  '#1f4bb3',
  '#1a3f96',
  '#13306f',
]

const brick: MantineColorsTuple = [
  '#fdecea',
  '#f9d3d0',
  '#f2a9a4',
  '#ea7f78',
  '#e25b52',
  '#cf3b31',
  '#b3261e',
  '#98201a',
  '#7d1a15',
  '#5c120e',
]

const graphite: MantineColorsTuple = [
  '#eceef1',
  '#c3c8d0',
  '#a9afb9',
  '#7e8591',
  '#3d424b',
  '#2a2e35',
  '#1c1f24',
  '#16181c',
  '#0f1114',
  '#0c0e10',
]

/** A finger still hits what is this large, by WCAG 2.2 AA. */
const smallestTarget = '24px'

/** The one theme of every screen: neutral surfaces, thin borders, one accent that is legible on small buttons. */
export const theme = createTheme({
  primaryColor: 'marine',
  primaryShade: { light: 6, dark: 5 },
  colors: { marine, red: brick, dark: graphite },
  black: '#16181d',
  fontFamily: 'var(--cf-font)',
  fontFamilyMonospace: 'var(--cf-font-mono)',
  headings: {
    fontFamily: 'var(--cf-font)',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.5' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '8px', xl: '8px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Beside a field in a narrow row, the field gives way, and not the button's words.
    Button: Button.extend({
      defaultProps: { size: 'sm', fw: 600 },
      styles: { root: { flexShrink: 0 } },
      vars: (_theme, { size }) => ({
        root: size === 'compact-xs' ? { '--button-height': smallestTarget } : {},
      }),
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray' },
      vars: (_theme, { size }) => ({
        root: size === 'xs' || size === 'sm' ? { '--ai-size': smallestTarget } : {},
      }),
    }),
    Paper: Paper.extend({ defaultProps: { withBorder: true, shadow: undefined } }),
    // A menu holds nothing but its items; the first of them takes the focus.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, transitionProps: { duration: 120 }, overlayProps: { opacity: 0.4 } },
      styles: { title: { fontWeight: 600 } },
    }),
    // Said by their names: importing them would bring them to every page.
    MultiSelect: { defaultProps: { onKeyDownCapture: keepEnterToList } },
    Select: { defaultProps: { onKeyDownCapture: keepEnterToList } },
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'sm' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 10, horizontalSpacing: 'md' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: true } }),
  },
})
