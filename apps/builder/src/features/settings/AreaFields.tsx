import { useText } from '@counterflow/ui'
import { Select, SimpleGrid, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { countryChoices } from './places'
import type { Area } from './shop-parts-queries'

interface AreaFieldsProps {
  area: Area
  /** The errors of the whole form by their path. */
  errors: Record<string, string>
  /** The path of this area in it. */
  path: string
  onChange: (area: Area) => void
}

const everywhere = '*'
const orNull = (text: string) => (text.trim() === '' ? null : text)

/** A country, or every one, with a region and the beginning of postal codes where wanted. */
export function AreaFields({ area, errors, path, onChange }: AreaFieldsProps) {
  const { t, language } = useText()
  const countries = useMemo(
    () => [{ value: everywhere, label: t('areas.everywhere') }, ...countryChoices(language)],
    [t, language],
  )
  const isEverywhere = area.countryCode === null
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
      <Select
        label={t('areas.country')}
        data={countries}
        value={area.countryCode ?? everywhere}
        onChange={(code) =>
          onChange(
            code === everywhere || code === null
              ? { countryCode: null, region: null, postalPrefix: null }
              : { ...area, countryCode: code },
          )
        }
        error={errors[`${path}.countryCode`] ?? errors[path]}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('shopForm.nothingFound')}
      />
      <TextInput
        label={t('areas.region')}
        placeholder={t('areas.all')}
        maxLength={100}
        disabled={isEverywhere}
        value={area.region ?? ''}
        onChange={(event) => onChange({ ...area, region: orNull(event.currentTarget.value) })}
        error={errors[`${path}.region`]}
      />
      <TextInput
        label={t('areas.postalPrefix')}
        placeholder={t('areas.any')}
        maxLength={20}
        disabled={isEverywhere}
        value={area.postalPrefix ?? ''}
        onChange={(event) => onChange({ ...area, postalPrefix: orNull(event.currentTarget.value) })}
        error={errors[`${path}.postalPrefix`]}
      />
    </SimpleGrid>
  )
}
