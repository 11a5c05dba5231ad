import { AppearanceMenu, LanguageMenu, Mark, Notice, usePageTitle, useText } from '@counterflow/ui'
import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { answered, api } from '../../platform/api/client'
import { fieldErrors } from '../../platform/api/problem-text'
import { FailureNotice } from '../../platform/forms/FailureNotice'
import { InsecureNotice } from './InsecureNotice'
import classes from './SignInPage.module.css'
import { sessionQuery } from './session-query'

const route = getRouteApi('/sign-in')

/** An address within the back office; anything else could lead a reader away. */
const safeReturn = (address: string | undefined) =>
  address?.startsWith('/') && !address.startsWith('//') ? address : '/'

export function SignInPage() {
  const text = useText()
  const { t } = text
  usePageTitle(t('session.heading'))
  const { returnTo, expired } = route.useSearch()
  const router = useRouter()
  const client = useQueryClient()
  const [schema] = useState(() =>
    z.object({
      email: z.email(t('session.emailInvalid')),
      password: z.string().min(1, t('session.passwordMissing')),
    }),
  )
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: schemaResolver(schema, { sync: true }),
  })
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) =>
      answered(api.POST('/api/v1/session', { body })),
    onSuccess: async (staff) => {
      client.clear()
      client.setQueryData(sessionQuery.queryKey, staff)
      if (staff.language !== null) await text.speak(staff.language)
      await router.navigate({ href: safeReturn(returnTo), replace: true })
    },
    onError: (error) => form.setErrors(fieldErrors(error, text)),
  })
  return (
    <main className={classes.page}>
      <div className={classes.preferences}>
        <LanguageMenu />
        <AppearanceMenu />
      </div>
      <div className={classes.card}>
        <Stack align="center" gap={4} mb="lg">
          <Mark size={40} />
          <Title order={1} mt="sm">
            {t('session.title', { shop: t('general.productName') })}
          </Title>
          <Text c="dimmed" ta="center">
            {t('session.intro')}
          </Text>
        </Stack>
        <form
          className={classes.form}
          noValidate
          aria-label={t('session.heading')}
          onSubmit={form.onSubmit((values) => signIn.mutate(values))}
        >
          <Stack gap="md">
            {expired && !signIn.error && <Notice tone="accent">{t('session.expired')}</Notice>}
            <FailureNotice error={signIn.error} />
            <InsecureNotice />
            <TextInput
              type="email"
              label={t('session.email')}
              autoComplete="username"
              data-autofocus
              autoFocus
              {...form.getInputProps('email')}
            />
            <PasswordInput
              label={t('session.password')}
              autoComplete="current-password"
              {...form.getInputProps('password')}
            />
            <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
              {t('session.submit')}
            </Button>
          </Stack>
        </form>
      </div>
    </main>
  )
}
