import { Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** A value with what it is called above it. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div style={{ minWidth: 0 }}>
      <Text size="xs" fw={600} c="dimmed">
        {label}
      </Text>
      <Text component="div" className="cf-figures" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </div>
  )
}
