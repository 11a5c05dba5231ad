import { Button, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { useText } from '../text/useText'

interface ErrorStateProps {
  /** What went wrong, and what to do, in the reader's language. */
  message: string
  title?: string
  onRetry?: (() => void) | undefined
}

/** Something could not be loaded: what, why, and a way to try again. */
export function ErrorState({ title, message, onRetry }: ErrorStateProps) {
  const { t } = useText()
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center" role="alert">
      <ThemeIcon variant="light" color="red" size={44} radius="md">
        <IconAlertTriangle size={22} stroke={1.5} aria-hidden />
      </ThemeIcon>
      <Title order={2} mt="xs">
        {title ?? t('general.failed.title')}
      </Title>
      <Text c="dimmed" maw={460}>
        {message}
      </Text>
      {onRetry && (
        <Button
          variant="default"
          mt="xs"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => onRetry()}
        >
          {t('general.retry')}
        </Button>
      )}
    </Stack>
  )
}
