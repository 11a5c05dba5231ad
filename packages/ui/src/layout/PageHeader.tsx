import { Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { usePageTitle } from '../text/page-title'

interface PageHeaderProps {
  title: string
  intro?: string
  /** A link back to where this page belongs. */
  back?: ReactNode
  /** States beside the title. */
  badges?: ReactNode
  actions?: ReactNode
  /** Pages stand beneath it that say by themselves what they are called. */
  encloses?: boolean
}

/** The head of a page, whose title the document has too. */
export function PageHeader({ title, intro, back, badges, actions, encloses = false }: PageHeaderProps) {
  usePageTitle(encloses ? undefined : title)
  return (
    <Stack gap={4} mb="lg">
      {back}
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} style={{ minWidth: 0, flex: '1 1 240px' }}>
          <Group gap="sm">
            <Title order={1}>{title}</Title>
            {badges}
          </Group>
          {intro && <Text c="dimmed">{intro}</Text>}
        </Stack>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
    </Stack>
  )
}
