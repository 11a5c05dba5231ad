import { languages } from '@counterflow/core'
import { FormFooter, Notice, useText } from '@counterflow/ui'
import { Checkbox, Modal, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { fieldErrors } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { leadToFirstFault } from '../../../platform/forms/lead-to-first-fault'
import { countryChoices } from '../places'
import { type Location, useSaveLocation } from './location-queries'
import {
  addressFields,
  type LocationValues,
  locationValues,
  missingFields,
  optionalFields,
  writtenLocation,
} from './written-location'

interface LocationFormProps {
  /** Undefined for one that is to be added. */
  location: Location | undefined
  /** Where most addresses of the shop are. */
  countryCode: string
  onClose: () => void
}

/** Adds a location, or changes one. */
export function LocationForm({ location, countryCode, onClose }: LocationFormProps) {
  const text = useText()
  const { t, local, language } = text
  const save = useSaveLocation(location)
  const form = useForm<LocationValues>({
    initialValues: locationValues(location, countryCode),
    validate: {
      name: ({ en, ko, ja }) => (`${en}${ko}${ja}`.trim() === '' ? t('locations.nameMissing') : null),
      address: (address, { hasAddress }) =>
        hasAddress && missingFields(address).length > 0 ? t('locations.addressMissing') : null,
    },
  })
  const ordered = [language, ...languages.filter((other) => other !== language)]
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={
        location === undefined ? t('locations.add') : t('locations.change', { name: local(location.name) })
      }
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        noValidate
        onSubmit={form.onSubmit(
          (values) =>
            save.mutate(writtenLocation(values), {
              onError: (error) => form.setErrors(fieldErrors(error, text)),
              onSuccess: () => {
                notifications.show({ message: t('general.saved') })
                onClose()
              },
            }),
          leadToFirstFault,
        )}
      >
        <Stack>
          {ordered.map((one, index) => (
            <TextInput
              key={one}
              label={t(`locations.nameIn.${one}`)}
              description={index === 1 ? t('locations.nameHint') : undefined}
              maxLength={100}
              {...form.getInputProps(`name.${one}`)}
              error={
                index === 0 ? (form.errors[`name.${one}`] ?? form.errors.name) : form.errors[`name.${one}`]
              }
              data-autofocus={index === 0 || undefined}
            />
          ))}
          <Checkbox
            label={t('locations.withAddress')}
            {...form.getInputProps('hasAddress', { type: 'checkbox' })}
          />
          {form.values.hasAddress && (
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              {addressFields.map((field) =>
                field === 'countryCode' ? (
                  <Select
                    key={field}
                    label={t('locations.countryCode')}
                    data={countryChoices(language)}
                    searchable
                    allowDeselect={false}
                    {...form.getInputProps('address.countryCode')}
                  />
                ) : (
                  <TextInput
                    key={field}
                    label={t(`locations.${field === 'name' ? 'recipient' : field}`)}
                    placeholder={optionalFields.includes(field) ? t('general.optional') : undefined}
                    maxLength={200}
                    {...form.getInputProps(`address.${field}`)}
                  />
                ),
              )}
            </SimpleGrid>
          )}
          {form.errors.address && <Notice tone="caution">{form.errors.address}</Notice>}
          <FailureNotice error={save.error} />
          <FormFooter onCancel={onClose} loading={save.isPending}>
            {t('general.save')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
