import { digitsOf, discountShare, type GivenDiscount, minorUnits } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FigureField } from '../pad/FigureField'
import { Pad } from '../pad/Pad'
import { useDigitsText } from '../pad/useAmountText'
import { ReasonButtons } from '../ReasonButtons'

interface DiscountFormProps {
  /** What it is taken from, in minor units. */
  readonly of: number
  readonly given: GivenDiscount | null
  /** @returns whether it was given. */
  readonly onGive: (given: GivenDiscount | null, share: number) => Promise<boolean>
  readonly onDone: () => void
}

const reasons = ['damaged', 'regular', 'staff', 'price_match'] as const
const quickPercents = ['5', '10', '20', '50']

/** A discount by hand: a percentage or an amount, and why. */
export function DiscountForm({ of, given, onGive, onDone }: DiscountFormProps) {
  const { t } = useText()
  const shown = useDigitsText()
  const [kind, setKind] = useState<'percent' | 'amount'>(given?.discount.kind ?? 'percent')
  const [digits, setDigits] = useState(() => (given === null ? '' : digitsIn(given)))
  const [reason, setReason] = useState(given?.reason ?? '')
  const [isMissing, setMissing] = useState(false)
  const percent = Math.min(100, Number(digits === '' ? '0' : digits))
  const isNothing = Number(digits) === 0
  const give = async () => {
    if (reason.trim() === '') return setMissing(true)
    const discount =
      kind === 'percent'
        ? { kind, value: percent * 100 }
        : { kind, value: minorUnits(Math.min(of, Number(digits))) }
    if (await onGive({ discount, reason: reason.trim() }, discountShare(of, discount))) onDone()
  }
  return (
    <Stack>
      <SegmentedControl
        size="xl"
        fullWidth
        aria-label={t('tillSelling.discount.kind')}
        value={kind}
        onChange={(value) => {
          setKind(value === 'amount' ? 'amount' : 'percent')
          setDigits('')
        }}
        data={[
          { value: 'percent', label: t('tillSelling.discount.percent') },
          { value: 'amount', label: t('tillSelling.discount.amount') },
        ]}
      />
      <FigureField
        label={t(`tillSelling.discount.${kind}`)}
        digits={digits}
        shown={kind === 'percent' ? String(percent) : shown(digits)}
        onDigits={(next) => setDigits(kind === 'percent' ? next.slice(0, 3) : next)}
        onEnter={() => void give()}
      />
      {kind === 'percent' && (
        <Group grow>
          {quickPercents.map((value) => (
            <Button key={value} size="lg" variant="default" px={0} onClick={() => setDigits(value)}>
              {`${value}%`}
            </Button>
          ))}
        </Group>
      )}
      <TextInput
        size="lg"
        label={t('tillSelling.discount.reason')}
        required
        maxLength={200}
        value={reason}
        error={isMissing && reason.trim() === '' ? t('tillSelling.discount.reasonMissing') : undefined}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
      <ReasonButtons
        texts={reasons.map((key) => t(`tillSelling.discount.reasons.${key}`))}
        chosen={reason}
        onChoose={setReason}
      />
      <Group grow>
        {given !== null && (
          <Button
            size="lg"
            variant="default"
            onClick={() => void onGive(null, 0).then((isGone) => isGone && onDone())}
          >
            {t('tillSelling.discount.remove')}
          </Button>
        )}
        <Button size="lg" disabled={isNothing} onClick={() => void give()}>
          {t('tillSelling.discount.give')}
        </Button>
      </Group>
      <Pad digits={digits} onDigits={(next) => setDigits(kind === 'percent' ? next.slice(0, 3) : next)} />
    </Stack>
  )
}

function digitsIn({ discount: { kind, value } }: GivenDiscount): string {
  return digitsOf(kind === 'percent' ? Math.round(value / 100) : value)
}
