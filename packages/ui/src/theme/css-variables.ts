import type { CSSVariablesResolver } from '@mantine/core'

/** Hands our own surfaces and inks to Mantine's components, so that both schemes come from one list of colours. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': 'var(--cf-surface)',
    '--mantine-color-text': 'var(--cf-ink)',
    '--mantine-color-dimmed': 'var(--cf-ink-soft)',
    '--mantine-color-default-border': 'var(--cf-line)',
    '--mantine-color-placeholder': 'var(--cf-ink-faint)',
    '--mantine-color-error': 'var(--cf-bad)',
    '--mantine-color-anchor': 'var(--cf-accent)',
  },
  dark: {
    '--mantine-color-body': 'var(--cf-surface)',
    '--mantine-color-text': 'var(--cf-ink)',
    '--mantine-color-dimmed': 'var(--cf-ink-soft)',
    '--mantine-color-default': 'var(--cf-surface-raised)',
    '--mantine-color-default-border': 'var(--cf-line)',
    '--mantine-color-placeholder': 'var(--cf-ink-faint)',
    '--mantine-color-error': 'var(--cf-bad)',
    '--mantine-color-anchor': 'var(--cf-accent)',
  },
})
