import { useText } from '@counterflow/ui'
import { Stack, TextInput } from '@mantine/core'
import { ReasonButtons } from '../selling/ReasonButtons'

interface ReasonFieldProps {
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly kind: 'return' | 'void'
}

const usual = {
  return: ['size', 'faulty', 'dislike'],
  void: ['mistake', 'payment', 'customer'],
} as const

/** Why something is undone: one tap for what is usual, otherwise in words. */
export function ReasonField({ reason, onReason, kind }: ReasonFieldProps) {
  const { t } = useText()
  const texts =
    kind === 'return'
      ? usual.return.map((key) => t(`tillSelling.reason.${key}`))
      : usual.void.map((key) => t(`tillSelling.reason.${key}`))
  return (
    <Stack gap={8}>
      <TextInput
        size="lg"
        label={t('tillSelling.reason.label')}
        required
        maxLength={200}
        value={reason}
        onChange={({ currentTarget: { value } }) => onReason(value)}
      />
      <ReasonButtons texts={texts} chosen={reason} onChoose={onReason} />
    </Stack>
  )
}
