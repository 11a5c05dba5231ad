import { useText } from '@counterflow/ui'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { MoneyInput } from '../../../platform/forms/MoneyInput'
import { shopQuery } from '../../settings/shop-queries'

interface SpentOverInputProps {
  /** Minor units of the shop's currency. */
  value: number | undefined
  onChange: (value: number | undefined) => void
}

/** Narrows the list to those who spent more than an amount. */
export function SpentOverInput({ value, onChange }: SpentOverInputProps) {
  const { t } = useText()
  const { data: shop } = useQuery(shopQuery)
  const [shown, setShown] = useState(value)
  const [told, setTold] = useState(value)
  const tell = useDebouncedCallback((next: number | undefined) => {
    setTold(next)
    onChange(next)
  }, 400)
  // The address changed by itself, as by the Back button or by clearing the filters.
  if (value !== told) {
    setTold(value)
    setShown(value)
  }
  if (shop === undefined) return null
  return (
    <MoneyInput
      aria-label={t('customers.spentOver')}
      placeholder={t('customers.spentOver')}
      currency={shop.currency}
      w={{ base: '100%', xs: 190 }}
      value={shown}
      onChange={(next) => {
        setShown(next)
        tell(next)
      }}
    />
  )
}
