import { isObviousPin, pinDigits } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Group, PasswordInput, SimpleGrid, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldErrors } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { usePinDeeds } from './till-settings-queries'

const digitsOnly = /^\d{4,6}$/

interface PinFormProps {
  staffId: string
  isSet: boolean
  onDone: () => void
}

/** Sets the PIN of somebody, typed twice. */
export function PinForm({ staffId, isSet, onDone }: PinFormProps) {
  const text = useText()
  const { t } = text
  const { set } = usePinDeeds(staffId)
  const form = useForm({
    initialValues: { pin: '', again: '' },
    validate: {
      pin: (pin) =>
        digitsOnly.test(pin) ? (isObviousPin(pin) ? t('fieldProblems.obvious_pin') : null) : t('pins.digits'),
      again: (again, { pin }) => (again === pin ? null : t('pins.differs')),
    },
  })
  const field = {
    inputMode: 'numeric',
    // No keeper of passwords takes it for the one of the account.
    autoComplete: 'one-time-code',
    maxLength: pinDigits.most,
  } as const
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ pin }) =>
        set.mutate(pin, {
          onError: (error) => form.setErrors(fieldErrors(error, text)),
          onSuccess: () => {
            form.reset()
            onDone()
          },
        }),
      )}
    >
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <PasswordInput label={t('pins.pin')} {...field} {...form.getInputProps('pin')} />
          <PasswordInput label={t('pins.again')} {...field} {...form.getInputProps('again')} />
        </SimpleGrid>
        {Object.keys(fieldErrors(set.error, text)).length === 0 && <FailureNotice error={set.error} />}
        <Group>
          <Button type="submit" variant="default" loading={set.isPending}>
            {t(isSet ? 'pins.change' : 'pins.set')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
