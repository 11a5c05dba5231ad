import { Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { type IconProps, IconUpload } from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import { FailureNotice } from './FailureNotice'

interface FileIntakeProps {
  icon: ComponentType<IconProps>
  /** What kind of file is meant. */
  format: string
  /** The same for the window that chooses one. */
  accept: string
  label: string
  /** Another file instead of the one that was taken. */
  isAnother: boolean
  isPending: boolean
  error: unknown
  onFile: (file: File) => void
  /** What stands beside the button. */
  children?: ReactNode
}

/** Takes a file by a button, or dropped on it. */
export function FileIntake(props: FileIntakeProps) {
  const { icon: Icon, format, accept, label, isAnother, isPending, error, onFile, children } = props
  const take = (file: File | null | undefined) => {
    if (file) onFile(file)
  }
  return (
    <Stack
      gap="sm"
      align="flex-start"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        take(event.dataTransfer.files[0])
      }}
    >
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Icon size={20} stroke={1.5} aria-hidden style={{ flex: 'none' }} />
        <Text size="sm" c="dimmed">
          {format}
        </Text>
      </Group>
      <Group gap="sm">
        <FileButton accept={accept} onChange={take}>
          {(button) => (
            <Button
              {...button}
              variant={isAnother ? 'default' : 'filled'}
              loading={isPending}
              leftSection={<IconUpload size={16} aria-hidden />}
            >
              {label}
            </Button>
          )}
        </FileButton>
        {children}
      </Group>
      <FailureNotice error={error} />
    </Stack>
  )
}
