import { Button, type ButtonProps, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useText } from '../text/useText'

interface CopyTextButtonProps extends Omit<ButtonProps, 'children' | 'value'> {
  value: string
  label?: string
}

/** Copies a text and says that it did. */
export function CopyTextButton({ value, label, ...button }: CopyTextButtonProps) {
  const { t } = useText()
  return (
    <CopyButton value={value} timeout={2_000}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          size="xs"
          leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          {...button}
          onClick={copy}
        >
          <span aria-live="polite">{copied ? t('general.copied') : (label ?? t('general.copy'))}</span>
        </Button>
      )}
    </CopyButton>
  )
}
