import { FormFooter, useText } from '@counterflow/ui'
import { Modal, NumberInput, PasswordInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldErrors } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { leadToFirstFault } from '../../../platform/forms/lead-to-first-fault'
import { type Connection, useStoreConnection } from './connection-queries'
import { authKinds, inputOf, isAuthKind, writtenOf } from './written-connection'

interface ConnectionFormProps {
  /** Undefined: a new one. */
  connection: Connection | undefined
  onClose: () => void
}

export function ConnectionForm({ connection, onClose }: ConnectionFormProps) {
  const text = useText()
  const { t } = text
  const store = useStoreConnection(connection?.id)
  const form = useForm({ initialValues: writtenOf(connection) })
  const { kind } = form.values.auth
  const secretHint = connection?.auth.kind === kind ? t('connections.secretKept') : undefined
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={
        connection === undefined
          ? t('connections.create')
          : t('connections.change', { name: connection.name })
      }
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        noValidate
        onSubmit={form.onSubmit(
          (values) =>
            store.mutate(inputOf(values), {
              onSuccess: onClose,
              onError: (error) => form.setErrors(fieldErrors(error, text)),
            }),
          leadToFirstFault,
        )}
      >
        <Stack>
          <TextInput
            label={t('connections.name')}
            placeholder={t('connections.namePlaceholder')}
            maxLength={100}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t('connections.address')}
            description={t('connections.addressHint')}
            inputMode="url"
            {...form.getInputProps('baseUrl')}
          />
          <Select
            label={t('connections.signIn')}
            allowDeselect={false}
            data={authKinds.map((one) => ({ value: one, label: t(`connections.kind.${one}`) }))}
            value={kind}
            onChange={(next) => {
              if (isAuthKind(next)) form.setFieldValue('auth.kind', next)
            }}
          />
          {kind === 'basic' && (
            <TextInput
              label={t('connections.user')}
              autoComplete="off"
              {...form.getInputProps('auth.user')}
            />
          )}
          {kind === 'header' && (
            <TextInput label={t('connections.header')} {...form.getInputProps('auth.header')} />
          )}
          {kind === 'oauth' && (
            <>
              <TextInput
                label={t('connections.tokenUrl')}
                description={t('connections.tokenUrlHint')}
                inputMode="url"
                {...form.getInputProps('auth.tokenUrl')}
              />
              <TextInput
                label={t('connections.clientId')}
                autoComplete="off"
                {...form.getInputProps('auth.clientId')}
              />
              <PasswordInput
                label={t('connections.clientSecret')}
                description={secretHint}
                autoComplete="new-password"
                {...form.getInputProps('auth.clientSecret')}
              />
            </>
          )}
          {kind !== 'none' && (
            <PasswordInput
              label={t(`connections.secret.${kind}`)}
              description={secretHint}
              autoComplete="new-password"
              {...form.getInputProps('auth.secret')}
            />
          )}
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <NumberInput
              label={t('connections.rate')}
              description={t('connections.rateHint')}
              min={0}
              max={10_000}
              {...form.getInputProps('ratePerSecond')}
            />
            <NumberInput
              label={t('connections.inFlight')}
              description={t('connections.inFlightHint')}
              min={1}
              max={10_000}
              allowDecimal={false}
              {...form.getInputProps('mostInFlight')}
            />
          </SimpleGrid>
          <FailureNotice
            error={store.error}
            fields={{
              name: t('connections.name'),
              baseUrl: t('connections.address'),
              'auth.user': t('connections.user'),
              'auth.header': t('connections.header'),
              'auth.tokenUrl': t('connections.tokenUrl'),
              'auth.clientId': t('connections.clientId'),
              'auth.clientSecret': t('connections.clientSecret'),
              'auth.secret': kind === 'none' ? '' : t(`connections.secret.${kind}`),
              ratePerSecond: t('connections.rate'),
              mostInFlight: t('connections.inFlight'),
            }}
          />
          <FormFooter onCancel={onClose} loading={store.isPending}>
            {t('general.save')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
