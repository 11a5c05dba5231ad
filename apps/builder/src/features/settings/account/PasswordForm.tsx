import { Notice, Panel, useText } from '@counterflow/ui'
import { Button, Group, PasswordInput, SimpleGrid, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldErrors } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { useStaff } from '../../session/useStaff'
import { useChangePassword } from './account-queries'

const shortest = 8

export function PasswordForm() {
  const text = useText()
  const { t } = text
  const { email } = useStaff()
  const change = useChangePassword()
  const form = useForm({
    initialValues: { current: '', password: '' },
    validate: {
      current: (current) => (current === '' ? t('session.passwordMissing') : null),
      password: (password) => (password.length < shortest ? t('account.passwordShort') : null),
    },
  })
  const errors = fieldErrors(change.error, text)
  return (
    <Panel title={t('account.password')}>
      <form
        noValidate
        onSubmit={form.onSubmit((values) =>
          change.mutate(values, {
            onSuccess: () => form.reset(),
            onError: (error) => form.setErrors(fieldErrors(error, text)),
          }),
        )}
      >
        <Stack gap="md">
          <Text c="dimmed">{t('account.passwordIntro')}</Text>
          {/* For password keepers: whose password it is. */}
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <PasswordInput
              label={t('account.currentPassword')}
              autoComplete="current-password"
              {...form.getInputProps('current')}
            />
            <PasswordInput
              label={t('account.newPassword')}
              description={t('account.passwordHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              autoComplete="new-password"
              {...form.getInputProps('password')}
            />
          </SimpleGrid>
          {change.isSuccess && (
            <Notice tone="good" urgent>
              {t('account.passwordChanged')}
            </Notice>
          )}
          {Object.keys(errors).length === 0 && <FailureNotice error={change.error} />}
          <Group>
            <Button type="submit" variant="default" loading={change.isPending}>
              {t('account.changePassword')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}
