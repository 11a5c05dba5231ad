import {
  currencySchema,
  languageSchema,
  languages,
  usualCurrencyOf,
  usualDisputeFee,
} from '@counterflow/core'
import { languageNames } from '@counterflow/i18n'
import { Panel, useText } from '@counterflow/ui'
import { Select, SimpleGrid } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { MoneyInput } from '../../../platform/forms/MoneyInput'
import { countryChoices, currencyChoices, timeZoneChoices } from '../places'
import { type Shop, shopCurrencyQuery } from '../shop-queries'
import { CurrencyNotice } from './CurrencyNotice'
import type { ShopForm } from './shop-form'

interface RegionFieldsProps {
  value: ShopForm
  saved: Shop
  errors: Record<string, string>
  onChange: (changes: Partial<ShopForm>) => void
}

/** Country, and what follows from it: currency (R81), time zone, language and what a dispute costs. */
export function RegionFields({ value, saved, errors, onChange }: RegionFieldsProps) {
  const { t, language } = useText()
  const { data: currency } = useQuery(shopCurrencyQuery)
  const countries = useMemo(() => countryChoices(language), [language])
  const currencies = useMemo(() => currencyChoices(language), [language])
  const zones = useMemo(() => timeZoneChoices(saved.timeZone), [saved.timeZone])
  const changeable = currency?.changeable === true
  /** Another currency brings the fee that is usual for it: the same figure would be another amount. */
  const inCurrency = (chosen: ShopForm['currency']): Partial<ShopForm> =>
    chosen === value.currency
      ? {}
      : {
          currency: chosen,
          disputeFee: chosen === saved.currency ? saved.disputeFee.amount : usualDisputeFee(chosen).amount,
        }
  const setCurrency = (code: string | null) => {
    const chosen = currencySchema.safeParse(code)
    if (chosen.success) onChange(inCurrency(chosen.data))
  }
  const setCountry = (countryCode: string | null) => {
    if (countryCode === null) return
    const usual = usualCurrencyOf(countryCode)
    onChange({ countryCode, ...(changeable && usual !== undefined ? inCurrency(usual) : {}) })
  }
  return (
    <Panel title={t('shopForm.regionTitle')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t('shopForm.country')}
          data={countries}
          value={value.countryCode}
          onChange={setCountry}
          error={errors.countryCode}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('shopForm.nothingFound')}
        />
        <Select
          label={t('settings.timeZone')}
          data={zones}
          value={value.timeZone}
          onChange={(timeZone) => timeZone !== null && onChange({ timeZone })}
          error={errors.timeZone}
          searchable
          allowDeselect={false}
          limit={100}
          nothingFoundMessage={t('shopForm.nothingFound')}
        />
        <Select
          label={t('settings.currency')}
          description={
            currency === undefined
              ? undefined
              : changeable
                ? t('shopForm.currencyHint')
                : t('shopForm.currencyFixed')
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={currencies}
          value={value.currency}
          onChange={setCurrency}
          error={errors.currency}
          disabled={!changeable}
          allowDeselect={false}
        />
        {currency !== undefined && value.currency !== saved.currency && (
          <CurrencyNotice inUse={currency.inUse} currency={saved.currency} />
        )}
        <Select
          label={t('shopForm.language')}
          description={t('shopForm.languageHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={languages.map((code) => ({ value: code, label: languageNames[code] }))}
          value={value.language}
          onChange={(code) => {
            const chosen = languageSchema.safeParse(code)
            if (chosen.success) onChange({ language: chosen.data })
          }}
          allowDeselect={false}
        />
        <MoneyInput
          label={t('settings.disputeFee')}
          description={t('settings.disputeFeeHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          currency={value.currency}
          value={value.disputeFee}
          onChange={(disputeFee) => onChange({ disputeFee })}
          error={errors.disputeFee}
        />
      </SimpleGrid>
    </Panel>
  )
}
