import {
  AppearanceMenu,
  ErrorState,
  LanguageMenu,
  Mark,
  Notice,
  usePageTitle,
  useText,
} from '@counterflow/ui'
import { Button, Loader, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { answered, api } from '../../platform/api/client'
import { isProblem } from '../../platform/api/problem'
import { fieldErrors, problemParagraph } from '../../platform/api/problem-text'
import { FailureNotice } from '../../platform/forms/FailureNotice'
import classes from './SignInPage.module.css'
import { sessionQuery } from './session-query'

/** Where the link of an invitation, or of a forgotten password, leads. Its token lies behind the #. */
export function SetPasswordPage() {
  const text = useText()
  const { t } = text
  const token = useLocation({ select: ({ hash }) => hash })
  const look = useQuery({
    queryKey: ['password-link', token],
    queryFn: () => answered(api.POST('/api/v1/password-links/look', { body: { token } })),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const title =
    look.data === undefined
      ? t('setPassword.title')
      : t(`setPassword.${look.data.purpose}`, { name: look.data.name })
  usePageTitle(title)
  const isUnusable = token === '' || isProblem(look.error, 'link-unusable')
  return (
    <main className={classes.page}>
      <div className={classes.preferences}>
        <LanguageMenu />
        <AppearanceMenu />
      </div>
      <div className={classes.card}>
        <Stack align="center" gap={4} mb="lg">
          <Mark size={40} />
          <Title order={1} mt="sm" ta="center">
            {title}
          </Title>
          {look.data !== undefined && (
            <Text c="dimmed" ta="center">
              {t('setPassword.intro')}
            </Text>
          )}
        </Stack>
        {look.data !== undefined && <NewPassword token={token} email={look.data.email} />}
        {isUnusable && (
          <Notice tone="bad" title={t('setPassword.unusable')} urgent>
            {t('setPassword.askAgain')}
          </Notice>
        )}
        {look.isError && !isUnusable && (
          <ErrorState message={problemParagraph(look.error, text)} onRetry={() => void look.refetch()} />
        )}
        {look.isFetching && look.data === undefined && (
          <Stack align="center">
            <Loader size="sm" aria-label={t('general.loading')} />
          </Stack>
        )}
      </div>
    </main>
  )
}

const shortest = 8

function NewPassword({ token, email }: { token: string; email: string }) {
  const text = useText()
  const { t } = text
  const router = useRouter()
  const client = useQueryClient()
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (password) => (password.length < shortest ? t('account.passwordShort') : null) },
  })
  const use = useMutation({
    mutationFn: async (password: string) => {
      await answered(api.POST('/api/v1/password-links/use', { body: { token, password } }))
      return answered(api.POST('/api/v1/session', { body: { email, password } }))
    },
    onSuccess: async (staff) => {
      client.clear()
      client.setQueryData(sessionQuery.queryKey, staff)
      if (staff.language !== null) await text.speak(staff.language)
      await router.navigate({ to: '/', replace: true })
    },
    onError: (error) => form.setErrors(fieldErrors(error, text)),
  })
  return (
    <form
      className={classes.form}
      noValidate
      aria-label={t('setPassword.title')}
      onSubmit={form.onSubmit(({ password }) => use.mutate(password))}
    >
      <Stack gap="md">
        <FailureNotice error={use.error} />
        <TextInput type="email" label={t('session.email')} value={email} readOnly autoComplete="username" />
        <PasswordInput
          label={t('account.newPassword')}
          description={t('account.passwordHint')}
          autoComplete="new-password"
          data-autofocus
          autoFocus
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" fullWidth loading={use.isPending}>
          {t('setPassword.submit')}
        </Button>
      </Stack>
    </form>
  )
}
