import { Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { IconProps } from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'

interface EmptyStateProps {
  icon: ComponentType<IconProps>
  title: string
  body: string
  children?: ReactNode
}

/** Nothing is here, and how to begin. */
export function EmptyState({ icon: Icon, title, body, children }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      <ThemeIcon variant="default" size={44} radius="md">
        <Icon size={22} stroke={1.5} aria-hidden />
      </ThemeIcon>
      <Title order={2} mt="xs">
        {title}
      </Title>
      <Text c="dimmed" maw={420}>
        {body}
      </Text>
      {children}
    </Stack>
  )
}
