import { languages } from '@counterflow/core'
import { languageNames } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Select, SimpleGrid, TextInput } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'

/** How a form holds who somebody is; the empty text stands for nothing, and null where nothing is chosen. */
export interface ContactValues {
  name: string
  email: string
  phone: string
  language: string | null
  timeZone: string | null
}

interface ContactFieldsProps {
  inputProps: (name: keyof ContactValues) => GetInputPropsReturnType
}

/** Name and how somebody is reached. */
export function ContactFields({ inputProps }: ContactFieldsProps) {
  const { t } = useText()
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <TextInput label={t('customers.fullName')} maxLength={200} data-autofocus {...inputProps('name')} />
      <TextInput label={t('customers.email')} type="email" maxLength={200} {...inputProps('email')} />
      <TextInput label={t('customers.phone')} type="tel" maxLength={40} {...inputProps('phone')} />
      <Select
        label={`${t('customers.language')} (${t('general.optional')})`}
        clearable
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        {...inputProps('language')}
      />
      <Select
        label={`${t('customers.timeZone')} (${t('general.optional')})`}
        clearable
        searchable
        limit={100}
        data={Intl.supportedValuesOf('timeZone')}
        {...inputProps('timeZone')}
      />
    </SimpleGrid>
  )
}

const orNull = (text: string | null) => (text === null || text.trim() === '' ? null : text.trim())

/** What the form says, as the API takes it. */
export function contactOf({ name, email, phone, language, timeZone }: ContactValues) {
  return {
    name: name.trim(),
    email: orNull(email),
    phone: orNull(phone),
    language: languages.find((known) => known === language) ?? null,
    timeZone: orNull(timeZone),
  }
}
