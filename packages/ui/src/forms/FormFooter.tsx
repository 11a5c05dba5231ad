import { Button, type ButtonProps, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../text/useText'

interface FormFooterProps {
  onCancel: () => void
  /** While it is being sent. */
  loading?: boolean
  disabled?: boolean
  /** Red for what cannot be taken back. */
  color?: ButtonProps['color']
  /** What sending the form does. */
  children: ReactNode
}

/** Ends a form in a dialogue: away from it, or sending it. */
export function FormFooter({ onCancel, loading, disabled, color, children }: FormFooterProps) {
  const { t } = useText()
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onCancel}>
        {t('general.cancel')}
      </Button>
      <Button type="submit" loading={loading} disabled={disabled} color={color}>
        {children}
      </Button>
    </Group>
  )
}
