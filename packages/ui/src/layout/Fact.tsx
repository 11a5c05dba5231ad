import { Text } from '@mantine/core'
import type { ReactNode } from 'react'

interface FactProps {
  readonly label: string
  /** Whether its digits stand in columns. */
  readonly figures?: boolean
  readonly children: ReactNode
}

/** One thing that is so, below its name. */
export function Fact({ label, figures = false, children }: FactProps) {
  return (
    <div>
      <Text size="xs" fw={600} c="dimmed">
        {label}
      </Text>
      <Text component="div" className={figures ? 'cf-figures' : undefined}>
        {children}
      </Text>
    </div>
  )
}
