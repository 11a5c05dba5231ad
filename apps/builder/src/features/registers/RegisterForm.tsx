import { FormFooter, Notice, useText } from '@counterflow/ui'
import { Modal, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { fieldErrors } from '../../platform/api/problem-text'
import { FailureNotice } from '../../platform/forms/FailureNotice'
import { leadToFirstFault } from '../../platform/forms/lead-to-first-fault'
import { locationsQuery } from '../settings/locations/location-queries'
import { type Register, useAddRegister, useChangeRegister, type WrittenRegister } from './register-queries'

const codePattern = /^[A-Z0-9]{1,6}$/

interface RegisterFormProps {
  /** Undefined for one that is to be added. */
  register: Register | undefined
  onClose: () => void
}

/** Adds a register, or changes one. */
export function RegisterForm({ register, onClose }: RegisterFormProps) {
  return register === undefined ? (
    <Adding onClose={onClose} />
  ) : (
    <Changing register={register} onClose={onClose} />
  )
}

function Adding({ onClose }: { onClose: () => void }) {
  const add = useAddRegister()
  const navigate = useNavigate()
  return (
    <Fields
      register={undefined}
      saving={add.isPending}
      error={add.error}
      onClose={onClose}
      onSave={(values, onError) =>
        add.mutate(values, {
          onError,
          onSuccess: ({ id }) => void navigate({ to: '/registers/$registerId', params: { registerId: id } }),
        })
      }
    />
  )
}

function Changing({ register, onClose }: { register: Register; onClose: () => void }) {
  const { t } = useText()
  const change = useChangeRegister(register)
  const isFixed = register.epoch > 0
  return (
    <Fields
      register={register}
      saving={change.isPending}
      error={change.error}
      onClose={onClose}
      onSave={({ name, ...fixed }, onError) =>
        change.mutate(isFixed ? { name } : { name, ...fixed }, {
          onError,
          onSuccess: () => {
            notifications.show({ message: t('general.saved') })
            onClose()
          },
        })
      }
    />
  )
}

interface FieldsProps extends RegisterFormProps {
  saving: boolean
  error: Error | null
  onSave: (values: WrittenRegister, onError: (error: Error) => void) => void
}

function Fields({ register, saving, error, onClose, onSave }: FieldsProps) {
  const text = useText()
  const { t, local } = text
  const { data: locations = [] } = useQuery(locationsQuery)
  const open = locations.filter(({ active, id }) => active || id === register?.locationId)
  const isFixed = register !== undefined && register.epoch > 0
  const form = useForm<WrittenRegister>({
    initialValues: {
      name: register?.name ?? '',
      code: register?.code ?? '',
      locationId: register?.locationId ?? '',
    },
    validate: {
      name: (name) => (name.trim() === '' ? t('registers.nameMissing') : null),
      code: (code) => (codePattern.test(code.trim().toUpperCase()) ? null : t('registers.codeMissing')),
    },
  })
  const locationId = form.values.locationId === '' ? (open[0]?.id ?? '') : form.values.locationId
  return (
    <Modal
      opened
      onClose={onClose}
      title={register === undefined ? t('registers.add') : t('registers.change', { name: register.name })}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        noValidate
        onSubmit={form.onSubmit(
          ({ name, code }) =>
            onSave({ name: name.trim(), code: code.trim().toUpperCase(), locationId }, (problem) =>
              form.setErrors(fieldErrors(problem, text)),
            ),
          leadToFirstFault,
        )}
      >
        <Stack>
          <TextInput
            label={t('registers.name')}
            description={t('registers.nameHint')}
            maxLength={60}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t('registers.code')}
            description={t('registers.codeHint')}
            maxLength={6}
            disabled={isFixed}
            styles={{ input: { textTransform: 'uppercase' } }}
            {...form.getInputProps('code')}
          />
          <Select
            label={t('registers.location')}
            data={open.map(({ id, name }) => ({ value: id, label: local(name) }))}
            allowDeselect={false}
            disabled={isFixed}
            {...form.getInputProps('locationId')}
            value={locationId}
          />
          {isFixed && <Notice tone="neutral">{t('registers.fixed')}</Notice>}
          <FailureNotice error={error} />
          <FormFooter onCancel={onClose} loading={saving} disabled={locationId === ''}>
            {t('general.save')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
