import type { Currency } from '@counterflow/core'
import { formatMoney } from '@counterflow/i18n'
import { MoneyText, useText } from '@counterflow/ui'
import { ActionIcon, NumberInput, SegmentedControl, Stack } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { AmountInput } from '../amounts/AmountInput'
import classes from './CountDrawer.module.css'
import { countedSum, type DrawerCount } from './drawer-count'

interface CountDrawerProps {
  currency: Currency
  /** Coins and notes in minor units, from large to small. */
  denominations: readonly number[]
  count: DrawerCount
  onChange: (count: DrawerCount) => void
}

/** Counts coins and notes, or takes the sum that somebody counted elsewhere. */
export function CountDrawer({ currency, denominations, count, onChange }: CountDrawerProps) {
  const { t } = useText()
  return (
    <Stack gap="md">
      {denominations.length > 0 && (
        <SegmentedControl
          size="lg"
          value={count.kind}
          onChange={(kind) =>
            onChange(
              kind === 'sum'
                ? { kind: 'sum', sum: countedSum(count) }
                : { kind: 'pieces', pieces: new Map() },
            )
          }
          data={[
            { value: 'pieces', label: t('till.count.pieces') },
            { value: 'sum', label: t('till.count.sum') },
          ]}
        />
      )}
      {count.kind === 'sum' ? (
        <AmountInput
          label={t('till.count.counted')}
          currency={currency}
          value={count.sum}
          onChange={(sum) => onChange({ kind: 'sum', sum })}
        />
      ) : (
        <>
          <div className={classes.pieces}>
            {denominations.map((value) => (
              <Piece
                key={value}
                currency={currency}
                value={value}
                pieces={count.pieces.get(value) ?? 0}
                onChange={(pieces) =>
                  onChange({ kind: 'pieces', pieces: new Map(count.pieces).set(value, pieces) })
                }
              />
            ))}
          </div>
          <output className={classes.sum}>
            <span>{t('till.count.counted')}</span>
            <MoneyText money={{ amount: countedSum(count), currency }} />
          </output>
        </>
      )}
    </Stack>
  )
}

interface PieceProps {
  currency: Currency
  value: number
  pieces: number
  onChange: (pieces: number) => void
}

const mostPieces = 100_000

function Piece({ currency, value, pieces, onChange }: PieceProps) {
  const { t, language } = useText()
  const name = formatMoney({ amount: value, currency }, language)
  return (
    <div className={classes.piece}>
      <span className="cf-figures">{name}</span>
      <ActionIcon
        size={48}
        variant="default"
        aria-label={t('till.count.less', { name })}
        disabled={pieces === 0}
        onClick={() => onChange(pieces - 1)}
      >
        <IconMinus size={20} aria-hidden />
      </ActionIcon>
      <NumberInput
        aria-label={t('till.count.of', { name })}
        classNames={{ input: classes.number }}
        size="lg"
        hideControls
        allowDecimal={false}
        allowNegative={false}
        max={mostPieces}
        clampBehavior="strict"
        value={pieces === 0 ? '' : pieces}
        placeholder="0"
        onFocus={(event) => event.currentTarget.select()}
        onChange={(next) => onChange(Number(next) || 0)}
      />
      <ActionIcon
        size={48}
        variant="default"
        aria-label={t('till.count.more', { name })}
        disabled={pieces >= mostPieces}
        onClick={() => onChange(pieces + 1)}
      >
        <IconPlus size={20} aria-hidden />
      </ActionIcon>
    </div>
  )
}
